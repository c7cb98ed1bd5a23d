import { HOUR_MS, PARK_CLOCK_AHEAD_MS } from '../time/duration.ts';

/** Hours between which people are at work and schools are full: a convention of this project for both counts of a cell. */
const DAY_HOURS = { from: 7, to: 19 } as const;

/** Whether the people of the day are there, or those of the night. */
export function isDaytime(nowMs: number): boolean {
  const hour = Math.floor((nowMs + PARK_CLOCK_AHEAD_MS) / HOUR_MS) % 24;
  return hour >= DAY_HOURS.from && hour < DAY_HOURS.to;
}
