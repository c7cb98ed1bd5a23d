import type { Cloud } from '../cloud.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import { STOICHIOMETRIC_J_PER_M3 } from './multi-energy.ts';

/** An obstructed volume: a box on the ground in the frame of the wind, m. */
export type CongestedZone = {
  readonly fromXM: number;
  readonly toXM: number;
  readonly fromYM: number;
  readonly toYM: number;
  readonly heightM: number;
};

export type FlammableGas = {
  /** Explosion limits, kg/m³. */
  readonly lelKgPerM3: number;
  readonly uelKgPerM3: number;
  readonly heatOfCombustionJPerKg: number;
};

/** What of a cloud can explode in a congested zone. */
export type ExplosiveCharge = {
  /** Between the limits, kg. */
  readonly massKg: number;
  readonly volumeM3: number;
  /** Its heat, by the air that is there: at most 3.5 MJ/m³. */
  readonly energyJ: number;
  /** Middle of the mass in the frame of the wind, m. */
  readonly centre: readonly [xM: number, yM: number];
};

/** Cells along each side of the zone. */
const CELLS = 80;

/**
 * The part of a cloud that can explode: between its limits and within obstacles. The concentration at the cloud's receptor height
 * is taken for the zone's whole height: true of a low dense cloud in a low zone, too much for a tall one.
 * @param tS  since the release began, s
 * @returns null when no part of the zone is between the limits
 * @throws RangeError for a zone without area, limits in the wrong order
 * @source multi-energy and Baker–Strehlow–Tang take the obstructed part of the cloud only (van den Berg 1985); limits of the
 *   heat by the air in the mixture: 3.5 MJ/m³, the same
 */
export function congestedCharge(
  cloud: Cloud,
  zone: CongestedZone,
  gas: FlammableGas,
  tS: number,
): ExplosiveCharge | null {
  const { cellXM, cellYM } = cellsOf(zone);
  const { lelKgPerM3, uelKgPerM3, heatOfCombustionJPerKg } = checked(gas);
  zeroOrMore('tS', tS);
  const cellM3 = cellXM * cellYM * zone.heightM;
  let [cells, sum, sumX, sumY, energyJ] = [0, 0, 0, 0, 0];
  for (let column = 0; column < CELLS; column++) {
    const xM = zone.fromXM + (column + 0.5) * cellXM;
    // A cloud falls off to its sides: nothing to look for beyond its half width.
    const halfWidthM = cloud.halfWidthM(xM, tS, lelKgPerM3);
    if (halfWidthM === 0) continue;
    for (let row = 0; row < CELLS; row++) {
      const yM = zone.fromYM + (row + 0.5) * cellYM;
      if (Math.abs(yM) > halfWidthM) continue;
      const kgPerM3 = cloud.concentrationKgPerM3(xM, yM, tS);
      if (kgPerM3 < lelKgPerM3 || kgPerM3 > uelKgPerM3) continue;
      cells += 1;
      sum += kgPerM3;
      sumX += kgPerM3 * xM;
      sumY += kgPerM3 * yM;
      energyJ += Math.min(kgPerM3 * heatOfCombustionJPerKg, STOICHIOMETRIC_J_PER_M3) * cellM3;
    }
  }
  if (cells === 0) return null;
  return {
    massKg: sum * cellM3,
    volumeM3: cells * cellM3,
    energyJ,
    centre: [sumX / sum, sumY / sum],
  };
}

function cellsOf({ fromXM, toXM, fromYM, toYM, heightM }: CongestedZone): {
  readonly cellXM: number;
  readonly cellYM: number;
} {
  positive('heightM', heightM);
  return {
    cellXM: positive('toXM − fromXM', toXM - fromXM) / CELLS,
    cellYM: positive('toYM − fromYM', toYM - fromYM) / CELLS,
  };
}

function checked(gas: FlammableGas): FlammableGas {
  positive('heatOfCombustionJPerKg', gas.heatOfCombustionJPerKg);
  positive('lelKgPerM3', gas.lelKgPerM3);
  if (!(gas.uelKgPerM3 > gas.lelKgPerM3))
    throw new RangeError(`uelKgPerM3 must be above lelKgPerM3, got ${gas.uelKgPerM3}`);
  return gas;
}

/**
 * The box around a cloud down to its lower explosion limit, for a park whose obstacles are not mapped: the whole cloud counts.
 * @param heightM  to which obstacles stand, m
 * @returns null when the limit is met nowhere
 * @throws RangeError for values that are not positive
 */
export function zoneAroundCloud(
  cloud: Cloud,
  lelKgPerM3: number,
  heightM: number,
): CongestedZone | null {
  const extent = cloud.extentM(positive('lelKgPerM3', lelKgPerM3));
  if (extent === null) return null;
  const { upwindM, downwindM, halfWidthM } = extent;
  return {
    fromXM: -upwindM,
    toXM: downwindM,
    fromYM: -halfWidthM,
    toYM: halfWidthM,
    heightM: positive('heightM', heightM),
  };
}
