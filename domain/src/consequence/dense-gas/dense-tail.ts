import { FARTHEST_M, NEAREST_M } from '../dispersion/plume-reach.ts';
import type { Sigma } from '../dispersion/sigma-set.ts';

/** Where the correlation of a dense cloud ends. */
export type DenseEnd = {
  readonly atM: number;
  /** Concentration in the middle there. */
  readonly kgPerM3: number;
  /** What stands over a place, spread upwards by σz: concentration in the middle times σz, kg/m². */
  readonly contentKgPerM2: (xM: number) => number;
  /** σz of a passive cloud, by distance from the source. */
  readonly sigmaZ: Sigma;
};

/**
 * The concentration in the middle beyond the end: still falling with the square of the distance, as the correlation has it,
 * until the cloud has mixed as deep as a passive one; then passive. A cloud that is deeper already at the end is passive
 * from a virtual source that continues it. Continuous and falling all the way.
 */
export function denseTail(end: DenseEnd): (xM: number) => number {
  const { atM, kgPerM3, contentKgPerM2, sigmaZ } = end;
  const deepM = contentKgPerM2(atM) / kgPerM3;
  const depth = deepM > sigmaZ(atM) ? movedSigma(sigmaZ, deepM, atM) : sigmaZ;
  return (xM) => Math.max(kgPerM3 * (atM / xM) ** 2, contentKgPerM2(xM) / depth(xM));
}

/** The curve moved along so that it takes a value at a place. @param curve  rising */
function movedSigma(curve: Sigma, valueM: number, atM: number): Sigma {
  const shiftM = inverseOf(curve, valueM) - atM;
  return (xM) => Math.max(valueM, curve(xM + shiftM));
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
