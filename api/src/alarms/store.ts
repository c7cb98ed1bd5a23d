import type { AlarmTransition } from '@parkwatch/domain/alarm/next-alarm';
import type { AlarmState } from '@parkwatch/domain/alarm/alarm-state';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { fromRow, toRow } from './stored-alarm.ts';
import type { AlarmRow, StoredAlarm } from './stored-alarm.ts';

const queries = {
  lockAlarms: sql(import.meta, './lock-alarms.sql'),
  lockAlarm: sql(import.meta, './lock-alarm.sql'),
  takeIds: sql(import.meta, './take-alarm-ids.sql'),
  insertAlarms: sql(import.meta, './insert-alarms.sql'),
  updateAlarms: sql(import.meta, './update-alarms.sql'),
  raisePeaks: sql(import.meta, './raise-peaks.sql'),
  insertTransitions: sql(import.meta, './insert-transitions.sql'),
  lockDuePoints: sql(import.meta, './lock-due-points.sql'),
  saveSweptStates: sql(import.meta, './save-swept-states.sql'),
  listExpiredShelvings: sql(import.meta, './list-expired-shelvings.sql'),
  listUnannounced: sql(import.meta, './list-unannounced.sql'),
  markAnnounced: sql(import.meta, './mark-announced.sql'),
};

/** A person or the system, as the history keeps them. */
export type By = { readonly name: string; readonly role: string };
export const SYSTEM: By = { name: 'system', role: 'system' };

/** A line of history; `action` also has words beyond the life cycle, such as `confirm`. */
export type HistoryLine = Omit<AlarmTransition, 'action'> & {
  readonly alarmId: number;
  readonly action: string;
};

/** Alarms that an event of these points may belong to. `closedSinceMs`: closed ones count from then on; null: none of them. */
export async function lockAlarms(
  tx: Tx,
  pointIds: readonly number[],
  closedSinceMs: number | null,
): Promise<StoredAlarm[]> {
  const closedSince = closedSinceMs === null ? null : new Date(closedSinceMs);
  const rows = await tx.rows<AlarmRow>(queries.lockAlarms, [pointIds, closedSince]);
  return rows.map(fromRow);
}

export async function lockAlarm(tx: Tx, id: number): Promise<StoredAlarm | undefined> {
  const row = await tx.one<AlarmRow>(queries.lockAlarm, [id]);
  return row && fromRow(row);
}

/** Ids for alarms that are to be inserted. */
export async function takeAlarmIds(tx: Tx, count: number): Promise<number[]> {
  if (count === 0) return [];
  return (await tx.rows<{ id: number }>(queries.takeIds, [count])).map(({ id }) => id);
}

/** An alarm to be stored. `isAnnounced`: it is told about in this transaction. */
export type SavedAlarm = {
  readonly alarm: StoredAlarm;
  readonly isNew: boolean;
  readonly isAnnounced: boolean;
};

/** Changed ones first: an alarm that closes makes room for its successor. */
export async function saveAlarms(tx: Tx, saved: readonly SavedAlarm[]): Promise<void> {
  for (const isNew of [false, true]) {
    const rows = saved.filter((one) => one.isNew === isNew);
    if (rows.length === 0) continue;
    const list = JSON.stringify(rows.map(({ alarm, isAnnounced }) => toRow(alarm, isAnnounced)));
    await tx.run(isNew ? queries.insertAlarms : queries.updateAlarms, [list]);
  }
}

/** Lowest and highest usable value of a point in a call. */
export type Span = { readonly pointId: number; readonly lowest: number; readonly highest: number };

export async function raisePeaks(tx: Tx, spans: readonly Span[]): Promise<void> {
  if (spans.length === 0) return;
  await tx.run(queries.raisePeaks, [
    spans.map(({ pointId }) => pointId),
    spans.map(({ lowest }) => lowest),
    spans.map(({ highest }) => highest),
  ]);
}

export async function addHistory(tx: Tx, lines: readonly HistoryLine[], by: By): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({ ...line, ...by }));
  await tx.run(queries.insertTransitions, [JSON.stringify(rows)]);
}

export type RuleStateRow = {
  readonly pointId: number;
  readonly states: Readonly<Record<string, unknown>>;
};

export function lockDuePoints(tx: Tx, now: Date, limit: number): Promise<RuleStateRow[]> {
  return tx.rows<RuleStateRow>(queries.lockDuePoints, [now, limit]);
}

export type NextStates = readonly (readonly [
  pointId: number,
  states: Readonly<Record<string, unknown>>,
  dueMs: number | null,
])[];

export async function saveSweptStates(tx: Tx, states: NextStates, now: Date): Promise<void> {
  await tx.run(queries.saveSweptStates, [JSON.stringify(states), now]);
}

export async function expiredShelvings(tx: Tx, now: Date, limit: number): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(queries.listExpiredShelvings, [now, limit]);
  return rows.map(({ id }) => id);
}

export async function unannounced(tx: Tx, before: Date, limit: number): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(queries.listUnannounced, [before, limit]);
  return rows.map(({ id }) => id);
}

export async function markAnnounced(tx: Tx, ids: readonly number[], now: Date): Promise<void> {
  await tx.run(queries.markAnnounced, [ids, now]);
}

export const VIEW_STATES: Readonly<Record<'open' | 'shelved' | 'history', readonly AlarmState[]>> =
  {
    open: ['unack-active', 'acked-active', 'unack-rtn'],
    shelved: ['shelved', 'suppressed', 'out-of-service'],
    history: [
      'normal',
      'unack-active',
      'acked-active',
      'unack-rtn',
      'shelved',
      'suppressed',
      'out-of-service',
    ],
  };
