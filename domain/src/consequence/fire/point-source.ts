import { fraction, positive, zeroOrMore } from '../inputs.ts';
import type { Weather } from '../weather/weather.ts';
import { figure } from './figure.ts';
import { radiationField, type RadiationField } from './radiation-field.ts';
import { transmissivity, waterVapourPressurePa } from './transmissivity.ts';

/**
 * Flux of a fire that radiates from one point, W/m²: η Q τ/(4π r²).
 * @param radiatedW       heat that leaves as radiation, W, ≥ 0
 * @param transmissivity  0 to 1
 * @param distanceM       from the point, > 0
 * @throws RangeError for values outside
 * @source CCPS CPQRA (2000), 2.2.4 (section recalled)
 */
export function pointSourceFluxWPerM2(
  radiatedW: number,
  transmissivity: number,
  distanceM: number,
): number {
  return (
    (zeroOrMore('radiatedW', radiatedW) * fraction('transmissivity', transmissivity)) /
    (4 * Math.PI * positive('distanceM', distanceM) ** 2)
  );
}

/**
 * The distance from the point at which the flux has fallen to a level, m.
 * @throws RangeError for values outside
 */
export function pointSourceDistanceM(
  radiatedW: number,
  transmissivity: number,
  levelWPerM2: number,
): number {
  return Math.sqrt(
    pointSourceFluxWPerM2(radiatedW, transmissivity, 1) / positive('level', levelWPerM2),
  );
}

export type PointSourceFire = {
  /** Rate × heat of combustion. */
  readonly heatReleaseW: number;
  /** 0.15 to 0.35 for most fuels; the more soot, the less. */
  readonly radiantFraction: number;
  /** Of the point above ground: half the flame. */
  readonly heightM: number;
  readonly durationS: number | null;
};

/** Nearer to the point nothing is told apart: keeps the answer finite where the model has none. */
const NEAREST_M = 1;

/**
 * A fire that radiates from one point above ground: a quick check of the other models, right beyond some flame lengths.
 * @throws RangeError for values that make no sense
 * @source CCPS CPQRA (2000) (recalled)
 */
export function pointSourceFire(fire: PointSourceFire, weather: Weather): RadiationField {
  const { heatReleaseW, radiantFraction, durationS } = fire;
  const heightM = zeroOrMore('heightM', fire.heightM);
  const radiatedW =
    positive('heatReleaseW', heatReleaseW) * fraction('radiantFraction', radiantFraction);
  const waterPa = waterVapourPressurePa(weather.temperatureK, weather.relativeHumidity);
  return radiationField({
    model: 'point-source',
    durationS,
    figures: [
      figure('heat-release', { zh: '热释放速率', en: 'Heat release' }, heatReleaseW / 1e6, 'MW'),
      figure('radiant-fraction', { zh: '热辐射系数', en: 'Radiant fraction' }, radiantFraction, ''),
      figure('source-height', { zh: '热源高度', en: 'Source height' }, heightM, 'm'),
    ],
    caveats: [],
    middle: [0, 0],
    fluxWPerM2: (xM, yM, facing) => {
      const groundM = Math.hypot(xM, yM);
      const distanceM = Math.max(NEAREST_M, Math.hypot(groundM, heightM));
      const share = { max: 1, vertical: groundM / distanceM, horizontal: heightM / distanceM };
      const tau = transmissivity(waterPa, distanceM);
      return pointSourceFluxWPerM2(radiatedW, tau, distanceM) * share[facing];
    },
  });
}
