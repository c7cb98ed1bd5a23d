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

const staleParams = z.object({
  limitS: z.number().positive(),
  priority: z.enum(['urgent', 'high', 'medium', 'low']),
});
export type StaleParams = z.infer<typeof staleParams>;
export type StaleState = {
  readonly isOn: boolean;
  /** Last reading that was not bad; null when none ever came. */
  readonly lastAtMs: number | null;
  /** From when silence counts at the earliest: the first tick, or when the park could hear again after it was down. */
  readonly watchedSinceMs: number | null;
  /** Last bad reading: the device speaks but says nothing usable. */
  readonly lastBadAtMs: number | null;
};

/**
 * No usable data for longer than the point's limit (default 1 h). Silence sends no reading, so `tick` finds it; `step`
 * finds gaps between two readings that no tick saw, for instance after downtime. Bad readings are not data. A point that
 * never spoke is stale one limit after it was first watched. The alarm carries the instant the limit passed, whenever
 * that is noticed; late data from before that instant does not clear it.
 */
export const stale: Rule<StaleParams, StaleState> = {
  id: 'stale',
  params: staleParams,
  paramsOf: (point) => ({ limitS: point.staleS, priority: priorityOf('stale', point) }),
  initial: { isOn: false, lastAtMs: null, watchedSinceMs: null, lastBadAtMs: null },
  isState: (value): value is StaleState =>
    isRecord(value) &&
    typeof value['isOn'] === 'boolean' &&
    isMsOrNull(value['lastAtMs']) &&
    isMsOrNull(value['watchedSinceMs']) &&
    isMsOrNull(value['lastBadAtMs']),
  standing: ({ isOn }) => (isOn ? ['stale'] : []),
  wake,
  step,
  tick,
  // Silence must be longer than the limit, hence the millisecond.
  dueMs: (state, params) => {
    const limitMs = state.isOn ? null : dueMs(state, params);
    return limitMs === null ? null : limitMs + 1;
  },
};

/** Once per silence: a park that starts again and again would else put off the alarm of a dead sensor for ever. */
function wake(state: StaleState, nowMs: number): StaleState {
  const { isOn, lastAtMs, watchedSinceMs } = state;
  const hasSpokenSince = lastAtMs !== null && lastAtMs >= (watchedSinceMs ?? -Infinity);
  return isOn || !hasSpokenSince ? state : { ...state, watchedSinceMs: nowMs };
}

function step(state: StaleState, reading: Reading, params: StaleParams): Step<StaleState> {
  const { atMs, value } = reading;
  if (state.lastAtMs !== null && atMs <= state.lastAtMs) return unchanged(state);
  const before = tickIfWatched(state, atMs, params);
  if (reading.quality === 'bad')
    return {
      ...before,
      state: { ...before.state, lastBadAtMs: Math.max(state.lastBadAtMs ?? atMs, atMs) },
    };
  if (!before.state.isOn)
    return { state: { ...before.state, lastAtMs: atMs }, events: before.events };
  const raisedAtMs = dueMs(before.state, params);
  // Late data, sent again after the network came back: it lies inside the silence that was reported.
  if (raisedAtMs !== null && atMs <= raisedAtMs) return before;
  const clear = eventOf('clear', { state: before.state, params, atMs, value });
  return {
    state: { ...before.state, isOn: false, lastAtMs: atMs },
    events: [...before.events, clear],
  };
}

function tickIfWatched(state: StaleState, nowMs: number, params: StaleParams): Step<StaleState> {
  return state.lastAtMs === null && state.watchedSinceMs === null
    ? unchanged(state)
    : tick(state, nowMs, params);
}

function tick(state: StaleState, nowMs: number, params: StaleParams): Step<StaleState> {
  if (state.lastAtMs === null && state.watchedSinceMs === null)
    return { state: { ...state, watchedSinceMs: nowMs }, events: [] };
  const atMs = dueMs(state, params);
  if (state.isOn || atMs === null || nowMs <= atMs) return unchanged(state);
  const raise = eventOf('raise', { state, params, atMs, value: null });
  return { state: { ...state, isOn: true }, events: [raise] };
}

function dueMs(state: StaleState, params: StaleParams): number | null {
  const { lastAtMs, watchedSinceMs } = state;
  if (lastAtMs === null && watchedSinceMs === null) return null;
  return Math.max(lastAtMs ?? -Infinity, watchedSinceMs ?? -Infinity) + params.limitS * 1000;
}

type Cause = { state: StaleState; params: StaleParams; atMs: number; value: number | null };

function eventOf(type: 'raise' | 'clear', { state, params, atMs, value }: Cause): RuleEvent {
  return {
    type,
    ruleId: 'stale',
    condition: 'stale',
    atMs,
    value,
    limit: params.limitS,
    priority: params.priority,
    explain: {
      lastDataAtMs: state.lastAtMs,
      watchedSinceMs: state.watchedSinceMs,
      limitS: params.limitS,
      lastBadAtMs: state.lastBadAtMs,
    },
  };
}
