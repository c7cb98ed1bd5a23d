import { GAS_CONSTANT_J_PER_MOL_K } from '../constants.ts';
import { positive, zeroOrMore } from '../inputs.ts';

/** A gas at rest before an opening; pressures absolute. */
export type GasUpstream = {
  readonly pressurePa: number;
  readonly temperatureK: number;
  readonly molarMassKgPerMol: number;
  /** Cp/Cv, > 1. */
  readonly heatCapacityRatio: number;
  readonly ambientPressurePa: number;
};

/** A gas in the narrowest place of its way out. */
export type GasFlow = {
  /** Per area of the opening. */
  readonly fluxKgPerM2S: number;
  readonly isChoked: boolean;
  readonly throatPressurePa: number;
  readonly throatTemperatureK: number;
  /** Of the ideal jet, before the discharge coefficient. */
  readonly throatVelocityMPerS: number;
};

/**
 * Flow of an ideal gas through an opening, choked or not.
 * @param dischargeCoefficient  0.61–0.62 sharp-edged, 0.85 and more where it chokes, 1 rounded
 * @returns no flow where the pressure inside is not above that outside
 * @throws RangeError for values that are not positive, or a heat capacity ratio of 1 or less
 * @source isentropic nozzle flow; CCPS 1999 p. 47, Casal ex. 2.3, TNO Yellow Book 2.6.2.1 (vectors gas-*)
 */
export function gasOrifice(upstream: GasUpstream, dischargeCoefficient: number): GasFlow {
  const {
    pressurePa,
    temperatureK,
    heatCapacityRatio: k,
    ambientPressurePa,
  } = checkedUpstream(upstream);
  zeroOrMore('dischargeCoefficient', dischargeCoefficient);
  const criticalRatio = (2 / (k + 1)) ** (k / (k - 1));
  const isChoked = ambientPressurePa <= criticalRatio * pressurePa;
  const ratio = Math.min(1, isChoked ? criticalRatio : ambientPressurePa / pressurePa);
  const throatTemperatureK = temperatureK * ratio ** ((k - 1) / k);
  const throatPressurePa = isChoked ? criticalRatio * pressurePa : ambientPressurePa;
  // Energy: what the gas lost in heat it has in speed, v² = 2 Cp (T₀ − T).
  const heatCapacityJPerKgK = (k * specificGasConstant(upstream)) / (k - 1);
  const throatVelocityMPerS = Math.sqrt(
    2 * heatCapacityJPerKgK * (temperatureK - throatTemperatureK),
  );
  const throatDensity = (ratio * pressurePa) / (specificGasConstant(upstream) * throatTemperatureK);
  return {
    fluxKgPerM2S: dischargeCoefficient * throatDensity * throatVelocityMPerS,
    isChoked,
    throatPressurePa,
    throatTemperatureK,
    throatVelocityMPerS,
  };
}

/** @returns R/M, J/(kg K) */
export function specificGasConstant({
  molarMassKgPerMol,
}: Pick<GasUpstream, 'molarMassKgPerMol'>): number {
  return GAS_CONSTANT_J_PER_MOL_K / molarMassKgPerMol;
}

/** @throws RangeError naming the value that makes no sense */
export function checkedUpstream(upstream: GasUpstream): GasUpstream {
  positive('pressurePa', upstream.pressurePa);
  positive('temperatureK', upstream.temperatureK);
  positive('molarMassKgPerMol', upstream.molarMassKgPerMol);
  positive('ambientPressurePa', upstream.ambientPressurePa);
  if (!(upstream.heatCapacityRatio > 1 && upstream.heatCapacityRatio < Infinity))
    throw new RangeError(`heatCapacityRatio must be > 1, got ${upstream.heatCapacityRatio}`);
  return upstream;
}
