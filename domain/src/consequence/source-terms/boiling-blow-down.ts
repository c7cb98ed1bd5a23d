import { positive } from '../inputs.ts';
import { curveOfRates } from './mass-curve.ts';
import type { MassCurve } from './mass-curve.ts';

const POINTS = 100;

export type BoilingBlowDown = {
  readonly contentsKg: number;
  readonly temperatureK: number;
  readonly boilingPointK: number;
  readonly liquidHeatCapacityJPerKgK: number;
  readonly latentHeatJPerKg: number;
  /** Rate of vapour by the temperature of the liquid, kg/s. */
  readonly rateKgPerS: (temperatureK: number) => number;
};

/**
 * Vapour that leaves a vessel of liquefied gas through a hole above its level. The liquid boils and cools, the pressure is
 * that of its vapour, and it ends when the liquid is at its boiling point; the heat of the walls is left out.
 * @returns the mass that comes out, contents × (1 − exp(−Cp ΔT/ΔHv)); nothing at or below the boiling point
 * @throws RangeError for values that are not positive
 * @source heat balance of the liquid, m Cp dT = ΔHv dm
 */
export function boilingBlowDown(vessel: BoilingBlowDown): MassCurve {
  const contentsKg = positive('contentsKg', vessel.contentsKg);
  const { temperatureK, boilingPointK, rateKgPerS } = vessel;
  const heat =
    positive('liquidHeatCapacityJPerKgK', vessel.liquidHeatCapacityJPerKgK) /
    positive('latentHeatJPerKg', vessel.latentHeatJPerKg);
  const superheatK = Math.max(0, temperatureK - boilingPointK);
  const massKg: number[] = [];
  const rates: number[] = [];
  for (let point = 0; point <= POINTS; point++) {
    const nowK = temperatureK - superheatK * (1 - (1 - point / POINTS) ** 2);
    massKg.push(-contentsKg * Math.expm1(-heat * (temperatureK - nowK)));
    rates.push(rateKgPerS(nowK));
  }
  return curveOfRates(massKg, rates);
}
