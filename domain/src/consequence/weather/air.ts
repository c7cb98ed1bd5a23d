import {
  AIR_MOLAR_MASS_KG_PER_MOL,
  GAS_CONSTANT_J_PER_MOL_K,
  ZERO_CELSIUS_K,
} from '../constants.ts';
import { fraction, positive } from '../inputs.ts';
import { extrapolations, type Caveat, type ValidRange } from '../validity.ts';
import type { Weather } from './weather.ts';

const WATER_MOLAR_MASS_KG_PER_MOL = 0.018015;
/** Pole of the formula for the vapour pressure, °C. */
const POLE_C = -243.12;

const TEMPERATURE: ValidRange = {
  code: 'water-vapour.temperature',
  quantity: { zh: '气温', en: 'Air temperature' },
  unit: 'K',
  from: ZERO_CELSIUS_K - 45,
  to: ZERO_CELSIUS_K + 60,
  source: 'WMO-No. 8',
};

/**
 * Vapour pressure of water over a plane of water.
 * @param temperatureK  above 30.03 K, where the formula has its pole; compared with observations from −45 °C to 60 °C
 * @returns Pa
 * @throws RangeError for a temperature at or below the pole
 * @source Magnus formula of WMO-No. 8, annex 4.B: 6.112 hPa exp(17.62 t/(243.12 + t))
 */
export function saturatedWaterVapourPa(temperatureK: number): number {
  const celsius = positive('temperatureK', temperatureK) - ZERO_CELSIUS_K;
  if (celsius <= POLE_C) throw new RangeError(`temperatureK ${temperatureK} is too low`);
  return 611.2 * Math.exp((17.62 * celsius) / (celsius - POLE_C));
}

type Humid = Pick<Weather, 'temperatureK' | 'relativeHumidity'>;

/**
 * Partial pressure of water vapour in the air.
 * @returns Pa
 * @throws RangeError for a humidity outside 0 to 1
 */
export function waterVapourPa({ temperatureK, relativeHumidity }: Humid): number {
  return fraction('relativeHumidity', relativeHumidity) * saturatedWaterVapourPa(temperatureK);
}

/**
 * Density of moist air: dry air and water vapour as ideal gases.
 * @returns kg/m³
 * @throws RangeError for nonsense, also for a pressure below that of the water vapour in it
 */
export function airDensityKgPerM3(air: Humid & Pick<Weather, 'pressurePa'>): number {
  const vapourPa = waterVapourPa(air);
  const dryPa = positive('pressurePa', air.pressurePa) - vapourPa;
  if (dryPa < 0) throw new RangeError(`pressurePa ${air.pressurePa} is below the water vapour's`);
  const mass = dryPa * AIR_MOLAR_MASS_KG_PER_MOL + vapourPa * WATER_MOLAR_MASS_KG_PER_MOL;
  return mass / (GAS_CONSTANT_J_PER_MOL_K * air.temperatureK);
}

/** The caveat of a temperature for which the water vapour was not compared with observations. */
export function airCaveats({ temperatureK }: Humid): Caveat[] {
  return extrapolations([[TEMPERATURE, temperatureK]]);
}
