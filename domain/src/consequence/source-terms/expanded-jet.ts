import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import type { GasFlow, GasUpstream } from './gas-orifice.ts';

/** A gas jet once it has come to ambient pressure, before air mixes in. */
export type ExpandedJet = {
  readonly velocityMPerS: number;
  /** Once it has slowed down: its speed comes back as heat. */
  readonly temperatureK: number;
  readonly densityKgPerM3: number;
  /** Area over that of the opening. */
  readonly areaRatio: number;
};

/**
 * The jet behind its shocks, by mass and momentum between throat and ambient pressure, at the temperature it was stored at.
 * @param dischargeCoefficient  as for the flow
 * @returns null when nothing flows
 * @source Birch, Hughes & Swaffield 1987, v = Cd v* + (P* − Pa)/(Cd ρ* v*), T = T₀ (recalled; checked against a published
 *   case: hydrogen 500 bar, 286.15 K, 2008 m/s)
 */
export function expandedJet(
  flow: GasFlow,
  upstream: GasUpstream,
  dischargeCoefficient: number,
): ExpandedJet | null {
  if (flow.fluxKgPerM2S === 0) return null;
  const { temperatureK, ambientPressurePa } = upstream;
  const velocityMPerS =
    dischargeCoefficient * flow.throatVelocityMPerS +
    (flow.throatPressurePa - ambientPressurePa) / flow.fluxKgPerM2S;
  const densityKgPerM3 = gasDensityKgPerM3({ ...upstream, pressurePa: ambientPressurePa });
  const areaRatio = flow.fluxKgPerM2S / (densityKgPerM3 * velocityMPerS);
  return { velocityMPerS, temperatureK, densityKgPerM3, areaRatio };
}

/**
 * Density of the gas expanded without loss to ambient pressure: the coldest and densest it can be in the jet.
 * @returns kg/m³; that of the gas inside where it is not above ambient pressure
 * @source isentropic expansion; vector gas-acetylene-flux
 */
export function isentropicDensityKgPerM3(upstream: GasUpstream): number {
  const { pressurePa, temperatureK, heatCapacityRatio: k, ambientPressurePa } = upstream;
  const ratio = Math.min(1, ambientPressurePa / pressurePa);
  const coldK = temperatureK * ratio ** ((k - 1) / k);
  return gasDensityKgPerM3({ ...upstream, pressurePa: ratio * pressurePa, temperatureK: coldK });
}
