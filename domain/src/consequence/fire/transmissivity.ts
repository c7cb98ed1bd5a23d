import { ZERO_CELSIUS_K } from '../constants.ts';
import { fraction, positive, zeroOrMore } from '../inputs.ts';
import type { ValidRange } from '../validity.ts';

/** Where the transmissivity formula was fitted: partial pressure of water times path. */
export const TRANSMISSIVITY_RANGE: ValidRange = {
  code: 'transmissivity.water-path',
  quantity: { zh: '水蒸气分压与距离之积', en: 'water vapour pressure times path' },
  unit: 'N/m',
  from: 1e4,
  to: 1e5,
  source: 'Bagster & Pitblado 1989, Yellow Book eq. 6.29',
};

/**
 * Share of heat radiation that passes through moist air: 2.02 (pw x)^−0.09, at most 1.
 * @param waterPressurePa  partial pressure of water vapour, Pa, ≥ 0; dry air lets all pass
 * @param pathM            from the flame's surface to the target, m, ≥ 0
 * @throws RangeError for negative values
 * @source Bagster & Pitblado (1989); Yellow Book eq. 6.29, for 10⁴ < pw x < 10⁵ N/m
 */
export function transmissivity(waterPressurePa: number, pathM: number): number {
  const waterPath = zeroOrMore('waterPressurePa', waterPressurePa) * zeroOrMore('pathM', pathM);
  return waterPath === 0 ? 1 : Math.min(1, 2.02 * waterPath ** -0.09);
}

/**
 * Partial pressure of water vapour in air, Pa (Magnus form over water).
 * @param temperatureK      of the air, K, > 0
 * @param relativeHumidity  0 to 1
 * @throws RangeError for values outside
 * @source Alduchov & Eskridge (1996), J. Appl. Meteorol. 35:601 (recalled): within 0.4 % from −40 to 50 °C
 */
export function waterVapourPressurePa(temperatureK: number, relativeHumidity: number): number {
  const celsius = positive('temperatureK', temperatureK) - ZERO_CELSIUS_K;
  const saturated = 610.94 * Math.exp((17.625 * celsius) / (celsius + 243.04));
  return fraction('relativeHumidity', relativeHumidity) * saturated;
}
