import { FARTHEST_M, NEAREST_M } from '../dispersion/plume-reach.ts';
import type { Sigma } from '../dispersion/sigma-set.ts';

/**
 * The curve moved along so that it takes a value at a place: how a cloud that was made dense goes on as a passive one from a
 * virtual source.
 * @param curve  rising
 * @returns the moved curve, ≥ `valueM` from `atM` on
 */
export function movedSigma(curve: Sigma, valueM: number, atM: number): Sigma {
  const shiftM = inverseOf(curve, valueM) - atM;
  return (xM) => Math.max(valueM, curve(Math.max(NEAREST_M, xM + shiftM)));
}

/** Where a rising curve has a value, by halving the distance on a log scale. */
function inverseOf(curve: Sigma, valueM: number): number {
  let [low, high] = [Math.log(NEAREST_M), Math.log(FARTHEST_M)];
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2;
    if (curve(Math.exp(middle)) < valueM) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
