import type { Gb26875Settings } from '@parkwatch/domain/sources/gb26875';
import type { Reading } from '../contract.ts';

/**
 * Times of a clock that runs ahead or was never set (2000-01-01) would be refused by the park for good, and a fire with
 * them. The time of arrival stands in for those, as uncertain: it raises, and ends nothing.
 */
export function plausibleTimes(
  readings: readonly Reading[],
  nowMs: number,
  { aheadS, behindH }: Gb26875Settings['clock'],
): readonly Reading[] {
  const isOff = ({ atMs }: Reading) =>
    atMs > nowMs + aheadS * 1000 || atMs < nowMs - behindH * 3_600_000;
  if (!readings.some(isOff)) return readings;
  return readings.map((reading) =>
    isOff(reading) ? { ...reading, atMs: nowMs, quality: 'uncertain' as const } : reading,
  );
}
