import { CAMERA_EVENT_KINDS } from '@parkwatch/domain/camera/event-kinds';
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
import { refusal } from '../ingest/records.ts';
import type { Refusal } from '../ingest/records.ts';
import type { Parts } from '../parts.ts';
import { ensurePoints, findCameras, upsertEvents } from './store.ts';
import type { Camera, Snapshot, StoredEvent } from './store.ts';

type Parsed = CameraEventRecord & { readonly index: number; readonly picture: Snapshot | null };
type Placed = Parsed & { readonly found: Camera; readonly code: string };
/** An event as it is stored, and what it says of its state point. */
type Kept = {
  readonly index: number;
  readonly externalId: string;
  readonly event: StoredEvent & { readonly picture: Snapshot | null };
  readonly values: readonly StateValue[];
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
 * answer sends again, and both halves know a repeat.
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
    const events = last.map(({ event }) => event);
    const changed = events.length === 0 ? [] : await upsertEvents(tx, events, now);
    const created = changed.filter(({ isNew }) => isNew).length;
    const counts = {
      created,
      updated: changed.length - created,
      unchanged: last.length - changed.length,
    };
    if (changed.length > 0)
      await parts.audit.record(tx, caller, { action: ingestCameraEvents.id, detail: counts });
    const rejections = refused.sort((a, b) => a.index - b.index);
    const receipt = { ...counts, rejected: rejections.length, rejections };
    const enterpriseIds = kept.map(({ event }) => event.enterpriseId);
    await keepBatch(tx, { call: batch, caller, now, enterpriseIds }, receipt);
    return { receipt, values: last.flatMap(({ values }) => values) };
  });
}

type Window = { readonly now: Date; readonly maxAgeMs: number };

function parseAll(records: readonly unknown[], window: Window) {
  const parsed: Parsed[] = [];
  const refused: Refusal[] = [];
  for (const [index, record] of records.entries()) {
    const result = cameraEventRecord.safeParse(record);
    if (!result.success) {
      refused.push(unreadable(record, index, result.error.issues[0]!));
      continue;
    }
    const one = { ...result.data, index };
    const fault = timeFault(one, window);
    const picture = pictureOf(one.snapshot);
    if (fault !== null) refused.push(refusal(one, ...fault));
    else if (typeof picture === 'string') refused.push(refusal(one, '/snapshot', picture));
    else parsed.push({ ...one, picture });
  }
  return { parsed, refused };
}

function unreadable(
  record: unknown,
  index: number,
  { path, message }: { path: PropertyKey[]; message: string },
): Refusal {
  const sent = (record as { externalId?: unknown } | null | undefined)?.externalId;
  const externalId = typeof sent === 'string' ? sent.slice(0, 100) : null;
  return { index, externalId, path: `/${path.map(String).join('/')}`, message };
}

/** As for readings: a clock may run 5 minutes ahead, and older events would have no place. */
function timeFault(
  { at, endedAt }: CameraEventRecord,
  { now, maxAgeMs }: Window,
): readonly [path: string, message: string] | null {
  const atMs = Date.parse(at);
  if (atMs > now.getTime() + 5 * MINUTE_MS) return ['/at', 'is ahead of the server'];
  if (atMs < now.getTime() - maxAgeMs) return ['/at', 'is older than events are kept'];
  if (endedAt !== undefined && Date.parse(endedAt) < atMs) return ['/endedAt', 'before its start'];
  return null;
}

/** The picture by its own bytes; a reason where it is none. */
function pictureOf(base64: string | undefined): Snapshot | null | string {
  if (base64 === undefined || base64 === '') return null;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return 'not base64';
  const content = Buffer.from(base64, 'base64');
  if (content.length > MAX_SNAPSHOT_BYTES) return `more than ${MAX_SNAPSHOT_BYTES} bytes`;
  const header = checkedImage(content);
  if (header === 'no-image') return 'not a whole JPEG, PNG or WebP picture';
  if (header === 'too-large') return 'too many pixels';
  return { content, mediaType: header.mediaType };
}

async function place(tx: Tx, parsed: readonly Parsed[], refused: Refusal[]): Promise<Kept[]> {
  const names = parsed.map(({ camera }) => camera);
  const cameras = await findCameras(tx, names);
  const placed = parsed.flatMap((one): Placed[] => {
    const found = cameras.get(one.camera);
    if (found !== undefined) return [{ ...one, found, code: `${found.ref}/${one.kind}` }];
    refused.push(refusal(one, '/camera', 'not a camera of this source'));
    return [];
  });
  const points = new Map(placed.map((one) => [one.code, newPoint(one)]));
  const ids = await ensurePoints(tx, [...points.values()]);
  return placed.flatMap((one): Kept[] => {
    const pointId = ids.get(one.code);
    if (pointId !== undefined) return [keptOf(one, pointId)];
    refused.push(refusal(one, '/camera', `the code ${one.code} belongs to another point`));
    return [];
  });
}

function newPoint({ found, code, kind }: Placed) {
  const { label, isSafetyCritical } = CAMERA_EVENT_KINDS[kind];
  return { cameraId: found.id, code, nameZh: label.zh, nameEn: label.en, isSafetyCritical };
}

function keptOf(one: Placed, pointId: number): Kept {
  const { index, externalId, found, kind, at, endedAt, confidence = null, picture } = one;
  const heldMs = Date.parse(at) + CAMERA_EVENT_KINDS[kind].holdS * SECOND_MS;
  const endsAt = endedAt ?? new Date(heldMs).toISOString();
  const place = { enterpriseId: found.enterpriseId, cameraId: found.id, pointId };
  const event = { ...place, externalId, kind, at, endsAt, confidence, picture };
  return { index, externalId, event, values: valuesOf(one) };
}

/** Of events with one id in a call the last counts. */
function lastOfEach(events: readonly Kept[], refused: Refusal[]): Kept[] {
  const keyOf = ({ event }: Kept) => `${event.cameraId} ${event.externalId}`;
  const last = new Map(events.map((one) => [keyOf(one), one]));
  for (const one of events) {
    if (last.get(keyOf(one)) !== one)
      refused.push(refusal(one, '/externalId', 'comes again later in this call'));
  }
  return [...last.values()];
}

function valuesOf({ code, at, endedAt }: Placed): StateValue[] {
  const seen: StateValue = { point: code, time: at, value: 1 };
  if (endedAt === undefined) return [seen];
  // A sight and its end in one instant would be one reading: the end comes a moment later.
  const endMs = Math.max(Date.parse(endedAt), Date.parse(at) + 1);
  return [seen, { point: code, time: new Date(endMs).toISOString(), value: 0 }];
}
