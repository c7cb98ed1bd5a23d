import type { ToxicProbit } from '../chemicals/chemical.ts';
import { sectionKgPerM3, type PlumeSection } from '../dispersion/plume.ts';
import { fractionOfProbit } from '../effects/probit.ts';
import { TOXIC_EXPOSURE_CAP_MIN, toxicLoad, toxicProbit } from '../effects/toxic-load.ts';
import { fraction, positive, zeroOrMore } from '../inputs.ts';

/** A grid point at a distance in one sector, reached by a plume whose section there is known. */
export type ToxicGridPoint = {
  readonly section: PlumeSection;
  readonly receptorHeightM: number;
  readonly distanceM: number;
  /** For mg/m³. */
  readonly probit: ToxicProbit;
  readonly minutes: number;
  readonly sectors: number;
  /** The plume ends where fewer die. */
  readonly cutoffShare: number;
};

/** The steps of the hand calculation. */
export type ToxicContribution = {
  readonly concentrationMgPerM3: number;
  readonly probit: number;
  /** On the axis. */
  readonly axisShare: number;
  /** ∫ P dy over the plume, m. */
  readonly probabilityIntegralM: number;
  /** Width of a plume with the axis' share everywhere, m. */
  readonly effectiveWidthM: number;
  /** That the plume covers the point when the wind blows into the sector. */
  readonly coverProbability: number;
  readonly deathProbability: number;
};

/**
 * Probability of death at a grid point by the method of effective cloud width: a plume whose direction is uniform in its sector
 * covers a point with N·ECW/(2πR).
 * @throws RangeError for inputs that make no sense
 * @source Purple Book 6.2.5, eq. 6.8–6.10; checked against its appendix 6.B
 */
export function toxicGridPoint(point: ToxicGridPoint): ToxicContribution {
  const { section, receptorHeightM, probit, cutoffShare } = point;
  const minutes = Math.min(zeroOrMore('minutes', point.minutes), TOXIC_EXPOSURE_CAP_MIN);
  const concentrationAt = (yM: number): number =>
    1e6 * sectionKgPerM3(section, yM, receptorHeightM);
  const probitAt = (yM: number): number =>
    toxicProbit(probit, toxicLoad([{ concentration: concentrationAt(yM), minutes }], probit.n));
  const axisShare = fractionOfProbit(probitAt(0));
  const shareAt = (yM: number): number => fractionOfProbit(probitAt(yM));
  const halfWidthM = lastAtOrAbove(shareAt, fraction('cutoffShare', cutoffShare), section.sigmaYM);
  const probabilityIntegralM = 2 * simpson(shareAt, halfWidthM);
  const effectiveWidthM = axisShare === 0 ? 0 : probabilityIntegralM / axisShare;
  const circleM = 2 * Math.PI * positive('distanceM', point.distanceM);
  const coverProbability = Math.min(
    1,
    (positive('sectors', point.sectors) * effectiveWidthM) / circleM,
  );
  return {
    concentrationMgPerM3: concentrationAt(0),
    probit: probitAt(0),
    axisShare,
    probabilityIntegralM,
    effectiveWidthM,
    coverProbability,
    deathProbability: axisShare * coverProbability,
  };
}

/** A plume is nothing beyond so many σy. */
const WIDEST_SIGMAS = 40;

function lastAtOrAbove(share: (yM: number) => number, level: number, sigmaM: number): number {
  if (share(0) < level) return 0;
  let [low, high] = [0, WIDEST_SIGMAS * sigmaM];
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2;
    if (share(middle) >= level) low = middle;
    else high = middle;
  }
  return low;
}

const STEPS = 200;

/** ∫ from 0 to `end`. */
function simpson(curve: (at: number) => number, end: number): number {
  const step = end / STEPS;
  let sum = curve(0) + curve(end);
  for (let at = 1; at < STEPS; at++) sum += (at % 2 === 0 ? 2 : 4) * curve(at * step);
  return (sum * step) / 3;
}
