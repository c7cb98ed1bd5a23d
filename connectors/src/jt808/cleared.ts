import { CLEARED_BY_ANSWER, VEHICLE_ALARM_BITS } from '@parkwatch/domain/sources/jt808-bits';
import { isPosition } from '../contract.ts';
import type { Reading } from '../contract.ts';

const CLEARED = CLEARED_BY_ANSWER.reduce((word, bit) => word | (1 << bit), 0);
const BITS: ReadonlyMap<string, number> = new Map(
  VEHICLE_ALARM_BITS.map(({ bit, name }) => [name, 1 << bit]),
);
/** An alarm of a report that is older tells of the past, though the terminal does not say so. */
const OLDEST_MS = 10 * 60_000;

type Arrival = { readonly nowMs: number; readonly aheadS: number };

/**
 * Whether the answer to a message may clear its alarms: there are such as an answer clears, and each of them stands in a
 * position of now that was delivered. The terminal forgets them then. JT/T 808-2013, 8.2, 8.18.
 */
export function mayClear(
  word: number,
  delivered: readonly Reading[],
  { nowMs, aheadS }: Arrival,
): boolean {
  const owed = word & CLEARED;
  if (owed === 0) return false;
  // What lies further ahead is refused by the park.
  const isOfNow = ({ atMs }: Reading) => atMs >= nowMs - OLDEST_MS && atMs <= nowMs + aheadS * 1000;
  let shown = 0;
  for (const one of delivered) {
    if (!isPosition(one) || one.isLate === true || !isOfNow(one)) continue;
    for (const name of one.alarms ?? []) shown |= BITS.get(name) ?? 0;
  }
  return (owed & ~shown) === 0;
}
