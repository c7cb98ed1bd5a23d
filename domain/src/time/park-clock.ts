import { PARK_CLOCK_AHEAD_MS } from './duration.ts';

/** Month, day and minute on the wall clock of the park, for texts that the system writes: `11-28 08:00`. */
export function parkMinuteText(atMs: number): string {
  const clock = new Date(atMs + PARK_CLOCK_AHEAD_MS).toISOString();
  return clock.slice(5, 16).replace('T', ' ');
}
