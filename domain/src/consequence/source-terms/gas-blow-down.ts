import { positive } from '../inputs.ts';
import { curveOfRates } from './mass-curve.ts';
import type { MassCurve } from './mass-curve.ts';
import type { GasUpstream } from './gas-orifice.ts';

const POINTS = 150;

export type GasBlowDown = {
  /** The gas as it stands in the vessel at the start. */
  readonly upstream: GasUpstream;
  readonly contentsKg: number;
  /** `adiabatic`: the gas cools as it expands; `isothermal`: the walls keep it warm, the rate falls more slowly. */
  readonly mode: 'adiabatic' | 'isothermal';
  /** Rate by what is in the vessel, kg/s. */
  readonly rateKgPerS: (upstream: GasUpstream) => number;
};

/**
 * Outflow of a gas vessel until it is at ambient pressure; choked and unchoked parts alike.
 * @returns the mass that comes out; what stays fills the vessel at ambient pressure
 * @throws RangeError for contents that are not positive
 * @source ideal gas in a closed volume: m = m₀ (P/P₀)^(1/γ) adiabatic, m₀ P/P₀ isothermal; closed forms of the choked part
 *   in the tests (aefarrell.github.io, Vessel blowdown – ideal gases; Botros et al. 1989)
 */
export function gasBlowDown({ upstream, contentsKg, mode, rateKgPerS }: GasBlowDown): MassCurve {
  positive('contentsKg', contentsKg);
  const { pressurePa, temperatureK, heatCapacityRatio: k, ambientPressurePa } = upstream;
  const excessPa = Math.max(0, pressurePa - ambientPressurePa);
  const massKg: number[] = [];
  const rates: number[] = [];
  for (let point = 0; point <= POINTS; point++) {
    // Closer together where the rate ends, as the root of the overpressure.
    const nowPa = pressurePa - excessPa + excessPa * (1 - point / POINTS) ** 2;
    const ratio = nowPa / pressurePa;
    const left = mode === 'adiabatic' ? ratio ** (1 / k) : ratio;
    const nowK = mode === 'adiabatic' ? temperatureK * ratio ** ((k - 1) / k) : temperatureK;
    massKg.push(contentsKg * (1 - left));
    rates.push(rateKgPerS({ ...upstream, pressurePa: nowPa, temperatureK: nowK }));
  }
  return curveOfRates(massKg, rates);
}
