import type { ToxicProbit } from '../chemicals/chemical.ts';
import { type GasState, gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import { doseForFraction, probitOfDose } from './probit.ts';

/** Nobody is taken to stay in a toxic cloud for longer. @source Purple Book 5.2.2; AQ/T 3046-2013 annex H.1 */
export const TOXIC_EXPOSURE_CAP_MIN = 30;

/** Concentration, in the unit of the probit, that lasted for some minutes. */
export type ExposureStep = { readonly concentration: number; readonly minutes: number };

/**
 * Toxic load of a history, Σ Cⁿ Δt. Not the mean concentration to the power n: with n > 1 that would be too low.
 * @returns unitⁿ·min
 * @throws RangeError for a negative concentration or time
 * @source ten Berge's load; Purple Book 5.2.2
 */
export function toxicLoad(steps: readonly ExposureStep[], n: number): number {
  return steps.reduce((load, { concentration, minutes }) => {
    const c = zeroOrMore('concentration', concentration);
    return load + c ** n * zeroOrMore('minutes', minutes);
  }, 0);
}

/**
 * Pr = a + b ln(load).
 * @param load  unitⁿ·min, ≥ 0; none gives −Infinity
 */
export function toxicProbit(probit: ToxicProbit, load: number): number {
  return probitOfDose(probit, zeroOrMore('load', load));
}

/**
 * Concentration that kills a share of the people exposed for some time (LC).
 * @param exposure.share    0 < share < 1
 * @param exposure.minutes  > 0
 * @returns in the unit of the probit
 */
export function lethalConcentration(
  probit: ToxicProbit,
  { share, minutes }: { readonly share: number; readonly minutes: number },
): number {
  return (doseForFraction(probit, share) / positive('minutes', minutes)) ** (1 / probit.n);
}

/**
 * What a concentration in kg/m³ is multiplied by to be in the unit of a probit.
 * @param gas  needed for ppm: its molar mass, and the air in which it is
 */
export function probitUnitPerKgPerM3({ concentrationUnit }: ToxicProbit, gas: GasState): number {
  return concentrationUnit === 'mg/m3' ? 1e6 : 1e6 / gasDensityKgPerM3(gas);
}
