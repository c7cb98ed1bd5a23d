/** UTC+8 without summer time: the clock of every device of the standard. */
const BEIJING_MS = 8 * 3_600_000;

/**
 * The 6 bytes s, min, h, day, month, year − 2000 of a local time (8.2.2), binary.
 * @returns epoch ms; null when there is no such instant
 */
export function instantAt(bytes: Uint8Array, at: number): number | null {
  const [second, minute, hour, day, month, year] = bytes.subarray(at, at + 6);
  if (year === undefined || year > 99 || hour! > 23 || minute! > 59 || second! > 59) return null;
  const atMs = Date.UTC(2000 + year, month! - 1, day, hour, minute, second);
  // The calendar turns 31 June into 1 July, and month 0 into December.
  const date = new Date(atMs);
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month! - 1) return null;
  return atMs - BEIJING_MS;
}

/** The other way round; what is below a second is lost. */
export function instantBytes(atMs: number): number[] {
  const local = new Date(atMs + BEIJING_MS);
  return [
    ...[local.getUTCSeconds(), local.getUTCMinutes(), local.getUTCHours()],
    ...[local.getUTCDate(), local.getUTCMonth() + 1, local.getUTCFullYear() - 2000],
  ];
}
