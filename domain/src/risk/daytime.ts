const HOUR_MS = 3_600_000;
/** Parks keep China Standard Time. */
const OFFSET_MS = 8 * HOUR_MS;
/** Hours between which people are at work and schools are full: a convention of this project for both counts of a cell. */
const DAY_HOURS = { from: 7, to: 19 } as const;

/** Whether the people of the day are there, or those of the night. */
export function isDaytime(nowMs: number): boolean {
  const hour = Math.floor((nowMs + OFFSET_MS) / HOUR_MS) % 24;
  return hour >= DAY_HOURS.from && hour < DAY_HOURS.to;
}
