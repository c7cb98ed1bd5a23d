import { zeroOrMore } from '../inputs.ts';
import { checked, specificGasConstant } from './gas-orifice.ts';
import type { GasUpstream } from './gas-orifice.ts';

/** Mach numbers below this carry nothing that matters. */
const LOWEST_MACH = 1e-9;

export type GasPipeFlow = { readonly fluxKgPerM2S: number; readonly isChoked: boolean };

/**
 * Steady adiabatic flow of an ideal gas from a vessel through a pipe with friction (Fanno flow), choked at its end or not.
 * @param resistance  f L/D of the pipe with its entrance, velocity heads, ≥ 0; 0 is a rounded nozzle
 * @returns kg/(m² s) of the pipe's section
 * @throws RangeError for values that make no sense
 * @source Fanno flow of textbooks (Coulson & Richardson 1A; formulas read in aefarrell.github.io, Adiabatic compressible flow
 *   in a pipe, whose case is in the test)
 */
export function gasPipeFlow(upstream: GasUpstream, resistance: number): GasPipeFlow {
  const { pressurePa, ambientPressurePa, heatCapacityRatio: k } = checked(upstream);
  zeroOrMore('resistance', resistance);
  if (pressurePa <= ambientPressurePa) return { fluxKgPerM2S: 0, isChoked: false };
  const chokedMach = machBefore(resistance, k);
  const isChoked = exitPressurePa(chokedMach, 1, upstream) >= ambientPressurePa;
  const inletMach = isChoked ? chokedMach : subsonicMach(chokedMach, resistance, upstream);
  const { temperatureK } = upstream;
  const stagnationFlux = pressurePa * Math.sqrt(k / (specificGasConstant(upstream) * temperatureK));
  const heat = 1 + ((k - 1) / 2) * inletMach ** 2;
  const fluxKgPerM2S = stagnationFlux * inletMach * heat ** (-(k + 1) / (2 * (k - 1)));
  return { fluxKgPerM2S, isChoked };
}

/** Inlet Mach number at which the gas comes out at ambient pressure: a slower inlet keeps more pressure. */
function subsonicMach(chokedMach: number, resistance: number, upstream: GasUpstream): number {
  const k = upstream.heatCapacityRatio;
  return root(LOWEST_MACH, chokedMach, (mach) => {
    const exitMach = machBefore(Math.max(0, frictionToSonic(mach, k) - resistance), k);
    return exitPressurePa(mach, exitMach, upstream) > upstream.ambientPressurePa;
  });
}

/** Static pressure at the end: along the pipe P M √(1 + (k−1)/2 M²) stays, and the inlet is isentropic. */
function exitPressurePa(inletMach: number, exitMach: number, upstream: GasUpstream): number {
  const { pressurePa, heatCapacityRatio: k } = upstream;
  const heat = (mach: number): number => 1 + ((k - 1) / 2) * mach ** 2;
  const inletPa = pressurePa * heat(inletMach) ** (-k / (k - 1));
  return (
    (inletPa * inletMach * Math.sqrt(heat(inletMach))) / (exitMach * Math.sqrt(heat(exitMach)))
  );
}

/** Fanno parameter: f L/D from this Mach number to the speed of sound. */
function frictionToSonic(mach: number, k: number): number {
  const square = mach ** 2;
  return (
    (1 - square) / (k * square) +
    ((k + 1) / (2 * k)) * Math.log(((k + 1) * square) / (2 + (k - 1) * square))
  );
}

/** Mach number from which so much friction leads to the speed of sound. */
function machBefore(resistance: number, k: number): number {
  return root(LOWEST_MACH, 1, (mach) => frictionToSonic(mach, k) > resistance);
}

/** Where a condition that holds at `low` stops to hold, by halving. */
function root(low: number, high: number, isBelow: (value: number) => boolean): number {
  let [from, to] = [low, high];
  for (let halving = 0; halving < 60; halving++) {
    const middle = (from + to) / 2;
    if (isBelow(middle)) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
