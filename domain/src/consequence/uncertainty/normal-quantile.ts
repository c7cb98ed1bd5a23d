import { normalCdf } from '../dispersion/erf.ts';

// Centre: polynomial in (p − ½)²; tail: in √(−2 ln p). 1e-9 of the value before the step of Newton.
const CENTRE_ABOVE = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2,
  -3.066479806614716e1, 2.506628277459239,
];
const CENTRE_BELOW = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1,
  -1.328068155288572e1, 1,
];
const TAIL_ABOVE = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
];
const TAIL_BELOW = [
  7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1,
];
const TAIL = 0.02425;

/**
 * How many standard deviations from the mean a share of a normal distribution lies.
 * @param share  above 0, below 1
 * @throws RangeError at 0, 1 and outside
 * @source P. J. Acklam's rational approximation (recalled) with one step of Halley; tested against `normalCdf`
 */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`share must lie within 0 to 1, got ${share}`);
  // The upper half mirrors the lower one, exactly: a sample of a spread has no drift.
  if (share > 0.5) return -normalQuantile(1 - share);
  if (share === 0.5) return 0;
  const first = share < TAIL ? tail(share) : centre(share);
  const error = (normalCdf(first) - share) * Math.sqrt(2 * Math.PI) * Math.exp((first * first) / 2);
  return first - error / (1 + (first * error) / 2);
}

function centre(share: number): number {
  const off = share - 0.5;
  return (off * horner(CENTRE_ABOVE, off * off)) / horner(CENTRE_BELOW, off * off);
}

function tail(share: number): number {
  const depth = Math.sqrt(-2 * Math.log(share));
  return horner(TAIL_ABOVE, depth) / horner(TAIL_BELOW, depth);
}

function horner(coefficients: readonly number[], at: number): number {
  return coefficients.reduce((sum, coefficient) => sum * at + coefficient, 0);
}
