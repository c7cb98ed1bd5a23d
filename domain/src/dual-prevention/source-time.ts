import { HOUR_MS, PARK_CLOCK_AHEAD_MS } from '../time/duration.ts';
import { msFromIso } from '../time/instant.ts';

const COMPACT = /^(\d{4})-?(\d{2})-?(\d{2})(?:[ T]?(\d{2}):?(\d{2}):?(\d{2})?)?$/;

/**
 * The instant of a time as enterprises' systems push it: `yyyyMMddHHmmss`, `yyyy-MM-dd HH:mm:ss`, a date alone (its
 * midnight), all without zone and so Beijing time, or ISO 8601 with offset.
 * @returns epoch ms, or null for what is no such time (the 30th of February neither)
 * @source time format of the dual-prevention push, see `docs/adr/0015-records-of-enterprises.md`
 */
export function msFromSourceTime(text: string): number | null {
  const found = COMPACT.exec(text.trim());
  if (found === null) return withinReason(msFromIso(text.trim()));
  const [year, month, day, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (hour > 23 || minute > 59 || second > 59) return null;
  const utcMs = Date.UTC(year!, month! - 1, day, hour, minute, second);
  const date = new Date(utcMs);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const isReal =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month! - 1 &&
    date.getUTCDate() === day;
  return isReal ? withinReason(utcMs - PARK_CLOCK_AHEAD_MS) : null;
}

/** Programs write their smallest and largest date for "none"; the database does not take all of them. */
function withinReason(ms: number | null): number | null {
  return ms !== null && ms >= Date.UTC(1900, 0, 1) && ms < Date.UTC(2200, 0, 1) ? ms : null;
}

/** The day of the wall clock (Asia/Shanghai) that an instant falls on, as `yyyy-MM-dd`. */
export function shanghaiDay(ms: number): string {
  return new Date(ms + PARK_CLOCK_AHEAD_MS).toISOString().slice(0, 10);
}

/** Epoch ms at which a day of the wall clock begins. */
export function startOfShanghaiDay(ms: number): number {
  const dayMs = 24 * HOUR_MS;
  return Math.floor((ms + PARK_CLOCK_AHEAD_MS) / dayMs) * dayMs - PARK_CLOCK_AHEAD_MS;
}
