import { isPosition } from './contract.ts';
import type { Reading } from './contract.ts';

/** A reading as people and programs outside see it: `npm run decode` and the recorded frames. Times are ISO 8601 in UTC. */
export function shownReading(reading: Reading): object {
  const { point, atMs } = reading;
  const time = isoTime(atMs);
  if (!isPosition(reading)) {
    const { value, unit, quality } = reading;
    return { point, time, value, unit, quality };
  }
  const { lon, lat, speedKmh, headingDeg, altitudeM, alarms, status, isLate } = reading;
  const place = { point, time, lon, lat, speedKmh, headingDeg, altitudeM, alarms, status, isLate };
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

const LAST_MS = 8.64e15;

/** A connector's time is checked by its decoder; one that no calendar has must not end the program that shows it. */
function isoTime(atMs: number): string | null {
  return Number.isFinite(atMs) && Math.abs(atMs) <= LAST_MS ? new Date(atMs).toISOString() : null;
}
