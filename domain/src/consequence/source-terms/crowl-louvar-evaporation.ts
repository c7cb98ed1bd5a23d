import { positive } from '../inputs.ts';
import { saturatedVapourKgPerM3 } from './saturated-vapour.ts';
import type { SaturatedVapour } from './saturated-vapour.ts';

/** Of water, without wind. */
export const WATER_TRANSFER_M_PER_S = 0.0083;
const WATER_MOLAR_MASS_KG_PER_MOL = 0.018;

/**
 * Evaporation of a pool below its boiling point per area, in still air.
 * @param waterTransferMPerS  transfer coefficient of water, m/s
 * @returns kg/(m² s)
 * @throws RangeError for values that make no sense
 * @source Crowl & Louvar, Chemical Process Safety, 3-5: M K Pv/(R T), K = Kw (18/M)^⅓ (vector pool-cl-toluene)
 */
export function crowlLouvarKgPerM2S(
  vapour: SaturatedVapour,
  waterTransferMPerS: number = WATER_TRANSFER_M_PER_S,
): number {
  const saturated = saturatedVapourKgPerM3(vapour);
  const lighter = Math.cbrt(WATER_MOLAR_MASS_KG_PER_MOL / vapour.molarMassKgPerMol);
  return positive('waterTransferMPerS', waterTransferMPerS) * lighter * saturated;
}
