import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Intervals } from './search-facts.ts';

/** Ten minutes are what a plume is averaged over; longer ones where the window or the number of sensors asks for it. */
const LENGTHS_MIN = [10, 15, 20, 30, 60] as const;
const MOST_INTERVALS = 36;
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
  for (const minutes of LENGTHS_MIN) {
    const lengthMs = minutes * MINUTE_MS;
    const count = Math.ceil((toMs - fromMs) / lengthMs);
    if (count <= MOST_INTERVALS && count * sensorCount <= MOST_READINGS)
      return { startMs: fromMs, lengthMs, count };
  }
  return null;
}
