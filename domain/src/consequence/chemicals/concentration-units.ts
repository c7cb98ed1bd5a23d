import { GAS_CONSTANT_J_PER_MOL_K } from '../constants.ts';
import { positive, zeroOrMore } from '../inputs.ts';

const MG_PER_KG = 1e6;

/** A gas at a temperature and a pressure (absolute). */
export type GasState = {
  readonly molarMassKgPerMol: number;
  readonly temperatureK: number;
  readonly pressurePa: number;
};

/**
 * Density of an ideal gas, p M/(R T).
 * @returns kg/m³
 * @throws RangeError for a value that is not positive
 */
export function gasDensityKgPerM3({
  molarMassKgPerMol,
  temperatureK,
  pressurePa,
}: GasState): number {
  const mass =
    positive('molarMassKgPerMol', molarMassKgPerMol) * positive('pressurePa', pressurePa);
  return mass / (GAS_CONSTANT_J_PER_MOL_K * positive('temperatureK', temperatureK));
}

/**
 * Mass concentration of a gas of so many parts in a million by volume.
 * @param ppm  ≥ 0
 * @returns kg/m³
 * @throws RangeError for a negative concentration or a state that is not positive
 * @source ideal gas; at 25 °C and 1 atm one mole fills 24.465 L, which books round to 24.45
 */
export function ppmToKgPerM3(ppm: number, state: GasState): number {
  return zeroOrMore('ppm', ppm) * 1e-6 * gasDensityKgPerM3(state);
}

/** @param kgPerM3  ≥ 0  @returns ppm by volume */
export function kgPerM3ToPpm(kgPerM3: number, state: GasState): number {
  return (zeroOrMore('kgPerM3', kgPerM3) / gasDensityKgPerM3(state)) * 1e6;
}

/** @param ppm  ≥ 0  @returns mg/m³ */
export function ppmToMgPerM3(ppm: number, state: GasState): number {
  return ppmToKgPerM3(ppm, state) * MG_PER_KG;
}

/** @param mgPerM3  ≥ 0  @returns ppm by volume */
export function mgPerM3ToPpm(mgPerM3: number, state: GasState): number {
  return kgPerM3ToPpm(mgPerM3 / MG_PER_KG, state);
}
