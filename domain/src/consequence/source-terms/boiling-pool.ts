import { positive, zeroOrMore } from '../inputs.ts';
import type { Ground } from './ground.ts';

/** A pool at its boiling point on warmer ground. */
export type BoilingPool = {
  readonly ground: Ground;
  readonly groundTemperatureK: number;
  readonly boilingPointK: number;
  readonly latentHeatJPerKg: number;
};

/**
 * Vapour that the heat of the ground makes per area.
 * @param atS  since the liquid came on it, s, > 0
 * @returns kg/(m² s); 0 where the ground is not warmer than the liquid
 * @throws RangeError for values that are not positive
 * @source k (Ts − Tb)/√(π a t)/ΔHv: conduction into a half space; CCPS 1999 eq. 2.38–2.39
 */
export function boilingKgPerM2S(pool: BoilingPool, atS: number): number {
  return strength(pool) / Math.sqrt(positive('atS', atS));
}

/**
 * Vapour that the heat of the ground has made per area until a time, the integral of {@link boilingKgPerM2S}.
 * @returns kg/m²
 * @throws RangeError as {@link boilingKgPerM2S}
 */
export function boiledKgPerM2(pool: BoilingPool, atS: number): number {
  return 2 * strength(pool) * Math.sqrt(zeroOrMore('atS', atS));
}

/**
 * When the heat of the ground has boiled away a pool of a depth.
 * @param areaLoadKgPerM2  liquid per area at the start, > 0
 * @returns s; Infinity where the ground is not warmer than the liquid
 * @throws RangeError as {@link boilingKgPerM2S}
 */
export function boiledAwayS(pool: BoilingPool, areaLoadKgPerM2: number): number {
  return (positive('areaLoadKgPerM2', areaLoadKgPerM2) / (2 * strength(pool))) ** 2;
}

/** kg/(m² √s) */
function strength({
  ground,
  groundTemperatureK,
  boilingPointK,
  latentHeatJPerKg,
}: BoilingPool): number {
  positive('groundTemperatureK', groundTemperatureK);
  const warmerK = Math.max(0, groundTemperatureK - positive('boilingPointK', boilingPointK));
  const flux = ground.conductivityWPerMK / Math.sqrt(Math.PI * ground.diffusivityM2PerS);
  return (flux * warmerK) / positive('latentHeatJPerKg', latentHeatJPerKg);
}
