import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Intervals } from './search-facts.ts';

/** Ten minutes are what a plume is averaged over; longer ones where the window or the number of sensors asks for it. */
const LENGTHS_MIN = [10, 15, 20, 30, 60] as const;
const MOST_INTERVALS = 36;
/** With more the estimate is surer than it should be (docs/consequence/uncertainty.md): longer intervals are taken. */
export const MANY_READINGS = 120;
/** Readings that the estimate may take; the rest of its 500 observations is left to reports. */
export const MOST_READINGS = 400;

/**
 * Intervals into which readings and wind are gathered.
 * @returns null when there are too many sensors for so long a window
 */
export function chooseIntervals(
  window: { readonly fromMs: number; readonly toMs: number },
  sensorCount: number,
): Intervals | null {
  const { fromMs, toMs } = window;
  const possible = LENGTHS_MIN.map((minutes): Intervals => {
    const lengthMs = minutes * MINUTE_MS;
    return { startMs: fromMs, lengthMs, count: Math.ceil((toMs - fromMs) / lengthMs) };
  }).filter(({ count }) => count <= MOST_INTERVALS && count * sensorCount <= MOST_READINGS);
  const few = possible.find(({ count }) => count * sensorCount <= MANY_READINGS);
  return few ?? possible.at(-1) ?? null;
}
