import { STANDARD_PRESSURE_PA } from '../constants.ts';
import { figure } from '../fire/figure.ts';
import { fraction, positive, zeroOrMore } from '../inputs.ts';
import type { ValidRange } from '../validity.ts';
import { blastField, type Blast, type BlastField } from './blast-field.ts';
import { KINGERY_BULMASH_RANGE, kingeryBulmash } from './kingery-bulmash.ts';
import { crowlLouvarRatio, kinneyGrahamRatio } from './kinney-graham.ts';

/** Blast energy of TNT, J/kg. @source EPA RMP OCA guidance (1999), CCPS: 4680 kJ/kg */
export const TNT_ENERGY_J_PER_KG = 4.68e6;

export const TNT_CURVES = ['kinney-graham', 'crowl-louvar', 'kingery-bulmash'] as const;
/** Free air; ground by doubled pressure; ground by measurement. They are never mixed. */
export type TntCurve = (typeof TNT_CURVES)[number];

export type EquivalentFuel = {
  readonly fuelKg: number;
  readonly heatOfCombustionJPerKg: number;
  /** Share of the heat that goes into the blast: 0.02 to 0.05, EPA 0.1. */
  readonly efficiency: number;
  /** Default `TNT_ENERGY_J_PER_KG`. */
  readonly tntEnergyJPerKg?: number;
};

/**
 * TNT that would make the blast of a burning cloud, kg: η m Hc/4680 kJ/kg.
 * @throws RangeError for values outside
 * @source CCPS CPQRA (2000), 2.2.1 (section recalled)
 */
export function tntMassKg(fuel: EquivalentFuel): number {
  const { tntEnergyJPerKg = TNT_ENERGY_J_PER_KG } = fuel;
  return (
    (fraction('efficiency', fuel.efficiency) *
      positive('fuelKg', fuel.fuelKg) *
      positive('heatOfCombustionJPerKg', fuel.heatOfCombustionJPerKg)) /
    positive('tntEnergyJPerKg', tntEnergyJPerKg)
  );
}

/**
 * Distance to 1 psi of a vapour cloud explosion, m: 17 (0.1 m Hc/4680 kJ/kg)^⅓.
 * @throws RangeError for values that are not positive
 * @source EPA RMP Offsite Consequence Analysis guidance (1999), app. C, eq. C-2
 */
export function rmpDistanceTo1PsiM(fuelKg: number, heatOfCombustionJPerKg: number): number {
  return 17 * Math.cbrt(tntMassKg({ fuelKg, heatOfCombustionJPerKg, efficiency: 0.1 }));
}

export type TntExplosion = {
  readonly tntKg: number;
  readonly curve: TntCurve;
  /** In the frame of the wind, default the release. */
  readonly centre?: readonly [xM: number, yM: number];
  /** Default the standard atmosphere. */
  readonly ambientPa?: number;
};

const CURVE_RANGE: ValidRange = {
  code: 'kingery-bulmash.scaled-distance',
  quantity: { zh: '3 kPa 处比例距离', en: 'Scaled distance at 3 kPa' },
  unit: 'm/kg^⅓',
  from: KINGERY_BULMASH_RANGE.fromM,
  to: KINGERY_BULMASH_RANGE.toM,
  source: 'Swisdak 1994',
};

/** In the middle of the charge the free-air curves have no value, but a limit. */
const NEAREST_SCALED_M = 1e-6;

/**
 * Blast of a TNT charge. Nearer than a curve holds (0.2 m/kg^⅓ for Kingery–Bulmash) its first value stays.
 * @throws RangeError for values that make no sense
 * @source kinney-graham.ts, kingery-bulmash.ts
 */
export function tntExplosion(explosion: TntExplosion): BlastField {
  const { curve, centre = [0, 0], ambientPa = STANDARD_PRESSURE_PA } = explosion;
  const cubeRoot = Math.cbrt(positive('tntKg', explosion.tntKg));
  positive('ambientPa', ambientPa);
  return blastField({
    method: 'tnt-equivalence',
    centre,
    figures: [
      figure('tnt-mass', { zh: 'TNT 当量', en: 'TNT equivalent' }, explosion.tntKg, 'kg'),
      figure('ambient-pressure', { zh: '大气压', en: 'Ambient pressure' }, ambientPa / 1000, 'kPa'),
    ],
    caveats: [],
    curve: curve === 'kingery-bulmash' ? { range: CURVE_RANGE, lengthM: cubeRoot } : null,
    at: (distanceM) => {
      const scaledM = zeroOrMore('distanceM', distanceM) / cubeRoot;
      return curve === 'kingery-bulmash'
        ? groundBurst(scaledM, cubeRoot)
        : pressureOnly(ambientPa * ratioOf(curve)(Math.max(scaledM, NEAREST_SCALED_M)));
    },
  });
}

function ratioOf(curve: 'kinney-graham' | 'crowl-louvar'): (scaledM: number) => number {
  return curve === 'kinney-graham' ? kinneyGrahamRatio : crowlLouvarRatio;
}

function pressureOnly(overpressurePa: number): Blast {
  return { overpressurePa, impulsePaS: null, durationS: null, arrivalS: null };
}

function groundBurst(scaledM: number, cubeRoot: number): Blast {
  const blast = kingeryBulmash(Math.max(scaledM, KINGERY_BULMASH_RANGE.fromM));
  const { durationSPerKg13 } = blast;
  return {
    overpressurePa: blast.overpressurePa,
    impulsePaS: blast.impulsePaSPerKg13 * cubeRoot,
    durationS: durationSPerKg13 === null ? null : durationSPerKg13 * cubeRoot,
    arrivalS: blast.arrivalSPerKg13 * cubeRoot,
  };
}
