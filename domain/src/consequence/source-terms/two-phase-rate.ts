import { positive, zeroOrMore } from '../inputs.ts';
import { liquidOrificeKgPerM2S } from './liquid-orifice.ts';
import type { LiquidOrifice } from './liquid-orifice.ts';

export type FlashingLiquid = {
  readonly latentHeatJPerKg: number;
  /** Volume of the saturated vapour less that of the liquid, m³/kg. */
  readonly vaporisationVolumeM3PerKg: number;
  readonly temperatureK: number;
  readonly liquidHeatCapacityJPerKgK: number;
};

/** A liquid that boils at once outside needs about this way to come to equilibrium while it flows. */
const RELAXATION_M = 0.1;

/**
 * Critical mass flux of a saturated liquid that flashes on its way out, in equilibrium (ERM).
 * @returns kg/(m² s)
 * @throws RangeError for values that are not positive
 * @source Fauske's equilibrium rate model, (ΔHv/vfg)/√(T Cp), for ways longer than 0.1 m; Crowl & Louvar (vector
 *   twophase-cl-propylene)
 */
export function equilibriumRateKgPerM2S(liquid: FlashingLiquid): number {
  const perVolume =
    positive('latentHeatJPerKg', liquid.latentHeatJPerKg) /
    positive('vaporisationVolumeM3PerKg', liquid.vaporisationVolumeM3PerKg);
  const heat =
    positive('temperatureK', liquid.temperatureK) *
    positive('liquidHeatCapacityJPerKgK', liquid.liquidHeatCapacityJPerKgK);
  return perVolume / Math.sqrt(heat);
}

/**
 * Mass flux of a liquid above its boiling point through an opening with a way out of a given length.
 *
 * Through a hole (length 0) it has no time to flash: as a liquid, by all its overpressure. From 0.1 m on: equilibrium, with
 * what the pressure above the vapour pressure adds (subcooled); never more than as a liquid. Between them 1/G² is
 * interpolated, so that a longer way never lets more out and nothing jumps.
 * @param opening      overpressure above ambient, and head
 * @param subcoolingPa pressure inside less vapour pressure, ≥ 0
 * @param way          its length, m, ≥ 0, and its diameter, of which friction takes its share
 * @returns kg/(m² s)
 * @throws RangeError for values that make no sense
 * @source hole as liquid below 0.1 m, ERM above; subcooled G² = 2 ρ Cd² (P − Psat) + G_ERM² (Fauske & Epstein 1988,
 *   recalled), of which the interpolation is a simplified form
 */
export function flashingRateKgPerM2S(
  opening: LiquidOrifice,
  liquid: FlashingLiquid,
  subcoolingPa: number,
  { lengthM, diameterM }: { readonly lengthM: number; readonly diameterM: number },
): number {
  const asLiquid = liquidOrificeKgPerM2S(opening);
  if (zeroOrMore('lengthM', lengthM) === 0 || asLiquid === 0) return asLiquid;
  const overpressurePa = zeroOrMore('subcoolingPa', subcoolingPa);
  const subcooled = liquidOrificeKgPerM2S({ ...opening, overpressurePa });
  const flashing = flashingPipeFactor(lengthM, diameterM) * equilibriumRateKgPerM2S(liquid);
  const equilibrium = Math.min(asLiquid, Math.hypot(subcooled, flashing));
  const share = Math.min(1, lengthM / RELAXATION_M);
  return 1 / Math.sqrt((1 - share) / asLiquid ** 2 + share / equilibrium ** 2);
}

/** Length over diameter, and what is left of the equilibrium flux after so much friction. */
const FRICTION: readonly (readonly [number, number])[] = [
  [0, 1],
  [50, 0.85],
  [100, 0.75],
  [200, 0.65],
  [400, 0.55],
];

/**
 * What friction leaves of the equilibrium flux in a pipe; linear between the published points, as 1/√(L/D) beyond the last.
 * @returns 0 to 1
 * @throws RangeError for a length below 0 or a diameter that is not positive
 * @source Fauske's table for the ERM (recalled)
 */
export function flashingPipeFactor(lengthM: number, diameterM: number): number {
  const diameters = zeroOrMore('lengthM', lengthM) / positive('diameterM', diameterM);
  const at = FRICTION.findIndex(([limit]) => diameters < limit);
  if (at === -1) return 0.55 * Math.sqrt(400 / diameters);
  const [[from, high], [to, low]] = [FRICTION[at - 1]!, FRICTION[at]!];
  return high + ((low - high) * (diameters - from)) / (to - from);
}
