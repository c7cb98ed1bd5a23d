import { normalCdf } from '../dispersion/erf.ts';
import { normalQuantile } from '../uncertainty/normal-quantile.ts';

/** Pr = a + b ln(dose): what share of people a dose kills or hurts, on the probit scale. */
export type Probit = { readonly a: number; readonly b: number; readonly source: string };

/**
 * Share of people affected at a probit value.
 * @param probit  Pr; 5 means half of them; −Infinity (no dose) gives 0
 * @returns 0 to 1
 * @source Finney 1971: P = ½(1 + erf((Pr − 5)/√2)); AQ/T 3046-2013 annex H.1; checked against Finney's table
 */
export function fractionOfProbit(probit: number): number {
  return normalCdf(probit - 5);
}

/**
 * Probit value of a share of people: the inverse of {@link fractionOfProbit}.
 * @param share  0 < share < 1
 * @throws RangeError at 0 and 1, which no finite dose reaches
 */
export function probitOfFraction(share: number): number {
  return 5 + normalQuantile(share);
}

/** Pr of a dose; −Infinity for no dose. */
export function probitOfDose({ a, b }: Probit, dose: number): number {
  return a + b * Math.log(dose);
}

/** Dose that affects `share` of the people. @throws RangeError for a share of 0 or 1 */
export function doseForFraction({ a, b }: Probit, share: number): number {
  return Math.exp((probitOfFraction(share) - a) / b);
}
