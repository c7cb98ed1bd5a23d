import { sustainedAbove, type SustainedState } from '../../rules/sustained-above/rule.ts';
import { isMsOrNull, isRecord } from '../../rules/contract.ts';
import type { Reading } from '../../reading/reading.ts';
import { HOUR_MS, SECOND_MS } from '../../time/duration.ts';
import { foundAt, NEVER_HEARD, silentSince, type LeafFinding } from './leaf-finding.ts';
import type { LimitCondition, WarningPoint } from './warning-rule.ts';

/** Memory of "beyond a limit for so long". The run is that of the alarm rule `sustained-above`, begun anew after a gap. */
export type LimitState = {
  readonly type: 'limit';
  readonly run: SustainedState;
  readonly lastAtMs: number | null;
  readonly lastValue: number | null;
  /** Last reading that was not beyond the limit. */
  readonly againstAtMs: number | null;
  /** Whether there was such a reading since the newest gap: then it is known when the present run began. */
  readonly isRunBegunHere: boolean;
  /** Last reading before the newest gap; null: data began there. */
  readonly gapFromMs: number | null;
};

export const LIMIT_START: LimitState = {
  type: 'limit',
  run: sustainedAbove.initial,
  lastAtMs: null,
  lastValue: null,
  againstAtMs: null,
  isRunBegunHere: false,
  gapFromMs: null,
};

/** Strictly beyond. */
export function isBeyond({ side, limit }: LimitCondition, value: number): boolean {
  return side === 'above' ? value > limit : value < limit;
}

/** A bad reading says nothing; an uncertain one may speak for a warning, never against it. */
export function countsForLimit(leaf: LimitCondition, { quality, value }: Reading): boolean {
  return quality === 'good' || (quality === 'uncertain' && isBeyond(leaf, value));
}

export function stepLimit(
  state: LimitState,
  reading: Reading,
  { leaf, point }: { leaf: LimitCondition; point: WarningPoint },
): LimitState {
  const { atMs, value } = reading;
  const { lastAtMs } = state;
  if (!countsForLimit(leaf, reading) || (lastAtMs !== null && atMs <= lastAtMs)) return state;
  const isAfterGap = lastAtMs === null || atMs - lastAtMs > point.maxGapS * SECOND_MS;
  const isAgainst = !isBeyond(leaf, value);
  const run = isAfterGap ? sustainedAbove.initial : state.run;
  return {
    type: 'limit',
    run: runAfter(run, reading, leaf),
    lastAtMs: atMs,
    lastValue: value,
    againstAtMs: isAgainst ? atMs : state.againstAtMs,
    isRunBegunHere: isAgainst || (!isAfterGap && state.isRunBegunHere),
    gapFromMs: isAfterGap ? lastAtMs : state.gapFromMs,
  };
}

/** "Below" is "above" in a mirror. */
function runAfter(run: SustainedState, reading: Reading, leaf: LimitCondition): SustainedState {
  const sign = leaf.side === 'above' ? 1 : -1;
  const mirrored = { ...reading, value: sign * reading.value };
  const params = { hours: leaf.forHours, deadband: 0, priority: 'low' } as const;
  return sustainedAbove.step(run, mirrored, { ...params, limit: sign * leaf.limit }).state;
}

/** As of `nowMs`: judged at the last reading, unknown once that is too old. */
export function judgeLimit(
  state: LimitState,
  nowMs: number,
  { leaf, point }: { leaf: LimitCondition; point: WarningPoint },
): LeafFinding {
  const { run, lastAtMs, lastValue, againstAtMs } = state;
  if (lastAtMs === null || lastValue === null) return NEVER_HEARD;
  const last = { atMs: lastAtMs, value: lastValue };
  if (nowMs - lastAtMs > point.maxGapS * SECOND_MS) return silentSince(last);
  if (againstAtMs === lastAtMs) return foundAt(last, 'does-not-hold');
  if (run.isOn) return foundAt(last, 'holds', { sinceMs: run.sinceMs });
  const isRefuted = againstAtMs !== null && lastAtMs - againstAtMs < leaf.forHours * HOUR_MS;
  if (state.isRunBegunHere || isRefuted)
    return foundAt(last, 'does-not-hold', { sinceMs: run.sinceMs });
  // Beyond the limit on both sides of a hole, or since data began: it may have held so long, or not.
  return foundAt(last, 'unknown', {
    cause: 'gap',
    sinceMs: run.sinceMs,
    unknownSinceMs: state.gapFromMs,
  });
}

export function isLimitState(value: unknown): value is LimitState {
  return (
    isRecord(value) &&
    value['type'] === 'limit' &&
    sustainedAbove.isState(value['run']) &&
    ['lastAtMs', 'lastValue', 'againstAtMs', 'gapFromMs'].every((key) => isMsOrNull(value[key])) &&
    typeof value['isRunBegunHere'] === 'boolean'
  );
}
