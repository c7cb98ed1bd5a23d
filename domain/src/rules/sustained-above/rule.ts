import * as z from 'zod';
import { priorityOf } from '../../alarm/priority.ts';
import type { Reading } from '../../reading/reading.ts';
import { HOUR_MS } from '../../time/duration.ts';
import {
  isMsOrNull,
  isRecord,
  unchanged,
  type Rule,
  type RuleEvent,
  type Step,
} from '../contract.ts';

const sustainedParams = z.object({
  limit: z.number(),
  hours: z.number().positive(),
  deadband: z.number().nonnegative(),
  priority: z.enum(['urgent', 'high', 'medium', 'low']),
});
export type SustainedParams = z.infer<typeof sustainedParams>;
export type SustainedState = {
  readonly isOn: boolean;
  readonly lastAtMs: number | null;
  /** First reading of the present run above the limit. */
  readonly sinceMs: number | null;
  /** Longest time without a reading in this run: says how well the claim is measured. */
  readonly longestGapMs: number;
  readonly count: number;
};

/**
 * Above a limit for N hours without a break (a motor above 80 °C for 3 h). "Above" is strict. The run ends with the first
 * good reading at or below the limit; a gap or a bad reading does not end it, because unknown is not good news, but the
 * alarm tells the longest gap. It needs a reading at its end: silence is told by the stale rule.
 */
export const sustainedAbove: Rule<SustainedParams, SustainedState> = {
  id: 'sustained-above',
  params: sustainedParams,
  paramsOf: (point) =>
    point.sustained === null
      ? null
      : { ...point.sustained, deadband: point.deadband, priority: priorityOf('sustained', point) },
  initial: { isOn: false, lastAtMs: null, sinceMs: null, longestGapMs: 0, count: 0 },
  isState: (value): value is SustainedState =>
    isRecord(value) &&
    typeof value['isOn'] === 'boolean' &&
    isMsOrNull(value['lastAtMs']) &&
    isMsOrNull(value['sinceMs']) &&
    typeof value['longestGapMs'] === 'number' &&
    typeof value['count'] === 'number',
  standing: ({ isOn }) => (isOn ? ['sustained'] : []),
  step,
};

function step(
  state: SustainedState,
  reading: Reading,
  params: SustainedParams,
): Step<SustainedState> {
  const { atMs, value, quality } = reading;
  if (state.lastAtMs !== null && atMs <= state.lastAtMs) return unchanged(state);
  if (quality === 'bad') return unchanged(state);
  if (value > params.limit) return above(state, reading, params);
  // Once on, the value must leave the dead band; before that, the limit itself ends the run.
  const isBack = state.isOn ? value <= params.limit - params.deadband : true;
  if (!isBack || quality !== 'good') return { state: { ...state, lastAtMs: atMs }, events: [] };
  const events = state.isOn ? [eventOf('clear', reading, { state, params })] : [];
  return { state: { ...sustainedAbove.initial, lastAtMs: atMs }, events };
}

function above(
  state: SustainedState,
  reading: Reading,
  params: SustainedParams,
): Step<SustainedState> {
  const { atMs } = reading;
  const sinceMs = state.sinceMs ?? atMs;
  const gapMs = state.sinceMs === null ? 0 : atMs - (state.lastAtMs ?? atMs);
  const next: SustainedState = {
    isOn: state.isOn || atMs - sinceMs >= params.hours * HOUR_MS,
    lastAtMs: atMs,
    sinceMs,
    longestGapMs: Math.max(state.longestGapMs, gapMs),
    count: state.count + 1,
  };
  const isNew = next.isOn && !state.isOn;
  return { state: next, events: isNew ? [eventOf('raise', reading, { state: next, params })] : [] };
}

type Cause = { state: SustainedState; params: SustainedParams };

function eventOf(type: 'raise' | 'clear', reading: Reading, { state, params }: Cause): RuleEvent {
  const { sinceMs, longestGapMs, count } = state;
  return {
    type,
    ruleId: 'sustained-above',
    condition: 'sustained',
    atMs: reading.atMs,
    value: reading.value,
    limit: params.limit,
    priority: params.priority,
    explain: { hours: params.hours, aboveSinceMs: sinceMs, readings: count, longestGapMs },
  };
}
