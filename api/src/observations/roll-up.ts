import { HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  lockMark: sql(import.meta, './lock-mark.sql'),
  startMark: sql(import.meta, './start-mark.sql'),
  saveMark: sql(import.meta, './save-mark.sql'),
  ensureMonths: sql(import.meta, './ensure-months.sql'),
  rollMinutes: sql(import.meta, './roll-minutes.sql'),
  rollHours: sql(import.meta, './roll-hours.sql'),
  forgetLate: sql(import.meta, './forget-late-hours.sql'),
  takeLate: sql(import.meta, './take-late-hours.sql'),
  rollLateMinutes: sql(import.meta, './roll-late-minutes.sql'),
  rollLateHours: sql(import.meta, './roll-late-hours.sql'),
};

const SYSTEM = { kind: 'system' } as const;
const MARK = 'minute';

/**
 * The last minutes are rolled up again on each run. A reading is "late", and noted by the hour, when it is more than
 * 2 minutes old as it comes (`LATE_AFTER_MS` of the ingest); a transaction of the ingest takes at most a minute. So
 * whatever is committed behind the mark without a note is younger than this.
 */
const OVERLAP_MS = 4 * MINUTE_MS;
/**
 * One transaction after downtime, short enough to let others in between: an hour of 2,000 points at 5 minutes is 24,000
 * rows and half a second, embedded.
 */
const STRETCH_MS = HOUR_MS;
const LATE_HOURS_PER_TURN = 2000;

function floor(atMs: number, stepMs: number): number {
  return Math.floor(atMs / stepMs) * stepMs;
}

/**
 * Rolls readings up to minutes and minutes to hours, from where the last run stopped; late readings by the hours that
 * the ingest noted. Running it late, twice or at two places at once does no harm. Answers how many rows changed.
 */
export async function rollUp(db: Database, now: Date): Promise<number> {
  const untilMs = floor(now.getTime(), MINUTE_MS);
  let changed = 0;
  for (let isDone = false; !isDone;) {
    const turn = await db.tx(SYSTEM, (tx) => rollStretch(tx, untilMs));
    changed += turn.changed;
    isDone = turn.doneUntilMs >= untilMs;
  }
  for (let taken = LATE_HOURS_PER_TURN; taken === LATE_HOURS_PER_TURN;) {
    const turn = await db.tx(SYSTEM, (tx) => rollLate(tx, untilMs));
    changed += turn.changed;
    taken = turn.taken;
  }
  return changed;
}

async function rollStretch(tx: Tx, untilMs: number) {
  const until = new Date(untilMs);
  const isFirst = (await tx.run(queries.startMark, [MARK, until])) > 0;
  // Everything from the oldest reading on is rolled up now, whatever came late so far.
  if (isFirst) await tx.run(queries.forgetLate);
  const mark = await tx.one<{ doneUntil: Date }>(queries.lockMark, [MARK]);
  const doneMs = mark!.doneUntil.getTime();
  const fromMs = floor(Math.min(doneMs, untilMs) - OVERLAP_MS, MINUTE_MS);
  const toMs = Math.min(untilMs, Math.max(fromMs + STRETCH_MS, floor(doneMs, MINUTE_MS)));
  const [from, to] = [new Date(fromMs), new Date(toMs)];
  await tx.rows(queries.ensureMonths, [from, to]);
  const minutes = await tx.run(queries.rollMinutes, [from, to]);
  const hours = [new Date(floor(fromMs, HOUR_MS)), new Date(floor(toMs, HOUR_MS))];
  const rolledHours = await tx.run(queries.rollHours, hours);
  if (toMs > doneMs) await tx.run(queries.saveMark, [MARK, to]);
  return { doneUntilMs: toMs, changed: minutes + rolledHours };
}

async function rollLate(tx: Tx, untilMs: number) {
  const late = await tx.rows<{ pointId: number; hour: Date }>(queries.takeLate, [
    LATE_HOURS_PER_TURN,
  ]);
  if (late.length === 0) return { taken: 0, changed: 0 };
  const times = late.map(({ hour }) => hour.getTime());
  const [first, last] = [
    times.reduce((a, b) => Math.min(a, b)),
    times.reduce((a, b) => Math.max(a, b)),
  ];
  await tx.rows(queries.ensureMonths, [new Date(first), new Date(last)]);
  const hours = [late.map(({ pointId }) => pointId), late.map(({ hour }) => hour)];
  const minutes = await tx.run(queries.rollLateMinutes, [...hours, new Date(untilMs)]);
  const wholeHours = new Date(floor(untilMs, HOUR_MS));
  const rolledHours = await tx.run(queries.rollLateHours, [...hours, wholeHours]);
  return { taken: late.length, changed: minutes + rolledHours };
}
