import { DAY_MS, HOUR_MS, MINUTE_MS, PARK_CLOCK_AHEAD_MS } from '../time/duration.ts';
import type { CycleUnit, WorkDays } from './codes.ts';
import { startOfShanghaiDay } from './source-time.ts';

/** An inspection task (隐患排查任务) as its schedule. */
export type CheckSchedule = {
  readonly startMs: number;
  readonly cycle: number;
  readonly unit: CycleUnit;
  readonly workDays: WorkDays;
  /** Minutes of the day between which cycles in hours run; null: all day. */
  readonly workMinutes: readonly [from: number, to: number] | null;
};

/** Half-open span of epoch ms. */
export type Span = readonly [fromMs: number, toMs: number];

export type CycleCount = {
  /** Cycles that ended in the window and were not stood down. */
  readonly due: number;
  readonly done: number;
};

/** A year of hourly cycles; a schedule that asks for more is cut here and says `isCut`. */
const MOST_CYCLES = 10_000;

/**
 * How many cycles of a task fell due in a window and how many of them have a check. A cycle that a deactivation
 * (停用/检修) covers wholly is not due. Legal holidays are not known here: working days are Monday to Friday.
 * @param checksMs  instants of checks that looked (normal or danger found; "not checked" is none), any order
 * @source 排查任务完成率 = completed / due minus deactivated (dual-prevention indicators, docs/adr/0015)
 */
export function countCycles(
  schedule: CheckSchedule,
  window: Span,
  {
    checksMs,
    stopped,
  }: { readonly checksMs: readonly number[]; readonly stopped: readonly Span[] },
): CycleCount & { readonly isCut: boolean } {
  const checks = checksMs.toSorted((a, b) => a - b);
  let due = 0;
  let done = 0;
  let seen = 0;
  for (const [fromMs, toMs] of cyclesEndingIn(schedule, window)) {
    if (++seen > MOST_CYCLES) return { due, done, isCut: true };
    if (stopped.some(([from, to]) => from <= fromMs && to >= toMs)) continue;
    due++;
    if (hasBetween(checks, fromMs, toMs)) done++;
  }
  return { due, done, isCut: false };
}

/** The cycles of a schedule whose end lies in (window[0], window[1]], in order. */
export function* cyclesEndingIn(schedule: CheckSchedule, [fromMs, toMs]: Span): Iterable<Span> {
  let index = firstCycle(schedule, fromMs);
  for (; ; index++) {
    const start = startOf(schedule, index);
    const end = startOf(schedule, index + 1);
    if (end > toMs) return;
    if (end > fromMs && isWorked(schedule, start)) yield [start, end];
  }
}

/** A cycle that ends not after `fromMs` is passed over without being walked through. */
function firstCycle({ startMs, cycle, unit }: CheckSchedule, fromMs: number): number {
  const longestMs = { hour: HOUR_MS, day: DAY_MS, month: 31 * DAY_MS, year: 366 * DAY_MS }[unit];
  return Math.max(0, Math.floor((fromMs - startMs) / (longestMs * cycle)) - 1);
}

function startOf({ startMs, cycle, unit }: CheckSchedule, index: number): number {
  const steps = index * cycle;
  if (unit === 'hour') return startMs + steps * HOUR_MS;
  if (unit === 'day') return startMs + steps * DAY_MS;
  return addMonths(startMs, unit === 'month' ? steps : steps * 12);
}

/** The same day and time of the wall clock so many months on; the last day of a shorter month. */
function addMonths(ms: number, months: number): number {
  const wall = new Date(ms + PARK_CLOCK_AHEAD_MS);
  const day = wall.getUTCDate();
  const first = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + months, 1);
  const next = new Date(first);
  const lastDay = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  const timeMs = (ms + PARK_CLOCK_AHEAD_MS) % DAY_MS;
  return first + (Math.min(day, lastDay) - 1) * DAY_MS + timeMs - PARK_CLOCK_AHEAD_MS;
}

function isWorked({ unit, workDays, workMinutes }: CheckSchedule, startMs: number): boolean {
  const dayMs = startOfShanghaiDay(startMs);
  const weekday = new Date(dayMs + PARK_CLOCK_AHEAD_MS).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  if (unit === 'hour' || unit === 'day') {
    if (workDays === 'working-day' && isWeekend) return false;
    if (workDays === 'day-off' && !isWeekend) return false;
  }
  if (unit !== 'hour' || workMinutes === null) return true;
  const minute = Math.floor((startMs - dayMs) / MINUTE_MS);
  const [from, to] = workMinutes;
  // A night shift runs over midnight.
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function hasBetween(sorted: readonly number[], fromMs: number, toMs: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < fromMs) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && sorted[low]! < toMs;
}
