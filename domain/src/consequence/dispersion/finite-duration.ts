import { positive } from '../inputs.ts';
import type { ReleaseStep } from '../release.ts';
import { erf, erfc } from './erf.ts';
import { sectionKgPerM3, type PlumePlace, type PlumeSection } from './plume.ts';

/**
 * Along the wind: how much of a steady plume stands at `xM`, when gas left the source from one moment to another:
 * ½[erf((x − u(t − to))/√2σ_to) − erf((x − u(t − from))/√2σ_from)], `to` not later than now.
 * @param sigmasM  σx at the rear and at the front of the cloud; both 0: sharp ends
 * @returns 0 to 1
 * @source Palazzi et al., Atmos. Environ. 16 (1982) 2785; checked against GasDispersion.jl (MIT)
 */
export function passingShare(
  { rearM, frontM }: CloudEnds,
  xM: number,
  [rearSigmaM, frontSigmaM]: readonly [number, number],
): number {
  const rear = scaled(xM - rearM, rearSigmaM);
  const front = scaled(xM - frontM, frontSigmaM);
  if (!(rear > front)) return 0;
  // On one side of both ends the complements keep the digits that the difference of erf loses.
  if (front > 0) return 0.5 * (erfc(front) - erfc(rear));
  if (rear < 0) return 0.5 * (erfc(-rear) - erfc(-front));
  return 0.5 * (erf(rear) - erf(front));
}

function scaled(distanceM: number, sigmaM: number): number {
  return distanceM === 0 ? 0 : (distanceM * Math.SQRT1_2) / sigmaM;
}

/** Where what left the source first (front) and last (rear) has got to, m downwind. */
export type CloudEnds = { readonly rearM: number; readonly frontM: number };

/** @returns null before the release */
export function endsOf(
  { fromS, toS }: Pick<ReleaseStep, 'fromS' | 'toS'>,
  tS: number,
  windMPerS: number,
): CloudEnds | null {
  if (tS <= fromS) return null;
  return { rearM: windMPerS * (tS - Math.min(tS, toS)), frontM: windMPerS * (tS - fromS) };
}

/**
 * Where σx is taken: at the place that is asked for, or at the ends of the cloud. Codes differ; the first keeps the sum over
 * pieces of a release equal to the whole.
 */
export type SigmaXAt = 'receptor' | 'cloud';

/** A release at one rate for a while, into a steady wind. */
export type FiniteDuration = {
  readonly durationS: number;
  /** The plume as if the release went on, at the place's own x. */
  readonly section: PlumeSection;
  /** σx by distance, m. */
  readonly sigmaX: (xM: number) => number;
  readonly sigmaXAt: SigmaXAt;
};

/**
 * Concentration of a release of finite duration: the steady plume times {@link passingShare}.
 * @param tS  since the release began, s
 * @returns kg/m³; 0 upwind and before the release
 * @throws RangeError for a duration that is not positive, and as `sectionKgPerM3`
 * @source Palazzi et al. 1982
 */
export function finiteDurationKgPerM3(
  release: FiniteDuration,
  { xM, yM, zM }: PlumePlace,
  tS: number,
): number {
  const { section, sigmaX, sigmaXAt } = release;
  const toS = positive('durationS', release.durationS);
  const steady = sectionKgPerM3(section, yM, zM);
  const ends = endsOf({ fromS: 0, toS }, tS, section.windMPerS);
  if (ends === null || !(xM > 0)) return 0;
  const [rearAt, frontAt] = sigmaXAt === 'cloud' ? [ends.rearM, ends.frontM] : [xM, xM];
  const sigmas = [rearAt > 0 ? sigmaX(rearAt) : 0, sigmaX(frontAt)] as const;
  return steady * passingShare(ends, xM, sigmas);
}
