import { positive, zeroOrMore } from '../inputs.ts';
import { depletion } from './deposition.ts';
import type { SigmaCurves } from './sigma-set.ts';
import { verticalPerM } from './vertical-spread.ts';

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

/** A steady release into a steady wind. */
export type PlumeSource = {
  readonly rateKgPerS: number;
  /** At the height of the release, m/s. */
  readonly windMPerS: number;
  readonly heightM: number;
  readonly curves: SigmaCurves;
  /** Lid of the mixing layer, m; null or left out: none. One at or below the source is ignored. */
  readonly mixingHeightM?: number | null;
  /** Deposition velocity, m/s; left out: nothing settles. */
  readonly depositionMPerS?: number;
};

/** A plume cut at one distance. */
export type PlumeSection = {
  readonly rateKgPerS: number;
  readonly windMPerS: number;
  readonly heightM: number;
  readonly sigmaYM: number;
  readonly sigmaZM: number;
  readonly lidM: number | null;
};

/**
 * Concentration in a section of the plume: c = Q/(u √(2π) σy) · exp(−y²/2σy²) · V(z), V from {@link verticalPerM}.
 * @param yM  across the wind
 * @param zM  above the ground, ≥ 0
 * @returns kg/m³
 * @throws RangeError for a wind or σ that is not positive, a negative rate or height
 * @source Gaussian plume with reflection, Turner 1970; CCPS 1999; checked against Crowl & Louvar, example 5-1
 */
export function sectionKgPerM3(section: PlumeSection, yM: number, zM: number): number {
  const rate = zeroOrMore('rateKgPerS', section.rateKgPerS);
  const wind = positive('windMPerS', section.windMPerS);
  const sigmaY = positive('sigmaYM', section.sigmaYM);
  const sigmaZ = positive('sigmaZM', section.sigmaZM);
  const heightM = zeroOrMore('heightM', section.heightM);
  const across = Math.exp(-0.5 * (yM / sigmaY) ** 2) / (ROOT_TWO_PI * sigmaY);
  const upwards = verticalPerM(zeroOrMore('zM', zM), heightM, sigmaZ, section.lidM);
  return (rate / wind) * across * upwards;
}

/** A place in the frame of the wind: x downwind of the source, y across, z above the ground. */
export type PlumePlace = { readonly xM: number; readonly yM: number; readonly zM: number };

/**
 * Concentration of a steady plume.
 * @returns kg/m³; 0 upwind and at the source's own x
 * @throws RangeError as {@link sectionKgPerM3}
 */
export function plumeKgPerM3(source: PlumeSource, { xM, yM, zM }: PlumePlace): number {
  return plumeField(source)(xM, yM, zM);
}

/** kg/m³ at x, y, z */
export type PlumeField = (xM: number, yM: number, zM: number) => number;

/** The same for many places: the lid and the depletion are worked out once. */
export function plumeField(source: PlumeSource): PlumeField {
  const { curves, windMPerS, heightM } = source;
  const lidM = lidAbove(source);
  const left = depletion(source, lidM);
  return (xM, yM, zM) => {
    if (!(xM > 0)) return 0;
    const rateKgPerS = source.rateKgPerS * left(xM);
    const [sigmaYM, sigmaZM] = [curves.y(xM), curves.z(xM)];
    return sectionKgPerM3({ rateKgPerS, windMPerS, heightM, sigmaYM, sigmaZM, lidM }, yM, zM);
  };
}

/** The lid, when it stands above the source; null otherwise. */
export function lidAbove({
  mixingHeightM = null,
  heightM,
}: Pick<PlumeSource, 'mixingHeightM' | 'heightM'>): number | null {
  if (mixingHeightM === null) return null;
  return positive('mixingHeightM', mixingHeightM) > heightM ? mixingHeightM : null;
}
