import { isMsOrNull, isRecord } from '../../rules/contract.ts';
import type { Reading } from '../../reading/reading.ts';
import { HOUR_MS, SECOND_MS } from '../../time/duration.ts';
import { foundAt, NEVER_HEARD, silentSince, type LeafFinding } from './leaf-finding.ts';
import { theilSenSlope, type Sample } from './theil-sen.ts';
import type { TrendCondition, WarningPoint } from './warning-rule.ts';

/** A window is kept as so many slots, the first reading of each: a day of seconds is as small a state as an hour of minutes. */
export const TREND_SLOTS = 60;

/** What is remembered of one series: of the good readings, or of those and the uncertain ones. */
type Heard = {
  readonly lastAtMs: number | null;
  readonly lastValue: number | null;
  /** First reading after the newest gap. */
  readonly cleanFromMs: number | null;
  /** Last reading before that gap; null: data began. */
  readonly gapFromMs: number | null;
  readonly slots: readonly Sample[];
};
export type TrendState = { readonly type: 'trend'; readonly good: Heard; readonly usable: Heard };
type TrendOfPoint = { readonly leaf: TrendCondition; readonly point: WarningPoint };

const UNHEARD: Heard = {
  lastAtMs: null,
  lastValue: null,
  cleanFromMs: null,
  gapFromMs: null,
  slots: [],
};
export const TREND_START: TrendState = { type: 'trend', good: UNHEARD, usable: UNHEARD };

/** Slots lie on the clock, not on the first reading: whoever joins later keeps the same ones. */
export function slotMs({ windowHours }: TrendCondition): number {
  return Math.ceil((windowHours * HOUR_MS) / TREND_SLOTS);
}

export function slotOf(leaf: TrendCondition, atMs: number): number {
  return Math.floor(atMs / slotMs(leaf));
}

/** Start of the window that ends with a reading: the window rounded up to whole slots. */
export function windowStartMs(leaf: TrendCondition, lastAtMs: number): number {
  return (slotOf(leaf, lastAtMs) - TREND_SLOTS) * slotMs(leaf);
}

export function stepTrend(state: TrendState, reading: Reading, of: TrendOfPoint): TrendState {
  if (reading.quality === 'bad') return state;
  return {
    type: 'trend',
    usable: hear(state.usable, reading, of),
    good: reading.quality === 'good' ? hear(state.good, reading, of) : state.good,
  };
}

function hear(heard: Heard, { atMs, value }: Reading, { leaf, point }: TrendOfPoint): Heard {
  const { lastAtMs, slots } = heard;
  if (lastAtMs !== null && atMs <= lastAtMs) return heard;
  const isAfterGap = lastAtMs === null || atMs - lastAtMs > point.maxGapS * SECOND_MS;
  const startMs = windowStartMs(leaf, atMs);
  const kept = isAfterGap ? [] : slots.filter((sample) => sample.atMs >= startMs);
  const newest = kept.at(-1);
  const isNewSlot = !newest || slotOf(leaf, newest.atMs) < slotOf(leaf, atMs);
  return {
    lastAtMs: atMs,
    lastValue: value,
    cleanFromMs: isAfterGap ? atMs : heard.cleanFromMs,
    gapFromMs: isAfterGap ? lastAtMs : heard.gapFromMs,
    slots: isNewSlot ? [...kept, { atMs, value }] : kept,
  };
}

/** As of `nowMs`. Uncertain readings may make it hold; that it does not hold is said by good ones alone. */
export function judgeTrend(state: TrendState, nowMs: number, of: TrendOfPoint): LeafFinding {
  const withUncertain = judgeHeard(state.usable, nowMs, of);
  return withUncertain.verdict === 'holds' ? withUncertain : judgeHeard(state.good, nowMs, of);
}

function judgeHeard(heard: Heard, nowMs: number, { leaf, point }: TrendOfPoint): LeafFinding {
  const { lastAtMs, lastValue, cleanFromMs, slots } = heard;
  if (lastAtMs === null || lastValue === null || cleanFromMs === null) return NEVER_HEARD;
  const last = { atMs: lastAtMs, value: lastValue };
  const maxGapMs = point.maxGapS * SECOND_MS;
  if (nowMs - lastAtMs > maxGapMs) return silentSince(last);
  const isCovered = cleanFromMs <= windowStartMs(leaf, lastAtMs) + maxGapMs;
  return isCovered ? judgeSlope(last, slots, leaf) : gapFound(last, heard.gapFromMs);
}

function gapFound(last: Sample, unknownSinceMs: number | null): LeafFinding {
  return foundAt(last, 'unknown', { cause: 'gap', unknownSinceMs });
}

/** The verdict of a window that is covered. Both ways of reading a series end here. */
export function judgeSlope(
  last: Sample,
  slots: readonly Sample[],
  leaf: TrendCondition,
): LeafFinding {
  const slopePerHour = theilSenSlope(slots, HOUR_MS);
  const isMet = (leaf.direction === 'rising' ? slopePerHour : -slopePerHour) >= leaf.perHour;
  const sinceMs = slots[0]?.atMs ?? null;
  return foundAt(last, isMet ? 'holds' : 'does-not-hold', { slopePerHour, sinceMs });
}

export function isTrendState(value: unknown): value is TrendState {
  return (
    isRecord(value) &&
    value['type'] === 'trend' &&
    isHeard(value['good']) &&
    isHeard(value['usable'])
  );
}

function isHeard(value: unknown): value is Heard {
  return (
    isRecord(value) &&
    ['lastAtMs', 'lastValue', 'cleanFromMs', 'gapFromMs'].every((key) => isMsOrNull(value[key])) &&
    Array.isArray(value['slots']) &&
    value['slots'].every(isSample)
  );
}

function isSample(value: unknown): value is Sample {
  return isRecord(value) && Number.isFinite(value['atMs']) && Number.isFinite(value['value']);
}
