import { positive, zeroOrMore } from '../inputs.ts';
import type { PlumePlace } from './plume.ts';
import type { SigmaCurves } from './sigma-set.ts';
import { verticalPerM } from './vertical-spread.ts';

/** Mass let go at one moment, carried by a steady wind. */
export type PuffSource = {
  readonly massKg: number;
  /** At the height of the release, m/s. */
  readonly windMPerS: number;
  readonly heightM: number;
  readonly curves: SigmaCurves;
  /** Lid of the mixing layer, m; null: none. */
  readonly lidM: number | null;
};

/**
 * Concentration of a puff: c = M/(2π σx σy) · exp(−(x − ut)²/2σx² − y²/2σy²) · V(z), each σ at the travelled distance ut.
 * @param tS  since the release, s
 * @returns kg/m³; 0 before and at the release
 * @throws RangeError for a wind that is not positive, a negative mass or height
 * @source CCPS 1999; Crowl & Louvar, Chemical Process Safety, 5-2
 */
export function puffKgPerM3(source: PuffSource, { xM, yM, zM }: PlumePlace, tS: number): number {
  const mass = zeroOrMore('massKg', source.massKg);
  const travelledM = positive('windMPerS', source.windMPerS) * tS;
  const heightM = zeroOrMore('heightM', source.heightM);
  if (!(travelledM > 0)) return 0;
  const { curves, lidM } = source;
  const [sigmaX, sigmaY] = [curves.x(travelledM), curves.y(travelledM)];
  const along = ((xM - travelledM) / sigmaX) ** 2;
  const level = Math.exp(-0.5 * (along + (yM / sigmaY) ** 2)) / (2 * Math.PI * sigmaX * sigmaY);
  return mass * level * verticalPerM(zeroOrMore('zM', zM), heightM, curves.z(travelledM), lidM);
}
