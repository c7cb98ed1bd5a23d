import { gasDensityKgPerM3 } from '../chemicals/concentration-units.ts';
import { propertyOf } from '../chemicals/properties.ts';
import type { Release } from '../release.ts';
import { stepsOf, totalKg } from './mass-curve.ts';
import { poolDiameterM } from './pool-geometry.ts';
import type { PoolHistory } from './pool-history.ts';
import { isSuperheated } from './source-case.ts';
import type { SourceCase, VesselCase } from './source-case.ts';

export type CloudState = Pick<Release, 'temperatureK' | 'densityKgPerM3' | 'aerosolFraction'>;

/**
 * The cloud at its source, at ambient pressure: vapour with droplets, no air yet.
 * @param temperatureK     of both
 * @param aerosolFraction  share of droplets in the mass, 0 to 1
 * @returns density by 1/ρ = (1 − a)/ρ_gas + a/ρ_liquid
 * @throws RangeError when the table lacks a property
 */
export function cloudState(
  { chemical, air, account }: SourceCase,
  temperatureK: number,
  aerosolFraction: number,
): CloudState {
  const vapour = gasDensityKgPerM3({
    molarMassKgPerMol: propertyOf(chemical, 'molarMassKgPerMol'),
    temperatureK,
    pressurePa: air.pressurePa,
  });
  const droplets =
    aerosolFraction === 0 ? 0 : aerosolFraction / propertyOf(chemical, 'liquidDensityKgPerM3');
  const densityKgPerM3 = 1 / ((1 - aerosolFraction) / vapour + droplets);
  account.note('cloud-temperature', temperatureK);
  account.note('cloud-density', densityKgPerM3);
  return { temperatureK, densityKgPerM3, aerosolFraction };
}

/** What a pool alone gives off: vapour at its temperature, from the ground. */
export function poolCloud(context: VesselCase, pool: PoolHistory, spilledKg: number): Release {
  const airborneKg = totalKg(pool.evaporated);
  return {
    kind: 'continuous',
    cas: context.chemical.cas,
    steps: stepsOf(pool.evaporated),
    airborneKg,
    spilledKg,
    phase: 'liquid',
    ...cloudState(context, pool.meanTemperatureK, 0),
    heightM: 0,
    openingM: null,
    exitVelocityMPerS: null,
    pool: poolShape(context, pool),
    caveats: context.account.caveats(),
  };
}

/** A pool boils where the ground is above its boiling point. */
export function poolShape(context: VesselCase, pool: PoolHistory | null): Release['pool'] {
  if (pool === null) return null;
  const isBoiling = isSuperheated(context, context.air.temperatureK);
  return { diameterM: poolDiameterM(pool.largestAreaM2), isBoiling };
}
