import type { Reading } from './reading.ts';

/**
 * The readings of one call as rules and live values take them: at their own times, unless the device's clock runs ahead.
 * Then all of the call are moved back together, so that the last one is now: their order and distances stay, and a
 * clock that was ahead for a moment cannot make everything after it look late, and so never be judged. What is stored
 * keeps the time that the device gave.
 * @param readings  of one point and call, in time order
 * @param nowMs     when the call came
 * @returns the readings themselves where no clock is ahead
 */
export function heardReadings(readings: readonly Reading[], nowMs: number): readonly Reading[] {
  const aheadMs = (readings.at(-1)?.atMs ?? nowMs) - nowMs;
  if (aheadMs <= 0) return readings;
  return readings.map((reading) => ({ ...reading, atMs: reading.atMs - aheadMs }));
}
