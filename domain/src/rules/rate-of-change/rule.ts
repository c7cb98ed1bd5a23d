import * as z from 'zod';
import { priorityOf } from '../../alarm/priority.ts';
import type { Reading } from '../../reading/reading.ts';
import {
  isMsOrNull,
  isRecord,
  unchanged,
  type Rule,
  type RuleEvent,
  type Step,
} from '../contract.ts';

/** The rate is taken over this long, so that one noisy sample a second apart is not an avalanche. */
const WINDOW_MS = 60_000;
/** Samples kept inside the window; closer ones are thinned out, which bounds the state. */
const SAMPLES = 8;
/** The rate must fall to this share of the limit before the alarm clears. */
const CLEAR_SHARE = 0.8;

const rateParams = z.object({
  limitPerMin: z.number().positive(),
  priority: z.enum(['urgent', 'high', 'medium', 'low']),
});
export type RateParams = z.infer<typeof rateParams>;
type Sample = readonly [atMs: number, value: number];
export type RateState = {
  readonly isOn: boolean;
  readonly lastAtMs: number | null;
  readonly samples: readonly Sample[];
};

/**
 * Rate of change: the steepest mean slope between the new value and those of the last minute, both directions.
 * A jump within less than a minute counts as if it had taken the whole minute; between readings further apart
 * than that it is the mean slope since the last one.
 */
export const rateOfChange: Rule<RateParams, RateState> = {
  id: 'rate-of-change',
  params: rateParams,
  paramsOf: (point) =>
    point.rateLimitPerMin === null
      ? null
      : { limitPerMin: point.rateLimitPerMin, priority: priorityOf('rate', point) },
  initial: { isOn: false, lastAtMs: null, samples: [] },
  isState: (value): value is RateState =>
    isRecord(value) &&
    typeof value['isOn'] === 'boolean' &&
    isMsOrNull(value['lastAtMs']) &&
    Array.isArray(value['samples']) &&
    value['samples'].every(
      (sample) => Array.isArray(sample) && sample.length === 2 && sample.every(Number.isFinite),
    ),
  standing: ({ isOn }) => (isOn ? ['rate'] : []),
  step,
};

function step(state: RateState, reading: Reading, params: RateParams): Step<RateState> {
  const { atMs, value, quality } = reading;
  if (state.lastAtMs !== null && atMs <= state.lastAtMs) return unchanged(state);
  if (quality === 'bad') return unchanged(state);
  const steepest = steepestOf(state.samples, [atMs, value]);
  const isOver = steepest !== null && Math.abs(steepest.perMin) >= params.limitPerMin;
  const isCalm = steepest !== null && Math.abs(steepest.perMin) <= params.limitPerMin * CLEAR_SHARE;
  const isOn = state.isOn ? !(isCalm && quality === 'good') : isOver;
  const events: RuleEvent[] = [];
  if (isOn !== state.isOn && steepest) {
    const { perMin, from } = steepest;
    events.push({
      type: isOn ? 'raise' : 'clear',
      ruleId: 'rate-of-change',
      condition: 'rate',
      atMs,
      value,
      limit: params.limitPerMin,
      priority: params.priority,
      explain: { ratePerMin: perMin, fromAtMs: from[0], fromValue: from[1], windowMs: WINDOW_MS },
    });
  }
  return { state: { isOn, lastAtMs: atMs, samples: keep(state.samples, [atMs, value]) }, events };
}

function steepestOf(
  samples: readonly Sample[],
  now: Sample,
): { perMin: number; from: Sample } | null {
  let steepest: { perMin: number; from: Sample } | null = null;
  for (const from of samples) {
    const spanMs = Math.max(now[0] - from[0], WINDOW_MS);
    const perMin = ((now[1] - from[1]) / spanMs) * 60_000;
    if (!steepest || Math.abs(perMin) > Math.abs(steepest.perMin)) steepest = { perMin, from };
  }
  return steepest;
}

/** The samples of the last window, thinned, plus the newest one before it. */
function keep(samples: readonly Sample[], now: Sample): Sample[] {
  const startMs = now[0] - WINDOW_MS;
  const firstInside = samples.findIndex(([atMs]) => atMs > startMs);
  const kept = firstInside < 0 ? samples.slice(-1) : samples.slice(Math.max(0, firstInside - 1));
  // The last one is replaced when it stands too close to the one before it.
  const [beforeLast, last] = kept.slice(-2);
  const isClose = beforeLast && last && last[0] - beforeLast[0] < WINDOW_MS / SAMPLES;
  return [...(isClose ? kept.slice(0, -1) : kept), now];
}
