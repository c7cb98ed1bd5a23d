import { meanAndDeviation } from '../statistics/robust-scale.ts';

/** EWMA and the two sums of a CUSUM of one variable, in its standard deviations. */
export type ChartState = { readonly ewma: number; readonly up: number; readonly down: number };
export const CHART_START: ChartState = { ewma: 0, up: 0, down: 0 };

export type ChartDesign = { readonly lambda: number; readonly k: number };

/**
 * One more sample. The CUSUM runs on the sample shrunk by its widening: its allowance and limit are for independent
 * samples, and slow ones wander further.
 * @param scaled  (value − centre)/scale
 * @source z ← λx + (1 − λ)z (Roberts 1959); C⁺ ← max(0, C⁺ + x − k), C⁻ ← max(0, C⁻ − x − k) (Page 1954)
 */
export function stepChart(
  { ewma, up, down }: ChartState,
  scaled: number,
  { lambda, k, widening }: ChartDesign & { readonly widening: number },
): ChartState {
  const shrunk = scaled / widening;
  return {
    ewma: lambda * scaled + (1 - lambda) * ewma,
    up: Math.max(0, up + shrunk - k),
    down: Math.max(0, down - shrunk - k),
  };
}

/** A batch is at least so many rows, and there are at least so many batches: fewer say little of their spread. */
const LEAST_BATCH = 20;
const LEAST_BATCHES = 8;

/**
 * How much wider than independent samples would the EWMA and the mean over a longer time of this variable spread. Process
 * data is autocorrelated; limits for independent samples would give false alarms all day.
 * @param scaled  training samples of standard deviation 1, in order, at least 8 batches of 20
 * @returns at least 1 each: a variable that swings back faster than chance is not given narrower limits
 * @source spread of the EWMA itself; standard deviation of batch means times √batch, the largest of the batch lengths
 *   20, 40, 80 … of which the samples hold eight (method of batch means, recalled)
 */
export function wideningOf(
  scaled: readonly number[],
  lambda: number,
): { readonly ewma: number; readonly cusum: number } {
  let z = 0;
  const ewmas = scaled.map((value) => (z = lambda * value + (1 - lambda) * z));
  const independent = Math.sqrt(lambda / (2 - lambda));
  let cusum = 1;
  for (let batch = LEAST_BATCH; batch * LEAST_BATCHES <= scaled.length; batch *= 2)
    cusum = Math.max(cusum, batchSpread(scaled, batch));
  return { ewma: Math.max(1, meanAndDeviation(ewmas).scale / independent), cusum };
}

function batchSpread(scaled: readonly number[], size: number): number {
  const means = Array.from({ length: Math.floor(scaled.length / size) }, (_, at) => {
    const batch = scaled.slice(at * size, (at + 1) * size);
    return batch.reduce((sum, value) => sum + value, 0) / size;
  });
  return meanAndDeviation(means).scale * Math.sqrt(size);
}
