import { HOUR_MS, SECOND_MS } from '../../time/duration.ts';
import { slotMs, TREND_SLOTS } from './trend-leaf.ts';
import { leavesOf, pointOf, type WarningRule } from './warning-rule.ts';

/**
 * How far back stored readings must be read so that a rule is judged as on the whole series, ms: a limit needs its time and
 * the silence that is allowed at both of its ends, a trend its window in whole slots. What lies before changes no verdict; it
 * may only lengthen the time that a run is said to last.
 */
export function neededSpanMs(rule: Pick<WarningRule, 'points' | 'condition'>): number {
  const spans = leavesOf(rule.condition).map((leaf) => {
    const gapMs = pointOf(rule, leaf).maxGapS * SECOND_MS;
    const ownMs =
      leaf.type === 'limit' ? leaf.forHours * HOUR_MS : (TREND_SLOTS + 1) * slotMs(leaf);
    return ownMs + 3 * gapMs;
  });
  return Math.max(...spans);
}
