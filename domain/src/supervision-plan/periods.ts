import { DAY_MS, HOUR_MS, MINUTE_MS, PARK_CLOCK_AHEAD_MS } from '../time/duration.ts';

/** How often a line of a plan comes round, the shortest first. */
export const PERIODS = ['shift', 'day', 'week', 'month', 'quarter'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** From its first instant to that of the next one, epoch ms. */
export type Period = { readonly fromMs: number; readonly toMs: number };

const DAYS_OF_WEEK = 7;
const MONTHS_OF_QUARTER = 3;
/** The epoch began on a Thursday: so many days after a Monday. */
const EPOCH_AFTER_MONDAY = 3;

/**
 * The period of the park's calendar that an instant lies in. Weeks begin on Monday, days at midnight at the park.
 * @param shiftStarts  when shifts begin at the park, `HH:MM`, rising; the last one lasts over midnight
 */
export function periodAt(name: PeriodName, nowMs: number, shiftStarts: readonly string[]): Period {
  const localMs = nowMs + PARK_CLOCK_AHEAD_MS;
  const { fromMs, toMs } = localPeriod(name, localMs, shiftStarts);
  return { fromMs: fromMs - PARK_CLOCK_AHEAD_MS, toMs: toMs - PARK_CLOCK_AHEAD_MS };
}

function localPeriod(name: PeriodName, atMs: number, shiftStarts: readonly string[]): Period {
  const day = Math.floor(atMs / DAY_MS);
  if (name === 'shift') return shiftAt(day, atMs, shiftStarts.map(minutesOf));
  if (name === 'day') return { fromMs: day * DAY_MS, toMs: (day + 1) * DAY_MS };
  if (name === 'week') {
    const monday = day - ((day + EPOCH_AFTER_MONDAY) % DAYS_OF_WEEK);
    return { fromMs: monday * DAY_MS, toMs: (monday + DAYS_OF_WEEK) * DAY_MS };
  }
  const date = new Date(atMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (name === 'month') return { fromMs: Date.UTC(year, month), toMs: Date.UTC(year, month + 1) };
  const first = month - (month % MONTHS_OF_QUARTER);
  return { fromMs: Date.UTC(year, first), toMs: Date.UTC(year, first + MONTHS_OF_QUARTER) };
}

function shiftAt(day: number, atMs: number, startsMin: readonly number[]): Period {
  const starts = [day - 1, day, day + 1].flatMap((one) =>
    startsMin.map((minutes) => one * DAY_MS + minutes * MINUTE_MS),
  );
  const next = starts.findIndex((startMs) => startMs > atMs);
  return { fromMs: starts[next - 1]!, toMs: starts[next]! };
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours! * HOUR_MS) / MINUTE_MS + minutes!;
}

/** About how often a period comes in a quarter of 91 days: to compare plans by. */
export function timesPerQuarter(name: PeriodName, shiftsPerDay: number): number {
  return { shift: 91 * shiftsPerDay, day: 91, week: 13, month: 3, quarter: 1 }[name];
}

export function isShorter(one: PeriodName, than: PeriodName): boolean {
  return PERIODS.indexOf(one) < PERIODS.indexOf(than);
}
