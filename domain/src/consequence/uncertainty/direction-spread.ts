import type { StabilityClass } from '../../weather/turner-class.ts';
import { zeroOrMore } from '../inputs.ts';

/** Standard deviation of the wind direction within some ten minutes, by class. */
const DEG_BY_CLASS: Readonly<Record<StabilityClass, number>> = {
  A: 25,
  B: 20,
  C: 15,
  D: 10,
  E: 5,
  F: 2.5,
};
/** However stable the air, it wanders sideways by this speed: what makes a plume meander when the wind is low. */
const LEAST_CROSSWIND_M_PER_S = 0.5;
/** A direction of which nothing is known: the deviation of a uniform one, 180/√3. */
const UNKNOWN_DEG = 180 / Math.sqrt(3);
const DEG = 180 / Math.PI;

/**
 * Standard deviation of the direction in which a cloud goes, about the mean that was measured: what the class allows, or
 * the meander of low wind (0.5 m/s sideways over the wind speed) where that is more.
 * @param windMPerS  at 10 m, ≥ 0
 * @returns degrees, at most 103.9 (any direction)
 * @throws RangeError for a negative wind
 * @source by class: σθ of the confidence lines of ALOHA's kind (class means of NRC Regulatory Guide
 *   1.23, recalled). Meander: least σv of 0.5 m/s over land for each class, CALPUFF defaults (`svmin`, as listed in the PuffR
 *   package); after Hanna 1983, J. Clim. Appl. Meteorol. 22, 1424 (recalled)
 */
export function directionSpreadDeg(windMPerS: number, stability: StabilityClass): number {
  zeroOrMore('windMPerS', windMPerS);
  const meanderDeg = (LEAST_CROSSWIND_M_PER_S / windMPerS) * DEG;
  return Math.min(UNKNOWN_DEG, Math.max(DEG_BY_CLASS[stability], meanderDeg));
}
