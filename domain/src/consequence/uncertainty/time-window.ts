import { zeroOrMore } from '../inputs.ts';

/** Seconds since the release began, both ends included. */
export type TimeWindow = { readonly fromS: number; readonly toS: number };

/** @throws RangeError unless 0 ≤ from ≤ to, both finite */
export function checkWindow({ fromS, toS }: TimeWindow): void {
  zeroOrMore('fromS', fromS);
  zeroOrMore('toS', toS);
  if (toS < fromS) throw new RangeError(`toS must be ≥ fromS, got ${toS} < ${fromS}`);
}
