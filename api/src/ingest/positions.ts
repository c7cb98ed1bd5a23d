import { timeWindow } from '@parkwatch/domain/reading/check-reading';
import type { TimeWindow } from '@parkwatch/domain/reading/check-reading';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import { msFromIso } from '@parkwatch/domain/time/instant';
import { positionRecord } from '@parkwatch/domain/wire/ingest';
import type { ObservationReceipt, RejectReason } from '@parkwatch/domain/wire/ingest';
import type { Tx } from '../db/tx.ts';
import { movingObjectsAt } from '../moving-objects/store.ts';
import { dayPartitions } from '../observations/day-partitions.ts';
import type { Parts } from '../parts.ts';
import { asRecordReceipt, keepBatch } from './batches.ts';
import type { Rejection } from './check-readings.ts';
import { rememberRejections } from './remember-rejections.ts';
import type { Delivery } from './service.ts';
import { insertPositions, lockMovingObjects, saveNewestPositions } from './position-store.ts';

/** A position that may be stored once its object is known. */
export type Position = {
  readonly index: number;
  readonly object: string;
  readonly atMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly speedKmh: number | null;
  readonly headingDeg: number | null;
  readonly altitudeM: number | null;
  /** Null: the source says nothing of them. */
  readonly alarms: readonly string[] | null;
  readonly status: readonly string[] | null;
  /** History only: it moves nothing live. */
  readonly isLate: boolean;
};

type Outcome = {
  readonly accepted: number;
  readonly duplicate: number;
  readonly unknown: readonly Position[];
  /** Ids of the objects that moved. */
  readonly moved: readonly number[];
};

/** The ingest of positions: check → store → newest per object → publish, one transaction a call. */
export function positionIngest(parts: Parts) {
  const ensurePartitions = dayPartitions(parts.db, 'position_report');
  const maxAgeMs = parts.config.retentionDays * DAY_MS;

  return async ({ caller, sent, now, batch }: Delivery): Promise<ObservationReceipt> => {
    const window = timeWindow(now.getTime(), maxAgeMs);
    const checked = sent.entries.map((entry, index) => checkPosition(entry, index, window));
    const positions = checked.filter((one): one is Position => 'lon' in one);
    await ensurePartitions(positions.map(({ atMs }) => atMs));
    const refused = checked
      .filter((one): one is Rejection => 'reason' in one)
      .map((one) => ({ ...one, detail: sent.broken.get(one.index) ?? one.detail }));
    const receipt = await parts.db.tx(caller.scope, async (tx) => {
      const outcome = await storePositions(tx, positions, now);
      const stored = receiptOf(outcome, refused);
      const kept = { call: batch, caller, now, enterpriseIds: [] };
      await keepBatch(tx, kept, asRecordReceipt(stored));
      await publishMoves(parts, tx, outcome.moved);
      return stored;
    });
    await rememberRejections(parts, { caller, sent, rejections: receipt.rejections, now });
    return receipt;
  };
}

function receiptOf(
  { accepted, duplicate, unknown }: Outcome,
  refused: readonly Rejection[],
): ObservationReceipt {
  const why = ['unknown-point', 'object is not registered to this source'] as const;
  const unknowns = unknown.map(({ index, object }) => refuse(index, object, why));
  const rejections = [...refused, ...unknowns].sort((a, b) => a.index - b.index);
  return { accepted, duplicate, rejected: rejections.length, rejections };
}

function checkPosition(entry: unknown, index: number, window: TimeWindow): Position | Rejection {
  const parsed = positionRecord.safeParse(entry);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    const isPlace = path[0] === 'lon' || path[0] === 'lat';
    const reason = isPlace && /^Too (big|small)/.test(message) ? 'out-of-range' : 'malformed';
    return refuse(index, nameOf(entry), [reason, `${path.join('.')}: ${message}`]);
  }
  const { object, time, ...said } = parsed.data;
  const atMs = msFromIso(time);
  if (atMs === null) {
    return refuse(index, object, [
      'malformed',
      'time: an ISO 8601 instant with offset is required',
    ]);
  }
  if (atMs > window.nowMs + window.maxAheadMs) return refuse(index, object, ['future', time]);
  if (atMs < window.nowMs - window.maxAgeMs) return refuse(index, object, ['too-old', time]);
  const { speedKmh = null, headingDeg = null, altitudeM = null } = said;
  const { alarms = null, status = null, isLate = false } = said;
  const { lon, lat } = said;
  const flags = { alarms, status, isLate };
  return { index, object, atMs, lon, lat, speedKmh, headingDeg, altitudeM, ...flags };
}

function nameOf(entry: unknown): string | null {
  const name = (entry as { object?: unknown } | null | undefined)?.object;
  return typeof name === 'string' ? name : null;
}

function refuse(
  index: number,
  object: string | null,
  [reason, detail]: readonly [RejectReason, string],
): Rejection {
  return { index, point: object?.slice(0, 100) ?? null, reason, detail };
}

async function storePositions(tx: Tx, positions: readonly Position[], now: Date): Promise<Outcome> {
  const objects = await lockMovingObjects(tx, [...new Set(positions.map(({ object }) => object))]);
  const known = positions.flatMap((one) => {
    const objectId = objects.get(one.object);
    return objectId === undefined ? [] : [{ ...one, objectId }];
  });
  const unknown = positions.filter(({ object }) => !objects.has(object));
  const accepted = await insertPositions(tx, known, now);
  const newest = new Map<number, (typeof known)[number]>();
  // What a vehicle held back in a blind area is where it was: what it reports now is where it is.
  for (const one of known.filter(({ isLate }) => !isLate)) {
    if (one.atMs > (newest.get(one.objectId)?.atMs ?? -Infinity)) newest.set(one.objectId, one);
  }
  // A clock that is ahead must not make what comes after it look late.
  const heard = [...newest.values()].map((one) => {
    return { ...one, atMs: Math.min(one.atMs, now.getTime()) };
  });
  const moved = await saveNewestPositions(tx, heard);
  return { accepted, duplicate: known.length - accepted, unknown, moved };
}

/** One event per owner: an enterprise sees its own vehicles. */
async function publishMoves({ outbox }: Parts, tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const moved = Map.groupBy(await movingObjectsAt(tx, ids), ({ enterpriseId }) => enterpriseId);
  const events = [...moved].map(([owner, payload]) => ({
    audience: { park: true, enterpriseIds: owner === null ? [] : [owner] },
    payload,
  }));
  await outbox.publishAll(tx, 'positions', events);
}
