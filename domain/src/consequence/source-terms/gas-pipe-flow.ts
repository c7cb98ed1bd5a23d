import { zeroOrMore } from '../inputs.ts';
import { checkedUpstream, gasOrifice, specificGasConstant } from './gas-orifice.ts';
import type { GasFlow, GasUpstream } from './gas-orifice.ts';

/** Mach numbers below this carry nothing that matters. */
const LOWEST_MACH = 1e-9;

/**
 * Steady adiabatic flow of an ideal gas from a vessel through a pipe with friction (Fanno flow), choked at its end or not.
 * @param resistance  f L/D of the pipe with its entrance, velocity heads, ≥ 0; 0 is a rounded nozzle
 * @returns flux of the pipe's section; the throat is the end of the pipe
 * @throws RangeError for values that make no sense
 * @source Fanno flow of textbooks (Coulson & Richardson 1A; formulas read in aefarrell.github.io, Adiabatic compressible flow
 *   in a pipe, whose case is in the test)
 */
export function gasPipeFlow(upstream: GasUpstream, resistance: number): GasFlow {
  const {
    pressurePa,
    temperatureK,
    ambientPressurePa,
    heatCapacityRatio: k,
  } = checkedUpstream(upstream);
  zeroOrMore('resistance', resistance);
  if (pressurePa <= ambientPressurePa) return gasOrifice(upstream, 1);
  const chokedMach = machBefore(resistance, k);
  const isChoked = exitPressurePa(chokedMach, 1, upstream) >= ambientPressurePa;
  const inletMach = isChoked ? chokedMach : subsonicMach(chokedMach, resistance, upstream);
  const exitMach = isChoked ? 1 : exitMachOf(inletMach, resistance, k);
  const throatPressurePa = exitPressurePa(inletMach, exitMach, upstream);
  const throatTemperatureK = temperatureK / heat(exitMach, k);
  const soundMPerS = Math.sqrt(k * specificGasConstant(upstream) * throatTemperatureK);
  const throatVelocityMPerS = exitMach * soundMPerS;
  const density = throatPressurePa / (specificGasConstant(upstream) * throatTemperatureK);
  const fluxKgPerM2S = density * throatVelocityMPerS;
  return { fluxKgPerM2S, isChoked, throatPressurePa, throatTemperatureK, throatVelocityMPerS };
}

/** Inlet Mach number at which the gas comes out at ambient pressure: a slower inlet keeps more pressure. */
function subsonicMach(chokedMach: number, resistance: number, upstream: GasUpstream): number {
  const k = upstream.heatCapacityRatio;
  return root(LOWEST_MACH, chokedMach, (mach) => {
    const exitMach = exitMachOf(mach, resistance, k);
    return exitPressurePa(mach, exitMach, upstream) > upstream.ambientPressurePa;
  });
}

/** Mach number at the end of the pipe. */
function exitMachOf(inletMach: number, resistance: number, k: number): number {
  return machBefore(Math.max(0, frictionToSonic(inletMach, k) - resistance), k);
}

/** Temperature at rest over temperature in flow. */
function heat(mach: number, k: number): number {
  return 1 + ((k - 1) / 2) * mach ** 2;
}

/** Static pressure at the end: along the pipe P M √(1 + (k−1)/2 M²) stays, and the inlet is isentropic. */
function exitPressurePa(inletMach: number, exitMach: number, upstream: GasUpstream): number {
  const { pressurePa, heatCapacityRatio: k } = upstream;
  const inletPa = pressurePa * heat(inletMach, k) ** (-k / (k - 1));
  const inlet = inletMach * Math.sqrt(heat(inletMach, k));
  return (inletPa * inlet) / (exitMach * Math.sqrt(heat(exitMach, k)));
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
  // 40 halvings of a Mach number are finer than any friction factor; unchoked flow nests them.
  for (let halving = 0; halving < 40; halving++) {
    const middle = (from + to) / 2;
    if (isBelow(middle)) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}
