import { DAY_MS } from '../../time/duration.ts';
import { inEffect } from '../in-effect.ts';
import type { SeasonRule } from './season-rule.ts';

/** A reminder whose season it is. */
export type SeasonReminder = {
  readonly rule: SeasonRule;
  /** First and last day of the season that runs, `YYYY-MM-DD`. */
  readonly fromDate: string;
  readonly toDate: string;
  /** Day of the season, from 1. */
  readonly day: number;
  /** Whether it is to be told on this day; on the others it is only shown. */
  readonly isToBeTold: boolean;
};

/**
 * The reminders of a day, by the versions that hold on it. A version that begins within its season is told on the day on
 * which it begins.
 * @param rules  all versions
 * @param date   `YYYY-MM-DD` at the park
 * @throws RangeError when the date is no day
 */
export function remindersDue(rules: readonly SeasonRule[], date: string): SeasonReminder[] {
  const dayMs = msOf(date);
  return inEffect(rules, date)
    .filter(({ isEnabled }) => isEnabled)
    .flatMap((rule) => {
      const season = seasonAround(rule, date);
      if (!season) return [];
      const beganMs = Math.max(msOf(season.fromDate), msOf(rule.effectiveFrom));
      const toldAfter = (dayMs - beganMs) / DAY_MS;
      const isToBeTold =
        rule.everyDays === null ? toldAfter === 0 : toldAfter % rule.everyDays === 0;
      const day = (dayMs - msOf(season.fromDate)) / DAY_MS + 1;
      return [{ rule, ...season, day, isToBeTold }];
    });
}

/** The season of the rule that the date lies in; null: none. `MM-DD` compares as text does. */
function seasonAround(
  { from, to }: SeasonRule,
  date: string,
): { fromDate: string; toDate: string } | null {
  const year = Number(date.slice(0, 4));
  const isOverNewYear = from > to;
  const begins = isOverNewYear ? [year - 1, year] : [year];
  for (const begin of begins) {
    const fromDate = dateOf(begin, from);
    const toDate = dateOf(isOverNewYear ? begin + 1 : begin, to, 'end');
    if (fromDate <= date && date <= toDate) return { fromDate, toDate };
  }
  return null;
}

/** 29 February of a year without one: a season that begins then begins on 1 March, one that ends then on the 28th. */
function dateOf(year: number, monthDay: string, as: 'begin' | 'end' = 'begin'): string {
  const isMissing = monthDay === '02-29' && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1;
  const day = isMissing ? (as === 'begin' ? '03-01' : '02-28') : monthDay;
  return `${String(year).padStart(4, '0')}-${day}`;
}

function msOf(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date)
    throw new RangeError(`no day: ${date}`);
  return ms;
}
