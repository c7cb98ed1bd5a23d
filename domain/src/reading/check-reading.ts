import { DAY_MS, MINUTE_MS } from '../time/duration.ts';
import { isoFromMs, msFromIso } from '../time/instant.ts';
import type { RejectReason } from '../wire/ingest.ts';
import { isQuality, type Reading } from './reading.ts';

/** What the check needs to know of a point. A null end of the range is not checked. */
export type CheckedPoint = {
  readonly id: number;
  readonly rangeLow: number | null;
  readonly rangeHigh: number | null;
};

/** The instants that are accepted, seen from now. */
export type TimeWindow = {
  readonly nowMs: number;
  /** A clock may run ahead by so much; later readings are refused. */
  readonly maxAheadMs: number;
  /** Older readings would fall into dropped partitions. */
  readonly maxAgeMs: number;
};

export type CheckedReading =
  { readonly reading: Reading } | { readonly rejected: RejectReason; readonly detail: string };

/**
 * The usual window: 5 minutes ahead, 400 days back (a year, so that the same month can be compared).
 * @param maxAgeMs  the retention of raw observations
 */
export function timeWindow(nowMs: number, maxAgeMs = 400 * DAY_MS): TimeWindow {
  return { nowMs, maxAheadMs: 5 * MINUTE_MS, maxAgeMs };
}

/**
 * Decides on one reading as a source sent it: `{ point, time, value, quality? }` with an ISO 8601 time that has an offset.
 * Total: any value gives a reading or a reason, nothing is thrown. Both ends of range and window are accepted.
 * @param raw     one entry of the call, not yet looked at
 * @param point   the point that `raw.point` names; undefined when the source has no such point
 * @param window  accepted instants, see `timeWindow`
 * @returns the reading (quality `good` when none was sent), or a reason with a detail for the sender
 */
export function checkReading(
  raw: unknown,
  point: CheckedPoint | undefined,
  window: TimeWindow,
): CheckedReading {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return refuse('malformed', 'a reading is an object with point, time and value');
  const { point: code, time, value, quality } = raw as Record<string, unknown>;
  if (typeof code !== 'string' || code === '')
    return refuse('malformed', 'point: text is required');
  if (!point)
    return refuse('unknown-point', `point ${brief(code)} is not registered to this source`);
  const atMs = typeof time === 'string' ? msFromIso(time) : null;
  if (atMs === null)
    return refuse('malformed', 'time: an ISO 8601 instant with offset is required');
  if (quality !== undefined && !isQuality(quality))
    return refuse('bad-quality-code', 'quality: good, uncertain or bad');
  const problem = timeProblem(atMs, window) ?? valueProblem(value, point);
  if (problem) return problem;
  const reading = { pointId: point.id, atMs, value: value as number, quality: quality ?? 'good' };
  return { reading };
}

type Refused = Extract<CheckedReading, { rejected: unknown }>;

function timeProblem(atMs: number, { nowMs, maxAheadMs, maxAgeMs }: TimeWindow): Refused | null {
  if (atMs > nowMs + maxAheadMs)
    return refuse('future', `${isoFromMs(atMs)} is ahead of the server's ${isoFromMs(nowMs)}`);
  if (atMs < nowMs - maxAgeMs)
    return refuse('too-old', `${isoFromMs(atMs)} is older than readings are kept`);
  return null;
}

function valueProblem(value: unknown, { rangeLow, rangeHigh }: CheckedPoint): Refused | null {
  // JSON has no NaN or Infinity: sources send null, or digits that overflow to Infinity (1e999).
  if (value === null || (typeof value === 'number' && !Number.isFinite(value)))
    return refuse('not-finite', 'value: no finite number');
  if (typeof value !== 'number') return refuse('malformed', 'value: a number is required');
  if (rangeLow !== null && value < rangeLow)
    return refuse('out-of-range', `${value} is below the point's range from ${rangeLow}`);
  if (rangeHigh !== null && value > rangeHigh)
    return refuse('out-of-range', `${value} is above the point's range to ${rangeHigh}`);
  return null;
}

function refuse(rejected: RejectReason, detail: string): Refused {
  return { rejected, detail };
}

function brief(code: string): string {
  return JSON.stringify(code.length > 80 ? `${code.slice(0, 80)}…` : code);
}
