import type { Chemical } from '../chemicals/chemical.ts';
import { hasProperties, propertyOf } from '../chemicals/properties.ts';
import type { Cloud } from '../cloud.ts';
import { congestedCharge, zoneAroundCloud } from '../explosion/congested-cloud.ts';
import { multiEnergyExplosion } from '../explosion/multi-energy.ts';
import type { Weather } from '../weather/weather.ts';
import { lelKgPerM3 } from './gas-lethality.ts';

/** A pressure wave, seen from any side of the facility. */
export type StudyExplosion = {
  /** Nothing is damaged beyond, m. */
  readonly reachM: number;
  readonly overpressurePa: (distanceM: number) => number;
};

/** As in single runs: plant stands about so high among the gas, m. */
const CONGESTION_HEIGHT_M = 3;
const STRENGTH_CLASS = 7;
/** Less gas than this burns without a pressure wave that reaches anybody, kg. @source HSE, ALOHA: 100 kg (recalled) */
const LEAST_CHARGE_KG = 100;
/** Below this glass breaks and nobody dies, Pa. */
const LEAST_PA = 7000;
/** Moments at which the cloud is lit, s: the worst counts. */
const MOMENTS_S = [15, 60, 180, 600] as const;

/**
 * The explosion of a cloud at its worst moment. Which way it has drifted by then is not followed: from every side it counts as
 * having come so much nearer.
 * @returns null for a substance that does not burn, or too little gas between its limits
 */
export function explosionOf(cloud: Cloud, chemical: Chemical, air: Weather): StudyExplosion | null {
  if (!hasProperties(chemical, ['lel', 'uel', 'heatOfCombustionJPerKg'])) return null;
  const lower = lelKgPerM3(chemical, air)!;
  const gas = {
    lelKgPerM3: lower,
    uelKgPerM3: (lower * propertyOf(chemical, 'uel')) / propertyOf(chemical, 'lel'),
    heatOfCombustionJPerKg: propertyOf(chemical, 'heatOfCombustionJPerKg'),
  };
  const zone = zoneAroundCloud(cloud, gas.lelKgPerM3, CONGESTION_HEIGHT_M);
  if (zone === null) return null;
  const charges = MOMENTS_S.flatMap((atS) => congestedCharge(cloud, zone, gas, atS) ?? []);
  const [worst] = charges.toSorted((one, other) => other.energyJ - one.energyJ);
  if (worst === undefined || worst.massKg < LEAST_CHARGE_KG) return null;
  const field = multiEnergyExplosion({
    ...{ energyJ: worst.energyJ, strengthClass: STRENGTH_CLASS, ambientPa: air.pressurePa },
  });
  const driftM = Math.hypot(...worst.centre);
  return {
    reachM: driftM + (field.distanceToOverpressureM(LEAST_PA) ?? 0),
    overpressurePa: (distanceM) => field.at(Math.max(0, distanceM - driftM)).overpressurePa,
  };
}
