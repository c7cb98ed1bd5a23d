import { positive, zeroOrMore } from '../inputs.ts';

/** Of water vapour in air, and of air, at about 20 °C. */
const WATER_DIFFUSIVITY_M2_PER_S = 2.39e-5;
const AIR_VISCOSITY_M2_PER_S = 1.5e-5;
const WATER_MOLAR_MASS_KG_PER_MOL = 0.018015;

/**
 * Schmidt number of a vapour in air, its diffusivity taken from that of water vapour by Graham's law.
 * @throws RangeError for a molar mass that is not positive
 * @source ν/(Dw √(Mw/M)), ALOHA's technical documentation (NOAA TM NOS OR&R 43) 3.3.1, read in an implementation
 */
export function schmidtNumber(molarMassKgPerMol: number): number {
  const lighter = WATER_MOLAR_MASS_KG_PER_MOL / positive('molarMassKgPerMol', molarMassKgPerMol);
  return AIR_VISCOSITY_M2_PER_S / (WATER_DIFFUSIVITY_M2_PER_S * Math.sqrt(lighter));
}

/**
 * Transfer coefficient from a pool into the wind; times the concentration over the liquid it is the evaporation per area.
 * @param windMPerS  at 10 m height
 * @param schmidt    Schmidt number; for heat instead of mass the Prandtl number
 * @returns m/s
 * @throws RangeError for values that make no sense
 * @source Mackay & Matsugu 1973, .004786 u^.78 D^−.11 Sc^−.67 (TNO Yellow Book 3.24; vectors pool-mackay-*)
 */
export function mackayMatsuguMPerS(windMPerS: number, diameterM: number, schmidt: number): number {
  return (
    0.004786 *
    zeroOrMore('windMPerS', windMPerS) ** 0.78 *
    positive('diameterM', diameterM) ** -0.11 *
    positive('schmidt', schmidt) ** -0.67
  );
}
