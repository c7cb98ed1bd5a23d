import { incompleteBeta } from './incomplete-beta.ts';

/** Degrees of freedom of the numerator and of the denominator. */
export type FDegrees = readonly [numerator: number, denominator: number];

/** Share of an F distribution below `f`; 0 for f ≤ 0. */
export function fCdf(f: number, [d1, d2]: FDegrees): number {
  return f <= 0 ? 0 : incompleteBeta((d1 * f) / (d1 * f + d2), d1 / 2, d2 / 2);
}

/**
 * The value below which a share of an F distribution lies.
 * @param share  above 0, below 1
 * @throws RangeError for another share or degrees that are not above 0
 * @source bisection of {@link fCdf} in x = d₁f/(d₁f + d₂); tested against printed tables of F
 */
export function fQuantile(share: number, [d1, d2]: FDegrees): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`share must lie within 0 to 1, got ${share}`);
  let low = 0;
  let high = 1;
  // 200 halvings reach neighbouring doubles wherever the root lies.
  for (let round = 0; round < 200 && low < high; round++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (incompleteBeta(middle, d1 / 2, d2 / 2) < share) low = middle;
    else high = middle;
  }
  const x = (low + high) / 2;
  return (d2 * x) / (d1 * (1 - x));
}
