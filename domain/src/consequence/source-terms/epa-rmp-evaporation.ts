import { STANDARD_PRESSURE_PA } from '../constants.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import type { SaturatedVapour } from './saturated-vapour.ts';

const KG_PER_LB = 0.45359237;
const M2_PER_SQUARE_FOOT = 0.09290304;
const PA_PER_MMHG = STANDARD_PRESSURE_PA / 760;

/**
 * Evaporation of a pool below its boiling point per area, as the U.S. Risk Management Program screens it.
 * @param windMPerS  at 10 m height
 * @returns kg/(m² s)
 * @throws RangeError for values that make no sense
 * @source EPA RMP Offsite Consequence Analysis guidance 1999, eq. D-1: .284 U^.78 M^⅔ A VP/(82.05 T), lb/min, ft², mmHg
 *   (vector pool-epa-rmp)
 */
export function epaRmpKgPerM2S(vapour: SaturatedVapour, windMPerS: number): number {
  const molarMassG = 1000 * positive('molarMassKgPerMol', vapour.molarMassKgPerMol);
  const mmHg = zeroOrMore('vapourPressurePa', vapour.vapourPressurePa) / PA_PER_MMHG;
  const lbPerMinFt2 =
    (0.284 * zeroOrMore('windMPerS', windMPerS) ** 0.78 * Math.cbrt(molarMassG) ** 2 * mmHg) /
    (82.05 * positive('temperatureK', vapour.temperatureK));
  return (lbPerMinFt2 * KG_PER_LB) / (60 * M2_PER_SQUARE_FOOT);
}
