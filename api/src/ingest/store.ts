import { QUALITIES } from '@parkwatch/domain/reading/reading';
import type { Reading } from '@parkwatch/domain/reading/reading';
import type { RuleStates } from '@parkwatch/domain/rules/index';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  lockRuleStates: sql(import.meta, './lock-rule-states.sql'),
  readLatestTimes: sql(import.meta, './read-latest-times.sql'),
  insertReadings: sql(import.meta, './insert-readings.sql'),
  insertLateReadings: sql(import.meta, './insert-late-readings.sql'),
  saveLatestValues: sql(import.meta, './save-latest-values.sql'),
  saveRuleStates: sql(import.meta, './save-rule-states.sql'),
  noteLateHours: sql(import.meta, './note-late-hours.sql'),
  countRejections: sql(import.meta, './count-rejections.sql'),
  listRejections: sql(import.meta, './list-rejections.sql'),
};

/** 0 good, 1 uncertain, 2 bad: as stored and as sent live. */
export function qualityCode(quality: Reading['quality']): number {
  return QUALITIES.indexOf(quality);
}

/**
 * A PostgreSQL array as text. pg would quote and escape each number: 10,000 rows took it 21 ms, this takes 2.
 * Only for numbers.
 */
function numbers(values: readonly number[]): string {
  return `{${values.join(',')}}`;
}

/** Readings as the columns of an `unnest`. */
function columns(readings: readonly Reading[], now: Date): unknown[] {
  return [
    numbers(readings.map(({ pointId }) => pointId)),
    numbers(readings.map(({ atMs }) => atMs)),
    numbers(readings.map(({ value }) => value)),
    numbers(readings.map(({ quality }) => qualityCode(quality))),
    now,
  ];
}

/** Rule states by point; the points belong to this transaction from here to its end. */
export async function lockPoints(
  tx: Tx,
  pointIds: readonly number[],
): Promise<Map<number, RuleStates>> {
  type Row = { pointId: number; states: RuleStates };
  const rows = await tx.rows<Row>(queries.lockRuleStates, [numbers(pointIds)]);
  return new Map(rows.map(({ pointId, states }) => [pointId, states]));
}

export type PointTime = { readonly pointId: number; readonly atMs: number };

/** Epoch ms: the newest stored time of a point, and from when its live value counts (see `heardReadings`). */
export type LatestTimes = { readonly newestMs: number; readonly liveMs: number };

export async function latestTimes(
  tx: Tx,
  pointIds: readonly number[],
): Promise<Map<number, LatestTimes>> {
  type Row = LatestTimes & { pointId: number };
  const rows = await tx.rows<Row>(queries.readLatestTimes, [numbers(pointIds)]);
  return new Map(rows.map(({ pointId, ...times }) => [pointId, times]));
}

/** Stores readings newer than all stored ones of their point. */
export async function insertNewer(tx: Tx, readings: readonly Reading[], now: Date): Promise<void> {
  if (readings.length === 0) return;
  const stored = await tx.run(queries.insertReadings, columns(readings, now));
  if (stored !== readings.length) {
    // latest_value would be behind the readings: the receipt would count what was not stored.
    throw new Error(`${readings.length - stored} readings were there before they came`);
  }
}

/** Stores readings that may have come before; answers those that had not. */
export function insertLate(tx: Tx, readings: readonly Reading[], now: Date): Promise<PointTime[]> {
  if (readings.length === 0) return Promise.resolve([]);
  return tx.rows<PointTime>(queries.insertLateReadings, columns(readings, now));
}

/** A new live value, and the time that its device gave it. */
export type Newest = { readonly heard: Reading; readonly ownMs: number };

export async function saveLatest(tx: Tx, newest: readonly Newest[], now: Date): Promise<void> {
  if (newest.length === 0) return;
  const heard = newest.map((one) => one.heard);
  const own = numbers(newest.map(({ ownMs }) => ownMs));
  await tx.run(queries.saveLatestValues, [...columns(heard, now), own]);
}

export type NextStates = readonly (readonly [
  pointId: number,
  states: RuleStates,
  dueMs: number | null,
])[];

/** Parts the JSON texts of a list; JSON writes it as an escape. */
const RECORD_SEPARATOR = '\u001e';

export async function saveStates(tx: Tx, next: NextStates, now: Date): Promise<void> {
  if (next.length === 0) return;
  const states = next.map(([, state]) => JSON.stringify(state)).join(RECORD_SEPARATOR);
  const due = `{${next.map(([, , dueMs]) => dueMs ?? 'NULL').join(',')}}`;
  const ids = numbers(next.map(([pointId]) => pointId));
  await tx.run(queries.saveRuleStates, [ids, states, due, now]);
}

/** Hours of points whose roll-ups are out of date by these readings. */
export async function noteLateHours(tx: Tx, hours: readonly PointTime[], now: Date): Promise<void> {
  if (hours.length === 0) return;
  const sorted = hours.toSorted((a, b) => a.pointId - b.pointId || a.atMs - b.atMs);
  const ids = numbers(sorted.map(({ pointId }) => pointId));
  await tx.run(queries.noteLateHours, [ids, numbers(sorted.map(({ atMs }) => atMs)), now]);
}

export type RejectionCount = {
  readonly reason: string;
  readonly count: number;
  readonly sample: string;
};

export async function countRejections(
  tx: Tx,
  { apiKeyId, counts }: { apiKeyId: number; counts: readonly RejectionCount[] },
  now: Date,
): Promise<void> {
  await tx.run(queries.countRejections, [
    apiKeyId,
    counts.map(({ reason }) => reason),
    counts.map(({ count }) => count),
    counts.map(({ sample }) => sample),
    now,
  ]);
}

export type RejectionRow = { at: Date; source: string } & RejectionCount;

export function listRejections(tx: Tx): Promise<RejectionRow[]> {
  return tx.rows<RejectionRow>(queries.listRejections);
}
