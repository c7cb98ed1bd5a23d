import type { Decoded, ValueReading } from '../contract.ts';

const MOST_NOTES = 20;

/** A frame is refused when nothing of it can be read; else what could not be read is noted. */
export function decodedOf(readings: readonly ValueReading[], faults: readonly string[]): Decoded {
  if (faults.length === 0) return { readings };
  if (readings.length > 0) return { readings, notes: faults.slice(0, MOST_NOTES) };
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  return { rejected: `${faults[0]}${more}` };
}
