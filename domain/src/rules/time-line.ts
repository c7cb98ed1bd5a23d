import type { Quality } from '../reading/reading.ts';
import { evaluate, rulesOf, type RuleBinder, type RulePoint, type RuleStates } from './index.ts';

/** A point with no set-points at all: tests name only what they are about. */
export const BARE_POINT: RulePoint = {
  id: 1,
  kind: 'temperature',
  unit: 'degC',
  rangeLow: null,
  rangeHigh: null,
  ll: null,
  l: null,
  h: null,
  hh: null,
  deadband: 0,
  delayS: 0,
  intervalS: 30,
  staleS: 3600,
  rateLimitPerMin: null,
  frozenS: null,
  sustained: null,
  isSafetyCritical: false,
};

/**
 * One row of a rule's test: at `hh:mm[:ss]` a value came (`null`: nothing came, the clock ticked) and these events were
 * told, each as `type condition`, with `@hh:mm:ss` where its instant is not that of the row.
 */
export type TimeLineRow = readonly [
  at: string,
  value: number | null,
  events: readonly string[],
  quality?: Quality,
];

/** Day of all time lines. */
export const DAY_START_MS = Date.UTC(2026, 6, 21);

/** Epoch ms of `hh:mm[:ss]` on the day of all time lines. */
export function at(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return DAY_START_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/**
 * Plays a time line through one rule, one row a batch. State goes through JSON between rows, so that each row is also a
 * restart from the store.
 * @returns what was told in each row, to be compared with the rows
 */
export function play(
  binder: RuleBinder,
  point: RulePoint,
  rows: readonly TimeLineRow[],
): TimeLineRow[] {
  const rules = rulesOf(point, [binder]);
  let states: RuleStates = {};
  return rows.map(([clock, value, , quality]) => {
    const nowMs = at(clock);
    const readings =
      value === null
        ? []
        : ([{ pointId: point.id, atMs: nowMs, value, quality: quality ?? 'good' }] as const);
    const result = evaluate({ states, rules, readings, nowMs });
    states = JSON.parse(JSON.stringify(result.states)) as RuleStates;
    const told = result.events.map((event) =>
      event.type === 'rule-failed'
        ? `failed: ${event.reason}`
        : `${event.type} ${event.condition}${event.atMs === nowMs ? '' : `@${clockOf(event.atMs)}`}`,
    );
    return quality === undefined ? [clock, value, told] : [clock, value, told, quality];
  });
}

function clockOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(11, 19);
}
