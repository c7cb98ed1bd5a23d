import { AIR_MOLAR_MASS_KG_PER_MOL, GAS_CONSTANT_J_PER_MOL_K } from '../constants.ts';
import { positive } from '../inputs.ts';

export type AirState = { readonly temperatureK: number; readonly pressurePa: number };

/** Density of dry air, kg/m³ (ideal gas). @throws RangeError for values that are not positive */
export function airDensityKgPerM3({ temperatureK, pressurePa }: AirState): number {
  positive('temperatureK', temperatureK);
  positive('pressurePa', pressurePa);
  return (pressurePa * AIR_MOLAR_MASS_KG_PER_MOL) / (GAS_CONSTANT_J_PER_MOL_K * temperatureK);
}

/**
 * Kinematic viscosity of air, m²/s: Sutherland's dynamic viscosity over density.
 * @throws RangeError for values that are not positive
 * @source US Standard Atmosphere 1976 (recalled): 1.458e-6 T^1.5/(T + 110.4) Pa s
 */
export function airViscosityM2PerS(air: AirState): number {
  const densityKgPerM3 = airDensityKgPerM3(air);
  return (1.458e-6 * air.temperatureK ** 1.5) / (air.temperatureK + 110.4) / densityKgPerM3;
}
