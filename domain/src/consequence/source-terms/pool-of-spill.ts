import { propertyOf } from '../chemicals/properties.ts';
import { checkedVapourPressurePa, vapourPressurePa } from '../chemicals/vapour-pressure.ts';
import { GROUNDS } from './ground.ts';
import { stepsOf, totalKg } from './mass-curve.ts';
import type { MassCurve } from './mass-curve.ts';
import { poolHistory } from './pool-history.ts';
import type { PoolHistory, PoolLiquid, PoolSite } from './pool-history.ts';
import { CALM, NO_VAPOUR, UNCONFINED } from './source-caveats.ts';
import { hasBoilingPoint } from './source-case.ts';
import type { VesselCase } from './source-case.ts';

/** No correlation of evaporation was made for less wind, and without wind it would be nothing. */
const LEAST_WIND_M_PER_S = 1;

/**
 * The pool of what falls to the ground.
 * @param inflow  over time
 * @returns null when nothing falls
 * @throws RangeError when the table lacks a property of the liquid
 */
export function poolOfSpill(context: VesselCase, inflow: MassCurve): PoolHistory | null {
  const spilledKg = totalKg(inflow);
  if (spilledKg === 0) return null;
  const { vessel, chemical, air, settings, account } = context;
  if (air.windMPerS < LEAST_WIND_M_PER_S) account.warn(CALM);
  if (vessel.bundAreaM2 === null) account.warn(UNCONFINED);
  const liquid = poolLiquidOf(context);
  const history = poolHistory({
    inflow,
    inflowTemperatureK: vessel.temperatureK,
    liquid,
    site: siteOf(context),
    evaporation: settings.evaporation,
    horizonS: settings.horizonS,
  });
  if (liquid.volatile !== null)
    account.warn(...checkedVapourPressurePa(chemical, history.meanTemperatureK).caveats);
  account.note('to-pool', spilledKg);
  account.note('pool-area', history.largestAreaM2);
  account.note('pool-temperature', history.meanTemperatureK);
  const rates = stepsOf(history.evaporated).map((step) => step.rateKgPerS);
  account.note('pool-peak', Math.max(0, ...rates));
  account.note('pool-evaporated', totalKg(history.evaporated));
  account.note('pool-left', history.remainingKg);
  return history;
}

/**
 * A cut such as petrol, of which the table does not even know the boiling point, burns as a pool, but its vapour cannot be told.
 * @throws RangeError when the table lacks another property
 */
function poolLiquidOf({ chemical, vessel, account }: VesselCase): PoolLiquid {
  const densityKgPerM3 = propertyOf(chemical, 'liquidDensityKgPerM3');
  if (!hasBoilingPoint(chemical, vessel)) {
    account.warn(NO_VAPOUR);
    return { densityKgPerM3, volatile: null };
  }
  const volatile = {
    heatCapacityJPerKgK: propertyOf(chemical, 'liquidHeatCapacityJPerKgK'),
    latentHeatJPerKg: propertyOf(chemical, 'latentHeatJPerKg'),
    molarMassKgPerMol: propertyOf(chemical, 'molarMassKgPerMol'),
    boilingPointK: propertyOf(chemical, 'boilingPointK'),
    vapourPressurePa: (temperatureK: number) => vapourPressurePa(chemical, temperatureK),
  };
  return { densityKgPerM3, volatile };
}

/** The ground is as warm as the air. */
function siteOf({ vessel, air, settings }: VesselCase): PoolSite {
  return {
    ground: GROUNDS[vessel.ground],
    groundTemperatureK: air.temperatureK,
    bundAreaM2: vessel.bundAreaM2,
    minimumDepthM: settings.minimumPoolDepthM,
    windMPerS: Math.max(LEAST_WIND_M_PER_S, air.windMPerS),
    airTemperatureK: air.temperatureK,
    airPressurePa: air.pressurePa,
    radiationWPerM2: settings.radiationWPerM2,
  };
}
