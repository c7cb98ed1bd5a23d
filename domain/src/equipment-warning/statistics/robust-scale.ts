/** Median of values that need not be sorted. @throws RangeError when there is none */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear between the order statistics (type 7). @throws RangeError when there is no value */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no values');
  const sorted = Float64Array.from(values).sort();
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
}

/** A normal distribution's standard deviation by its median absolute deviation, and by its quartiles. */
const PER_MAD = 1.482_602_218_505_602;
const PER_QUARTILES = 1 / 1.348_979_500_392_163_5;
/** Values further than this from the median are drawn in before mean and deviation are taken. */
const DRAWN_IN = 4;

export type Scale = { readonly centre: number; readonly scale: number };

/**
 * Centre and scale that a few wild values cannot turn: values beyond 4 robust standard deviations of the median are drawn
 * in, then mean and standard deviation are taken. On clean normal data it is the mean and the standard deviation, which
 * the limits of T² and SPE rest on; median and MAD themselves would be less exact for nothing.
 * @param values  at least two
 * @returns null when they are constant, but for rounding
 * @source one step of winsorising, after P. J. Huber, Robust Statistics, 1981 (recalled)
 */
export function robustScale(values: readonly number[]): Scale | null {
  const middle = median(values);
  const spread = spreadAbout(values, middle);
  if (!(spread > 1e-12 * Math.max(1e-300, Math.abs(middle)))) return null;
  const drawnIn = values.map((value) =>
    Math.min(middle + DRAWN_IN * spread, Math.max(middle - DRAWN_IN * spread, value)),
  );
  return meanAndDeviation(drawnIn);
}

/** More than half the values may be equal (a valve at its stop): the MAD is 0 then, and the next measure is asked. */
function spreadAbout(values: readonly number[], middle: number): number {
  const mad = PER_MAD * median(values.map((value) => Math.abs(value - middle)));
  if (mad > 0) return mad;
  const quartiles = (quantile(values, 0.75) - quantile(values, 0.25)) * PER_QUARTILES;
  return quartiles > 0 ? quartiles : meanAndDeviation(values).scale;
}

/** Mean and sample standard deviation. @throws RangeError with fewer than two values */
export function meanAndDeviation(values: readonly number[]): Scale {
  if (values.length < 2) throw new RangeError(`a deviation needs two values, got ${values.length}`);
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return { centre, scale: Math.sqrt(squares / (values.length - 1)) };
}
