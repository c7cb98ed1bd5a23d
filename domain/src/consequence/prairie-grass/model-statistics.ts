import { positive } from '../inputs.ts';

/** What was measured at a place and what a model says there, same unit, both > 0. */
export type Comparison = { readonly observed: number; readonly predicted: number };

/** Measures of a dispersion model against observations. */
export type ModelStatistics = {
  readonly count: number;
  /** Share of predictions within a factor of two. */
  readonly fac2: number;
  /** Fractional bias, 2(ō − p̄)/(ō + p̄): positive when the model says too little. */
  readonly fb: number;
  /** Normalised mean square error, mean (o − p)²/(ō p̄). */
  readonly nmse: number;
  /** Geometric mean bias, exp(mean ln o/p): above 1 when the model says too little. */
  readonly mg: number;
  /** Geometric variance, exp(mean (ln o/p)²). */
  readonly vg: number;
};

/**
 * @param comparisons  at least one
 * @throws RangeError for none, or a value that is not positive
 * @source Chang & Hanna 2004, Meteorol. Atmos. Phys. 87, 167
 */
export function modelStatistics(comparisons: readonly Comparison[]): ModelStatistics {
  for (const { observed, predicted } of comparisons) {
    positive('observed', observed);
    positive('predicted', predicted);
  }
  const count = positive('number of comparisons', comparisons.length);
  const mean = (of: (one: Comparison) => number): number =>
    comparisons.reduce((sum, one) => sum + of(one), 0) / count;
  const observed = mean((one) => one.observed);
  const predicted = mean((one) => one.predicted);
  const logRatio = (one: Comparison): number => Math.log(one.observed / one.predicted);
  return {
    count,
    fac2: mean((one) => (Math.abs(logRatio(one)) <= Math.LN2 ? 1 : 0)),
    fb: (2 * (observed - predicted)) / (observed + predicted),
    nmse: mean((one) => (one.observed - one.predicted) ** 2) / (observed * predicted),
    mg: Math.exp(mean(logRatio)),
    vg: Math.exp(mean((one) => logRatio(one) ** 2)),
  };
}

/** Bounds within which the literature calls a model good enough. */
export type Acceptance = {
  readonly source: string;
  readonly leastFac2: number;
  readonly mostAbsoluteFb: number;
  readonly mostNmse: number;
};

/** For research-grade experiments in open country. */
export const ACCEPTANCE: readonly Acceptance[] = [
  { source: 'Chang & Hanna 2004', leastFac2: 0.5, mostAbsoluteFb: 0.3, mostNmse: 1.5 },
  { source: 'Hanna & Chang 2012, rural', leastFac2: 0.5, mostAbsoluteFb: 0.3, mostNmse: 3 },
];

/** Whether all three measures keep the bounds. */
export function isAccepted({ fac2, fb, nmse }: ModelStatistics, bounds: Acceptance): boolean {
  const { leastFac2, mostAbsoluteFb, mostNmse } = bounds;
  return fac2 >= leastFac2 && Math.abs(fb) <= mostAbsoluteFb && nmse <= mostNmse;
}
