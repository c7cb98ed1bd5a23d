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

const frozenParams = z.object({
  holdS: z.number().positive(),
  priority: z.enum(['urgent', 'high', 'medium', 'low']),
});
export type FrozenParams = z.infer<typeof frozenParams>;
export type FrozenState = {
  readonly isOn: boolean;
  readonly lastAtMs: number | null;
  readonly sinceMs: number | null;
  readonly value: number | null;
};

/**
 * A value that is the same to the last digit for too long: a stuck transmitter, or a source that repeats its last value.
 * Readings must keep coming; silence is the business of the stale rule. Points that rest at zero by nature (most gas
 * detectors) have no frozen time.
 */
export const frozenValue: Rule<FrozenParams, FrozenState> = {
  id: 'frozen-value',
  params: frozenParams,
  paramsOf: (point) =>
    point.frozenS === null ? null : { holdS: point.frozenS, priority: priorityOf('frozen', point) },
  initial: { isOn: false, lastAtMs: null, sinceMs: null, value: null },
  isState: (value): value is FrozenState =>
    isRecord(value) &&
    typeof value['isOn'] === 'boolean' &&
    ['lastAtMs', 'sinceMs', 'value'].every((field) => isMsOrNull(value[field])),
  standing: ({ isOn }) => (isOn ? ['frozen'] : []),
  step,
};

function step(state: FrozenState, reading: Reading, params: FrozenParams): Step<FrozenState> {
  const { atMs, value, quality } = reading;
  if (state.lastAtMs !== null && atMs <= state.lastAtMs) return unchanged(state);
  if (quality === 'bad') return unchanged(state);
  if (state.sinceMs === null || state.value !== value) return moved(state, reading, params);
  const isOn = state.isOn || atMs - state.sinceMs >= params.holdS * 1000;
  const events =
    isOn && !state.isOn ? [eventOf('raise', reading, { params, sinceMs: state.sinceMs })] : [];
  return { state: { ...state, isOn, lastAtMs: atMs }, events };
}

function moved(state: FrozenState, reading: Reading, params: FrozenParams): Step<FrozenState> {
  const { atMs, value, quality } = reading;
  // An uncertain change does not prove that the sensor lives: the alarm stays, the new value is watched.
  const isOn = state.isOn && quality !== 'good';
  const events =
    state.isOn && !isOn ? [eventOf('clear', reading, { params, sinceMs: state.sinceMs })] : [];
  return { state: { isOn, lastAtMs: atMs, sinceMs: atMs, value }, events };
}

type Cause = { params: FrozenParams; sinceMs: number | null };

function eventOf(type: 'raise' | 'clear', reading: Reading, { params, sinceMs }: Cause): RuleEvent {
  const { atMs, value } = reading;
  return {
    type,
    ruleId: 'frozen-value',
    condition: 'frozen',
    atMs,
    value,
    limit: null,
    priority: params.priority,
    explain: { holdS: params.holdS, sameSinceMs: sinceMs },
  };
}
