import { GAS_CONSTANT_J_PER_MOL_K } from '../constants.ts';
import { positive, zeroOrMore } from '../inputs.ts';

/** The vapour that stands over a liquid. */
export type SaturatedVapour = {
  readonly vapourPressurePa: number;
  readonly molarMassKgPerMol: number;
  readonly temperatureK: number;
};

/**
 * Its concentration, M Pv/(R T).
 * @returns kg/m³
 * @throws RangeError for values that make no sense
 */
export function saturatedVapourKgPerM3(vapour: SaturatedVapour): number {
  const { vapourPressurePa, molarMassKgPerMol, temperatureK } = vapour;
  return (
    (positive('molarMassKgPerMol', molarMassKgPerMol) *
      zeroOrMore('vapourPressurePa', vapourPressurePa)) /
    (GAS_CONSTANT_J_PER_MOL_K * positive('temperatureK', temperatureK))
  );
}
