import { createHash } from 'node:crypto';
import type { CameraEventKind } from '@parkwatch/domain/camera/event-kinds';
import type {
  CameraEventMapping,
  CameraEventsSettings,
  CameraEventWords,
} from '@parkwatch/domain/sources/camera-events';
import { readPointer } from '../json/read-pointer.ts';
import { msFromEventTime } from './event-time.ts';
import { kindOf } from './kind-words.ts';

/** Most events of a body: a box that was away sends its backlog in many. */
export const MAX_EVENTS = 50;
const LONGEST_CAMERA = 200;
const LONGEST_ID = 100;
const LONGEST_TEXT = 1000;

/** An event in the box's own names of cameras. */
export type BoxEvent = {
  /** Place in the list that was sent. */
  readonly index: number;
  readonly id: string;
  readonly camera: string;
  readonly kind: CameraEventKind;
  readonly atMs: number;
  readonly endedMs: number | null;
  /** 0 to 1. */
  readonly confidence: number | null;
  /** What stands where the picture is expected. */
  readonly image: unknown;
};
export type RejectedEvent = { readonly index: number; readonly reason: string };
export type Events = {
  readonly events: readonly BoxEvent[];
  readonly refused: readonly RejectedEvent[];
  /** What was said beside, or could not be taken of an event that was: for the engineer. */
  readonly notes: readonly string[];
};

export type ReadOptions = {
  readonly mapping: CameraEventMapping;
  /** The device's words before the source's. */
  readonly words: readonly CameraEventWords[];
  readonly settings: Pick<CameraEventsSettings, 'idleStates' | 'utcOffset'>;
  /** The box's only camera. */
  readonly camera?: string | undefined;
};

/** The events of a body that was JSON. Pure and total. */
export function readEvents(body: unknown, options: ReadOptions): Events | { rejected: string } {
  if (isHeartbeat(body)) return { events: [], refused: [], notes: ['heartbeat'] };
  const { list: pointer } = options.mapping;
  const found = readPointer(body, pointer);
  if (typeof found !== 'object' || found === null) {
    return { rejected: `no-list: no event stands at "${pointer.slice(0, 100)}"` };
  }
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  if (list.length > MAX_EVENTS) {
    return { rejected: `too-many: ${list.length} events, at most ${MAX_EVENTS}` };
  }
  if (list.length === 0) return { events: [], refused: [], notes: ['heartbeat: no events'] };
  const read = list.map((item, index) => eventOf({ item, body, index }, options));
  return {
    events: read.flatMap((one) => ('event' in one ? [one.event] : [])),
    refused: read.flatMap((one, index) => ('reason' in one ? [{ index, reason: one.reason }] : [])),
    notes: read.flatMap((one, index) =>
      'notes' in one ? one.notes.map((note) => `[${index}] ${note}`) : [],
    ),
  };
}

function isHeartbeat(body: unknown): boolean {
  return (body as { heartbeat?: unknown } | null)?.heartbeat === true;
}

type Item = { readonly item: unknown; readonly body: unknown; readonly index: number };
type Read =
  | { readonly event: BoxEvent; readonly notes: readonly string[] }
  | { readonly notes: readonly string[] }
  | { readonly reason: string };

function eventOf(place: Item, options: ReadOptions): Read {
  const { mapping, settings, words } = options;
  const at = (field: string): unknown => fieldAt(place, field);
  const word = textOf(at(mapping.kind));
  const state = textOf(at(mapping.state));
  if (word === '') return { reason: 'no-kind: the event does not say what was seen' };
  const kind = kindOf(word, words);
  if (kind === 'ignore') return { notes: [`no event: ${shown(word)}`] };
  if (kind === null) return { reason: `unknown-kind: ${shown(word)}` };
  if (settings.idleStates.includes(state)) return { notes: [`no event: ${shown(state)}`] };
  const camera = textOf(at(mapping.camera)) || (options.camera ?? '');
  if (camera === '') return { reason: 'no-camera: the event does not say which camera' };
  if (camera.length > LONGEST_CAMERA) return { reason: 'no-camera: its name is too long' };
  const atMs = msFromEventTime(at(mapping.time), settings.utcOffset);
  if (atMs === null) return { reason: 'no-time: an instant is required' };
  const notes: string[] = [];
  const endedMs = endOf(at(mapping.endedAt), { atMs, settings, notes });
  const confidence = confidenceOf(at(mapping.confidence), notes);
  const id = idOf(textOf(at(mapping.id)), { camera, kind, atMs });
  const seen = { index: place.index, id, camera, kind, atMs, endedMs, confidence };
  return { event: { ...seen, image: at(mapping.image) }, notes };
}

function fieldAt({ item, body }: Item, field: string): unknown {
  return field.startsWith('^') ? readPointer(body, field.slice(1)) : readPointer(item, field);
}

/** Numbers and truth values are names too: channel 3, type 7. A text of megabytes is no name. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT).trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function shown(text: string): string {
  return `"${text.slice(0, 60)}"`;
}

type Ending = {
  readonly atMs: number;
  readonly settings: Pick<CameraEventsSettings, 'utcOffset'>;
  readonly notes: string[];
};

/** An end that makes no sense costs only itself: what was seen was seen. */
function endOf(value: unknown, { atMs, settings, notes }: Ending): number | null {
  // Boxes write 0 or "" while an event goes on.
  if (value === undefined || value === null || value === '' || value === 0) return null;
  const endedMs = msFromEventTime(value, settings.utcOffset);
  if (endedMs !== null && endedMs >= atMs) return endedMs;
  notes.push(endedMs === null ? 'end: no instant, left out' : 'end: before its start, left out');
  return null;
}

function confidenceOf(value: unknown, notes: string[]): number | null {
  if (value === undefined || value === null || value === '') return null;
  const number = typeof value === 'string' ? Number(value.trim().replace(/%$/, '')) : value;
  if (typeof number === 'number' && number >= 0 && number <= 100) {
    return number > 1 ? number / 100 : number;
  }
  notes.push('confidence: neither 0 to 1 nor percent, left out');
  return null;
}

/** The same for a repeat, whatever the box does. */
function idOf(own: string, seen: { camera: string; kind: string; atMs: number }): string {
  if (own !== '' && own.length <= LONGEST_ID) return own;
  const text = own === '' ? JSON.stringify([seen.camera, seen.kind, seen.atMs]) : own;
  return `made-${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}
