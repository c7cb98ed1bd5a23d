import { GRAVITY_M_PER_S2 } from '../constants.ts';
import { positive, zeroOrMore } from '../inputs.ts';

/**
 * Area of an unconfined pool that is fed at a constant rate, as Woodward prints it.
 *
 * The printed formula has no gravity in it and its dimensions do not agree (m^1.5 s): it gives 0.38 of the area that the same
 * balance gives with gravity, {@link spreadByGravityM2}, which the pool of a release uses. Kept for comparison with others.
 * @param spillKgPerS  into the pool, kg/s
 * @param atS          since the spill began, s
 * @returns m²
 * @throws RangeError for values that make no sense
 * @source Woodward 1998, eq. 4.38, (π/4) √(2048/81 (Q/ρ) t³) (vector pool-spread)
 */
export function spreadByWoodwardM2(
  spillKgPerS: number,
  densityKgPerM3: number,
  atS: number,
): number {
  return (Math.PI / 4) * Math.sqrt((2048 / 81) * fedVolume(spillKgPerS, densityKgPerM3, atS));
}

/**
 * Area of an unconfined pool that is fed at a constant rate: its edge runs at √(2 g d), d its mean depth.
 * @returns m²
 * @throws RangeError for values that make no sense
 * @source Briscoe & Shaw 1980, as in ALOHA's technical documentation 3.4.4.2: dr/dt = √(2 g d), integrated
 */
export function spreadByGravityM2(
  spillKgPerS: number,
  densityKgPerM3: number,
  atS: number,
): number {
  const volume = fedVolume(spillKgPerS, densityKgPerM3, atS);
  return (4 / 3) * Math.sqrt(2 * Math.PI * GRAVITY_M_PER_S2 * volume);
}

/**
 * Growth of a pool's area while its edge runs at √(2 g d); without resistance it depends on the volume alone.
 * @returns m²/s
 * @source as {@link spreadByGravityM2}: dA/dt = 2 π r √(2 g V/(π r²)) = √(8 π g V)
 */
export function areaGrowthM2PerS(volumeM3: number): number {
  return Math.sqrt(8 * Math.PI * GRAVITY_M_PER_S2 * zeroOrMore('volumeM3', volumeM3));
}

/** (Q/ρ) t³ */
function fedVolume(spillKgPerS: number, densityKgPerM3: number, atS: number): number {
  const flow = zeroOrMore('spillKgPerS', spillKgPerS) / positive('densityKgPerM3', densityKgPerM3);
  return flow * zeroOrMore('atS', atS) ** 3;
}
