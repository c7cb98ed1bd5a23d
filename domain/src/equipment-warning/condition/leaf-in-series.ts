import type { Reading } from '../../reading/reading.ts';
import { HOUR_MS, SECOND_MS } from '../../time/duration.ts';
import { foundAt, NEVER_HEARD, silentSince, type LeafFinding } from './leaf-finding.ts';
import { countsForLimit, isBeyond } from './limit-leaf.ts';
import type { Sample } from './theil-sen.ts';
import { judgeSlope, slotOf, windowStartMs } from './trend-leaf.ts';
import type { Leaf, LimitCondition, TrendCondition, WarningPoint } from './warning-rule.ts';

/**
 * Judges a single condition on a whole series, by its definition and without memory: the other way to the verdict that
 * the stepwise form reaches with a small state.
 * @param series  readings of the leaf's point in order of time; those after `nowMs` are not looked at
 */
export function judgeLeafInSeries(
  series: readonly Reading[],
  nowMs: number,
  { leaf, point }: { leaf: Leaf; point: WarningPoint },
): LeafFinding {
  const heard = series.filter(({ atMs }) => atMs <= nowMs);
  const ask = { nowMs, maxGapMs: point.maxGapS * SECOND_MS };
  if (leaf.type === 'limit')
    return limitOf(
      heard.filter((reading) => countsForLimit(leaf, reading)),
      leaf,
      ask,
    );
  const usable = heard.filter(({ quality }) => quality !== 'bad');
  const withUncertain = trendOf(usable, leaf, ask);
  if (withUncertain.verdict === 'holds') return withUncertain;
  return trendOf(
    usable.filter(({ quality }) => quality === 'good'),
    leaf,
    ask,
  );
}

type Ask = { readonly nowMs: number; readonly maxGapMs: number };

function limitOf(readings: readonly Reading[], leaf: LimitCondition, ask: Ask): LeafFinding {
  const counted = withoutRepeats(readings);
  const last = counted.at(-1);
  if (!last) return NEVER_HEARD;
  if (ask.nowMs - last.atMs > ask.maxGapMs) return silentSince(last);
  if (!isBeyond(leaf, last.value)) return foundAt(last, 'does-not-hold');
  const cleanFrom = cleanIndex(counted, ask.maxGapMs);
  const isAgainst = ({ value }: Sample) => !isBeyond(leaf, value);
  const lastAgainst = counted.findLastIndex(isAgainst);
  const sinceMs = counted[Math.max(cleanFrom, lastAgainst + 1)]!.atMs;
  const forMs = leaf.forHours * HOUR_MS;
  if (last.atMs - sinceMs >= forMs) return foundAt(last, 'holds', { sinceMs });
  const isBegunHere = lastAgainst >= cleanFrom;
  if (isBegunHere || (lastAgainst >= 0 && last.atMs - counted[lastAgainst]!.atMs < forMs))
    return foundAt(last, 'does-not-hold', { sinceMs });
  const unknownSinceMs = counted[cleanFrom - 1]?.atMs ?? null;
  return foundAt(last, 'unknown', { cause: 'gap', sinceMs, unknownSinceMs });
}

function trendOf(readings: readonly Reading[], leaf: TrendCondition, ask: Ask): LeafFinding {
  const counted = withoutRepeats(readings);
  const last = counted.at(-1);
  if (!last) return NEVER_HEARD;
  if (ask.nowMs - last.atMs > ask.maxGapMs) return silentSince(last);
  const cleanFrom = cleanIndex(counted, ask.maxGapMs);
  const clean = counted.slice(cleanFrom);
  const startMs = windowStartMs(leaf, last.atMs);
  if (clean[0]!.atMs > startMs + ask.maxGapMs) {
    const unknownSinceMs = counted[cleanFrom - 1]?.atMs ?? null;
    return foundAt(last, 'unknown', { cause: 'gap', unknownSinceMs });
  }
  const inWindow = clean.filter(({ atMs }) => atMs >= startMs);
  const slots = inWindow.filter(
    ({ atMs }, index) =>
      index === 0 || slotOf(leaf, inWindow[index - 1]!.atMs) < slotOf(leaf, atMs),
  );
  return judgeSlope(last, slots, leaf);
}

/** A reading not newer than those before it is a repeat. */
function withoutRepeats(readings: readonly Reading[]): Sample[] {
  const kept: Sample[] = [];
  for (const { atMs, value } of readings)
    if (atMs > (kept.at(-1)?.atMs ?? -Infinity)) kept.push({ atMs, value });
  return kept;
}

/** Index of the first sample after the newest gap. */
function cleanIndex(samples: readonly Sample[], maxGapMs: number): number {
  return samples.findLastIndex(
    ({ atMs }, index) => index === 0 || atMs - samples[index - 1]!.atMs > maxGapMs,
  );
}
