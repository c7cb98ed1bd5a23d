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
