import { positive, zeroOrMore } from '../inputs.ts';
import type { ReleaseStep } from '../release.ts';
import { endsOf, passingShare } from './finite-duration.ts';

/** Beyond so many √2 σx the rest of a passing edge, 1e-17, is nothing. */
const SHARP = 6;

/**
 * The source strength that a place feels: Σ rate · share of each step, σx at the place, so that pieces of a release add up to
 * the whole.
 */
export type ReleaseStrength = {
  readonly lastS: number;
  /** kg/s at `xM`, whose σx is `sigmaXM` */
  at(xM: number, sigmaXM: number, tS: number): number;
  /** The most that `at` can be at any time, kg/s: reached by one step, an upper bound for several. */
  mostAt(sigmaXM: number): number;
};

/**
 * @param steps  in order, without overlap; the last may go on for ever (`toS` Infinity)
 * @throws RangeError for no steps, steps out of order, a negative rate or a wind that is not positive
 */
export function releaseStrength(steps: readonly ReleaseStep[], windMPerS: number): ReleaseStrength {
  checkSteps(steps);
  const wind = positive('windMPerS', windMPerS);
  const peakKgPerS = Math.max(...steps.map(({ rateKgPerS }) => rateKgPerS));
  const massKg = steps.reduce((sum, step) => sum + massOf(step), 0);
  return {
    lastS: steps.at(-1)!.toS,
    at: (xM, sigmaXM, tS) => {
      let strength = 0;
      for (const step of steps) {
        if (tS <= step.fromS) break;
        strength += step.rateKgPerS * shareOf(step, { xM, sigmaXM, tS, wind });
      }
      return strength;
    },
    mostAt: (sigmaXM) =>
      // Of all ways to let the mass go at no more than the peak rate, one step at that rate stands highest at its middle.
      peakKgPerS === 0 || massKg === Infinity
        ? peakKgPerS
        : peakKgPerS *
          passingShare(
            { rearM: 0, frontM: (wind * massKg) / peakKgPerS },
            (wind * massKg) / peakKgPerS / 2,
            [sigmaXM, sigmaXM],
          ),
  };
}

type Passing = {
  readonly xM: number;
  readonly sigmaXM: number;
  readonly tS: number;
  readonly wind: number;
};

function shareOf(step: ReleaseStep, { xM, sigmaXM, tS, wind }: Passing): number {
  const ends = endsOf(step, tS, wind)!;
  const edgeM = SHARP * Math.SQRT2 * sigmaXM;
  if (xM - ends.frontM > edgeM || xM - ends.rearM < -edgeM) return 0;
  if (xM - ends.frontM < -edgeM && xM - ends.rearM > edgeM) return 1;
  return passingShare(ends, xM, [sigmaXM, sigmaXM]);
}

function massOf({ fromS, toS, rateKgPerS }: ReleaseStep): number {
  return rateKgPerS === 0 ? 0 : rateKgPerS * (toS - fromS);
}

/** @throws RangeError for no steps, steps out of order or overlapping, a negative rate */
export function checkSteps(steps: readonly ReleaseStep[]): void {
  if (steps.length === 0) throw new RangeError('steps: none');
  let endS = 0;
  for (const { fromS, toS, rateKgPerS } of steps) {
    zeroOrMore('rateKgPerS', rateKgPerS);
    if (!(fromS >= endS && toS > fromS))
      throw new RangeError(`step from ${fromS} to ${toS} s: must be in order, after ${endS} s`);
    endS = toS;
  }
}
