/** The standard's clock: GMT+8, no summer time (HJ 212-2017 6.3.3). */
export const BEIJING_MIN = 480;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Epoch ms of `yyyyMMddHHmmss`, or of `yyyyMMddHHmmsszzz` with milliseconds, which some loggers send as DataTime.
 * @returns NaN for anything that is not an instant of the calendar (20210231…, hour 24, 13 digits)
 */
export function parseTime(text: string, utcOffsetMin = BEIJING_MIN): number {
  if (text.length !== 14 && text.length !== 17) return NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 4, 6);
  const day = digits(text, 6, 8);
  const [hour, minute, second] = [digits(text, 8, 10), digits(text, 10, 12), digits(text, 12, 14)];
  const ms = text.length === 17 ? digits(text, 14, 17) : 0;
  const isTime = hour < 24 && minute < 60 && second < 60 && ms >= 0;
  if (!isTime || !(year >= 1970) || !isDay(year, month, day)) return NaN;
  return Date.UTC(year, month - 1, day, hour, minute, second, ms) - utcOffsetMin * 60_000;
}

/** `yyyyMMddHHmmss` of an instant. */
export function formatTime(atMs: number, utcOffsetMin = BEIJING_MIN): string {
  return formatQn(atMs, utcOffsetMin).slice(0, 14);
}

/** `yyyyMMddHHmmsszzz`: the form of a request number. */
export function formatQn(atMs: number, utcOffsetMin = BEIJING_MIN): string {
  return new Date(atMs + utcOffsetMin * 60_000).toISOString().replace(/[^0-9]/g, '');
}

function isDay(year: number, month: number, day: number): boolean {
  const most = DAYS[month - 1];
  if (most === undefined || day < 1 || day > most) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month !== 2 || day < 29 || isLeap;
}

/** NaN when one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}
