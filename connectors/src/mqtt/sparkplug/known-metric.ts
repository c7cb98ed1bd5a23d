import type { ValueReading } from '../../contract.ts';
import { MAX_TIME_MS } from './decode.ts';

/** A metric that a birth certificate named, with its last value. */
export type KnownMetric = {
  readonly name: string;
  readonly datatype: number | null;
  last: readonly ValueReading[];
  /** Latest time under which the park was told something of it. */
  toldMs: number;
  /** Its own time lies before what was told already (clocks differ): it would count as late data. */
  isOvertaken: boolean;
  /** What came last could not be read: the value before does not hold any more. */
  isGone: boolean;
};

/** A metric of a birth; `before` is the one that an earlier birth knew by that name. */
export function knownMetric(
  { name, datatype }: { readonly name: string; readonly datatype: number | null },
  before: KnownMetric | undefined,
): KnownMetric {
  const toldMs = before?.toldMs ?? -Infinity;
  return { name, datatype, last: [], toldMs, isOvertaken: false, isGone: false };
}

/** Keeps what was said of it now; nothing where it is a text. */
export function keepLast(known: KnownMetric, last: readonly ValueReading[]): void {
  const atMs = last[0]?.atMs ?? -Infinity;
  known.last = last;
  known.isGone = false;
  known.isOvertaken = atMs <= known.toldMs;
  known.toldMs = Math.max(known.toldMs, atMs);
}

/** The last value as bad, newer than all that was told: a clock of the node that is ahead must not hide it. */
export function badFrom(known: KnownMetric, atMs: number): readonly ValueReading[] {
  if (known.last.length === 0) return [];
  known.toldMs = Math.min(Math.max(atMs, known.toldMs + 1), MAX_TIME_MS);
  return known.last.map((one) => ({ ...one, atMs: known.toldMs, quality: 'bad' }));
}

/** The last value as of a time at which it was known to hold; none where it was told within `refreshMs`. */
export function confirmedAt(
  known: KnownMetric,
  heardMs: number,
  refreshMs: number,
): readonly ValueReading[] {
  const { last, toldMs, isGone, isOvertaken } = known;
  if (isGone || heardMs <= toldMs || last.length === 0) return [];
  if (!isOvertaken && heardMs - toldMs < refreshMs) return [];
  known.toldMs = heardMs;
  known.isOvertaken = false;
  return last.map((one) => ({ ...one, atMs: heardMs }));
}
