import type { RateNodes } from './likelihood-table.ts';

/** Release rate, kg/s: half of the chance lies below the median, nine tenths between low and high. */
export type RateInterval = {
  readonly low: number;
  readonly median: number;
  readonly high: number;
};

/** @param shares  chance of each node; they add up to 1 */
export function rateInterval(shares: Float64Array, rates: RateNodes): RateInterval {
  const below = (share: number): number => quantile(shares, rates, share);
  return { low: below(0.05), median: below(0.5), high: below(0.95) };
}

/** Each node's chance is spread evenly over its step, on the logarithmic scale. */
function quantile(shares: Float64Array, { lnFirst, lnStep }: RateNodes, share: number): number {
  let sum = 0;
  let node = 0;
  while (node < shares.length - 1 && sum + shares[node]! < share) sum += shares[node++]!;
  const within = Math.min(1, Math.max(0, (share - sum) / shares[node]!));
  return Math.exp(lnFirst + (node - 0.5 + within) * lnStep);
}
