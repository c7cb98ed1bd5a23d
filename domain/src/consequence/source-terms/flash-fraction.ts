import { finite, positive } from '../inputs.ts';

export type FlashForm = 'linear' | 'exponential';

export type FlashConditions = {
  readonly liquidHeatCapacityJPerKgK: number;
  readonly latentHeatJPerKg: number;
  readonly temperatureK: number;
  readonly boilingPointK: number;
};

/**
 * Share of a superheated liquid that turns to vapour at once when it comes to ambient pressure.
 * @param form  `linear` Cp ΔT/ΔHv; `exponential` 1 − exp(−Cp ΔT/ΔHv), which counts that the vapour takes its own heat with it
 * @returns 0 to 1; 0 at or below the boiling point
 * @throws RangeError for values that are not positive
 * @source CCPS 1996 eq. 4-14 (linear); Crowl & Louvar, Chemical Process Safety, 4-7 (exponential, recalled); vectors
 *   flash-butane-linear, phast-propane-flash
 */
export function flashFraction(
  { liquidHeatCapacityJPerKgK, latentHeatJPerKg, temperatureK, boilingPointK }: FlashConditions,
  form: FlashForm,
): number {
  positive('liquidHeatCapacityJPerKgK', liquidHeatCapacityJPerKgK);
  positive('latentHeatJPerKg', latentHeatJPerKg);
  positive('boilingPointK', boilingPointK);
  const superheatK = Math.max(0, finite('temperatureK', temperatureK) - boilingPointK);
  const ratio = (liquidHeatCapacityJPerKgK * superheatK) / latentHeatJPerKg;
  return form === 'linear' ? Math.min(1, ratio) : -Math.expm1(-ratio);
}
