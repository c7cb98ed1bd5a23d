import { CAMERA_EVENT_KINDS } from '@parkwatch/domain/camera/event-kinds';
import type { Text } from '@parkwatch/domain/text/text';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '@parkwatch/domain/time/duration';
import type { CameraEventRecord } from '@parkwatch/domain/wire/cameras';
import {
  cameraEventRecord,
  ingestCameraEvents,
  MAX_SNAPSHOT_BYTES,
} from '@parkwatch/domain/wire/cameras';
import type { RecordReceipt } from '@parkwatch/domain/wire/ingest';
import { checkedImage } from '../attachments/check-image.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { keepBatch } from '../ingest/batches.ts';
import type { BatchCall } from '../ingest/batches.ts';
import { refusal, unreadable } from '../ingest/records.ts';
import type { Refusal } from '../ingest/records.ts';
import { REFUSED } from '../ingest/refusal-words.ts';
import type { Parts } from '../parts.ts';
import { endOf } from './end-of.ts';
import {
  eventKey,
  ensurePoints,
  findCameras,
  knownEnds,
  outlasted,
  upsertEvents,
} from './store.ts';
import type { Camera, NewEvent, Snapshot } from './store.ts';

/** The picture of an event, or why what was sent is none. */
type Picture = { readonly picture: Snapshot | null; readonly pictureFault: string | null };
type Parsed = CameraEventRecord & Picture & { readonly index: number };
type Placed = Parsed & { readonly found: Camera; readonly code: string };
/** An event as it is stored where it is new. */
type Kept = Pick<Placed, 'index' | 'externalId' | 'code' | 'pictureFault'> & {
  readonly isEnded: boolean;
  readonly event: NewEvent;
};
/** A value of a state point: 1 from the sight on, 0 from its end. */
export type StateValue = { readonly point: string; readonly time: string; readonly value: 0 | 1 };

export type EventCall = {
  readonly caller: Caller;
  readonly records: readonly unknown[];
  readonly now: Date;
  readonly batch: BatchCall | undefined;
};

/**
 * Stores events of cameras: check each alone → find its camera → make its state point → store by the box's id. What the
 * events say of their points is given back, to be stored as readings: the alarm is that of the point. A box that gets no
 * answer sends again, and both halves know a repeat; `endOf` says what a repeat does to an event. A picture that is none
 * costs only itself: the event is stored without it, which log and audit trail count.
 */
export async function takeEvents(
  parts: Parts,
  { caller, records, now, batch }: EventCall,
): Promise<{ receipt: RecordReceipt; values: StateValue[] }> {
  const { parsed, refused } = parseAll(records, {
    now,
    maxAgeMs: parts.config.retentionDays * DAY_MS,
  });
  return parts.db.tx(caller.scope, async (tx) => {
    const kept = await place(tx, parsed, refused);
    const last = lastOfEach(kept, refused);
    const { changed, values } = await store(tx, last, now);
    const created = changed.filter(({ isNew }) => isNew).length;
    const counts = {
      created,
      updated: changed.length - created,
      unchanged: last.length - changed.length,
    };
    const more = tellPictures(parts, tx, last);
    if (changed.length > 0) {
      const detail = { ...counts, ...more };
      await parts.audit.record(tx, caller, { action: ingestCameraEvents.id, detail });
    }
    const rejections = refused.sort((a, b) => a.index - b.index);
    const receipt = { ...counts, rejected: rejections.length, rejections };
    const enterpriseIds = kept.map(({ event }) => event.enterpriseId);
    await keepBatch(tx, { call: batch, caller, now, enterpriseIds }, receipt);
    return { receipt, values };
  });
}

/** Stores the events with their ends, and answers what they say of their points. */
async function store(tx: Tx, kept: readonly Kept[], now: Date) {
  if (kept.length === 0) return { changed: [], values: [] };
  const known = await knownEnds(
    tx,
    kept.map(({ event }) => event),
  );
  const events = kept.map(({ event, isEnded }) => {
    const endsAt = endOf({ ...event, isEnded }, { known: known.get(eventKey(event)), now });
    return { ...event, endsAt };
  });
  const changed = await upsertEvents(tx, events, now);
  const ended = events.filter((_, at) => kept[at]!.isEnded);
  const others = ended.length === 0 ? new Set<string>() : await outlasted(tx, ended);
  return { changed, values: kept.flatMap((one) => valuesOf(one, others)) };
}

/** How many events have no picture because that which was sent is none. */
function tellPictures({ log }: Parts, tx: Tx, kept: readonly Kept[]): { withoutPicture?: number } {
  const faulty = kept.filter(({ pictureFault }) => pictureFault !== null);
  if (faulty.length === 0) return {};
  const withoutPicture = faulty.length;
  const [{ event, externalId, pictureFault }] = faulty as [Kept];
  const first = { cameraId: event.cameraId, externalId, reason: pictureFault };
  tx.afterCommit(() => log.warn({ withoutPicture, first }, 'camera.without-picture'));
  return { withoutPicture };
}

type Window = { readonly now: Date; readonly maxAgeMs: number };

function parseAll(records: readonly unknown[], window: Window) {
  const parsed: Parsed[] = [];
  const refused: Refusal[] = [];
  for (const [index, record] of records.entries()) {
    const { snapshot, rest } = withoutSnapshot(record);
    const result = cameraEventRecord.safeParse(rest);
    if (!result.success) {
      const { externalId } = (record ?? {}) as { externalId?: unknown };
      refused.push(unreadable({ index, externalId }, result.error.issues[0]!));
      continue;
    }
    const one = { ...result.data, index };
    const fault = timeFault(one, window);
    if (fault !== null) refused.push(refusal(one, ...fault));
    else parsed.push({ ...one, ...pictureOf(snapshot) });
  }
  return { parsed, refused };
}

/** Apart, so that a picture of the wrong form does not cost the event. */
function withoutSnapshot(record: unknown): { snapshot: unknown; rest: unknown } {
  if (typeof record !== 'object' || record === null) return { snapshot: undefined, rest: record };
  const { snapshot, ...rest } = record as Readonly<Record<string, unknown>>;
  return { snapshot, rest };
}

/** As for readings: a clock may run 5 minutes ahead, and older events would have no place. */
function timeFault(
  { at, endedAt }: CameraEventRecord,
  { now, maxAgeMs }: Window,
): readonly [path: string, words: Text] | null {
  const atMs = Date.parse(at);
  if (atMs > now.getTime() + 5 * MINUTE_MS) return ['/at', REFUSED.ahead];
  if (atMs < now.getTime() - maxAgeMs) return ['/at', REFUSED.tooOldEvent];
  if (endedAt === undefined) return null;
  const endedMs = Date.parse(endedAt);
  // One wrong year would hold the alarm up for as long.
  if (endedMs > now.getTime() + 5 * MINUTE_MS) return ['/endedAt', REFUSED.ahead];
  return endedMs < atMs ? ['/endedAt', REFUSED.beforeStart] : null;
}

/** The picture by its own bytes; a fault where it is none. */
function pictureOf(sent: unknown): Picture {
  const none = (pictureFault: string | null) => ({ picture: null, pictureFault });
  if (sent === undefined || sent === null || sent === '') return none(null);
  if (typeof sent !== 'string') return none('not text');
  if (sent.length > Math.ceil(MAX_SNAPSHOT_BYTES / 3) * 4)
    return none(`more than ${MAX_SNAPSHOT_BYTES} bytes`);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(sent)) return none('not base64');
  const content = Buffer.from(sent, 'base64');
  if (content.length > MAX_SNAPSHOT_BYTES) return none(`more than ${MAX_SNAPSHOT_BYTES} bytes`);
  const header = checkedImage(content);
  if (header === 'no-image') return none('not a whole JPEG, PNG or WebP picture');
  if (header === 'too-large') return none('too many pixels');
  return { picture: { content, mediaType: header.mediaType }, pictureFault: null };
}

async function place(tx: Tx, parsed: readonly Parsed[], refused: Refusal[]): Promise<Kept[]> {
  const names = parsed.map(({ camera }) => camera);
  const cameras = await findCameras(tx, names);
  const placed = parsed.flatMap((one): Placed[] => {
    const found = cameras.get(one.camera);
    if (found !== undefined) return [{ ...one, found, code: `${found.ref}/${one.kind}` }];
    refused.push(refusal(one, '/camera', REFUSED.notOwnCamera));
    return [];
  });
  const points = new Map(placed.map((one) => [one.code, newPoint(one)]));
  const ids = await ensurePoints(tx, [...points.values()]);
  return placed.flatMap((one): Kept[] => {
    const pointId = ids.get(one.code);
    if (pointId !== undefined) return [keptOf(one, pointId)];
    refused.push(refusal(one, '/camera', takenWords(one.code)));
    return [];
  });
}

function takenWords(code: string): Text {
  return { zh: `编码 ${code} 属于另一测点`, en: `the code ${code} belongs to another point` };
}

function newPoint({ found, code, kind }: Placed) {
  const { label, isSafetyCritical } = CAMERA_EVENT_KINDS[kind];
  return { cameraId: found.id, code, nameZh: label.zh, nameEn: label.en, isSafetyCritical };
}

function keptOf(one: Placed, pointId: number): Kept {
  const { index, externalId, code, found, kind, at, endedAt, confidence = null } = one;
  const { picture, pictureFault } = one;
  const heldMs = Date.parse(at) + CAMERA_EVENT_KINDS[kind].holdS * SECOND_MS;
  const endsAt = new Date(endedAt ?? heldMs).toISOString();
  const place = { enterpriseId: found.enterpriseId, cameraId: found.id, pointId };
  const event = { ...place, externalId, kind, at, endsAt, confidence, picture };
  return { index, externalId, code, pictureFault, isEnded: endedAt !== undefined, event };
}

/** Of events with one id in a call the last counts. */
function lastOfEach(events: readonly Kept[], refused: Refusal[]): Kept[] {
  const keyOf = ({ event }: Kept) => eventKey(event);
  const last = new Map(events.map((one) => [keyOf(one), one]));
  for (const one of events) {
    if (last.get(keyOf(one)) !== one) refused.push(refusal(one, '/externalId', REFUSED.repeated));
  }
  return [...last.values()];
}

/** @param others  events at whose end another one of the same point goes on: their end clears nothing */
function valuesOf({ code, isEnded, event }: Kept, others: ReadonlySet<string>): StateValue[] {
  const seen: StateValue = { point: code, time: event.at, value: 1 };
  if (!isEnded || others.has(eventKey(event))) return [seen];
  // A sight and its end in one instant would be one reading: the end comes a moment later.
  const endMs = Math.max(Date.parse(event.endsAt), Date.parse(event.at) + 1);
  return [seen, { point: code, time: new Date(endMs).toISOString(), value: 0 }];
}
