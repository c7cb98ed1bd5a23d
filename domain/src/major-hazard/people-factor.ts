import { PEOPLE_BANDS, type PeopleBand } from './standard.ts';
import type { DecimalText } from './rational.ts';

/** α with the people that it was taken for. */
export type PeopleFactor = {
  readonly alpha: DecimalText;
  /** Null: not known. */
  readonly people: number | null;
  readonly band: { readonly from: number; readonly to: number | null };
  /** The people are not known; the strictest band was taken. */
  readonly isAssumed: boolean;
};

/**
 * α by the people within 500 m of the works' boundary; not known: the strictest band.
 * @throws RangeError unless `people` is a whole number ≥ 0
 * @source GB 18218-2018, table 5
 */
export function peopleFactor(people: number | null): PeopleFactor {
  if (people === null) return factor(PEOPLE_BANDS[0]!, null);
  if (!Number.isSafeInteger(people) || people < 0)
    throw new RangeError(`people must be a whole number ≥ 0, got ${people}`);
  return factor(
    PEOPLE_BANDS.find(({ from }) => people >= from)!,
    people,
  );
}

function factor({ alpha, from, to }: PeopleBand, people: number | null): PeopleFactor {
  return { alpha, people, band: { from, to }, isAssumed: people === null };
}
