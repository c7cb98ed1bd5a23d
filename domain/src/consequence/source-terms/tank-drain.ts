import { GRAVITY_M_PER_S2 } from '../constants.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import { liquidVelocityMPerS, openingAreaM2 } from './liquid-orifice.ts';

/** An upright cylindrical tank with a hole below the level. */
export type DrainingTank = {
  readonly tankDiameterM: number;
  readonly holeDiameterM: number;
  readonly dischargeCoefficient: number;
  readonly densityKgPerM3: number;
  /** Level above the hole, m. */
  readonly headM: number;
  /** Pressure of the pad over the liquid above that outside, Pa; it stays. */
  readonly padPa: number;
};

export type TankDrain = {
  readonly initialRateKgPerS: number;
  /** Until the level is at the hole, or vacuum holds the liquid. */
  readonly drainTimeS: number;
  readonly volumeLostM3: number;
};

/**
 * Outflow of a tank until nothing more comes.
 * @throws RangeError for sizes that are not positive, or a head below 0
 * @source Bernoulli with a falling level, closed form; Crowl & Louvar ex. 4-2 (vector tank-drain-cl-ex4.2)
 */
export function tankDrain(tank: DrainingTank): TankDrain {
  const { narrowing, startMPerS, endMPerS } = fall(tank);
  const initialRateKgPerS =
    tank.dischargeCoefficient *
    openingAreaM2(tank.holeDiameterM) *
    tank.densityKgPerM3 *
    startMPerS;
  // The velocity falls evenly, by g k/A each second.
  const drainTimeS = (startMPerS - endMPerS) / (GRAVITY_M_PER_S2 * narrowing);
  return { initialRateKgPerS, drainTimeS, volumeLostM3: volumeUntilM3(tank, drainTimeS) };
}

/**
 * What has come out of a tank by a time.
 * @param atS  since the hole opened, s, ≥ 0
 * @returns kg
 * @throws RangeError as {@link tankDrain}, or for a time below 0
 * @source V = k v₀ t − (g/2)(k²/A) t², k = Cd a (vector tank-drain-profile)
 */
export function drainedKg(tank: DrainingTank, atS: number): number {
  const { drainTimeS } = tankDrain(tank);
  return tank.densityKgPerM3 * volumeUntilM3(tank, Math.min(zeroOrMore('atS', atS), drainTimeS));
}

function volumeUntilM3(tank: DrainingTank, atS: number): number {
  const { narrowing, startMPerS } = fall(tank);
  const levelFallM = narrowing * startMPerS * atS - (GRAVITY_M_PER_S2 / 2) * (narrowing * atS) ** 2;
  return openingAreaM2(tank.tankDiameterM) * levelFallM;
}

/** Cd a/A, and the velocity in the hole at the start and when the last comes out. */
function fall(tank: DrainingTank): { narrowing: number; startMPerS: number; endMPerS: number } {
  const { densityKgPerM3, padPa, headM, dischargeCoefficient } = tank;
  zeroOrMore('headM', headM);
  const narrowing =
    (positive('dischargeCoefficient', dischargeCoefficient) * openingAreaM2(tank.holeDiameterM)) /
    openingAreaM2(tank.tankDiameterM);
  const velocityAt = (head: number): number =>
    liquidVelocityMPerS({ densityKgPerM3, overpressurePa: padPa, headM: head });
  return { narrowing, startMPerS: velocityAt(headM), endMPerS: velocityAt(0) };
}
