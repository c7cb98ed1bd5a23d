import type { ClockWindow } from '@parkwatch/domain/sources/clock-window';
import { asOfArrival, isPlausible } from '../clock/plausible-times.ts';
import { isPosition } from '../contract.ts';
import type { Reading } from '../contract.ts';

/**
 * Times of a clock that runs ahead or was never set (2000-01-01) would be refused by the park for good, and a fire with
 * them. The time of arrival stands in for those, as uncertain: it raises, and ends nothing.
 */
export function plausibleTimes(
  readings: readonly Reading[],
  nowMs: number,
  clock: ClockWindow,
): readonly Reading[] {
  const isRight = (one: Reading) => isPosition(one) || isPlausible(one.atMs, nowMs, clock);
  if (readings.every(isRight)) return readings;
  return readings.map((one) => (isPosition(one) || isRight(one) ? one : asOfArrival(one, nowMs)));
}

/**
 * Of an answer, without the times since when a state holds that lie before the window: where it tells the point at a right
 * time of its own as well, that says what is so, and a part that has not changed for long is no fault of the clock.
 */
export function withoutOldStarts(
  readings: readonly Reading[],
  nowMs: number,
  clock: ClockWindow,
): readonly Reading[] {
  const isRight = ({ atMs }: Reading) => isPlausible(atMs, nowMs, clock);
  const confirmed = new Set(readings.filter(isRight).map(({ point }) => point));
  return readings.filter((one) => isRight(one) || one.atMs > nowMs || !confirmed.has(one.point));
}
