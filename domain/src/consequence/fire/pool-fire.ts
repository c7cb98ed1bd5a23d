import { positive } from '../inputs.ts';
import { extrapolations, type Caveat, type ValidRange } from '../validity.ts';
import type { Weather } from '../weather/weather.ts';
import { airDensityKgPerM3, airViscosityM2PerS } from './air.ts';
import { figure, type Figure } from './figure.ts';
import {
  poolFlameFluxWPerM2,
  poolFlameShape,
  type BurningPool,
  type FlameAir,
  type PoolFlameShape,
} from './pool-flame.ts';
import { radiationField, type RadiationField } from './radiation-field.ts';
import { TRANSMISSIVITY_RANGE, transmissivity, waterVapourPressurePa } from './transmissivity.ts';

export type PoolFire = BurningPool & {
  /** What can burn, kg; null when the pool is fed for long. */
  readonly burnableKg: number | null;
  readonly heatOfCombustionJPerKg: number;
  /** Default the Yellow Book's. */
  readonly tilt?: 'yellow-book' | 'aga';
};

/** Below it, at 10 m, the flame is taken as upright in still air: a vane does not tell a direction then. */
const STILL_MPERS = 1;

const DIAMETER_RANGE: ValidRange = {
  code: 'pool-fire.diameter',
  quantity: { zh: '液池直径', en: 'Pool diameter' },
  unit: 'm',
  from: 0.2,
  to: 50,
  source: 'Babrauskas 1983, Mudan 1984 (recalled)',
};

/** The lowest level that is asked for outdoors: how far the transmissivity has to hold. */
const FARTHEST_LEVEL_W_PER_M2 = 4000;

/**
 * Pool fire as a solid flame: a cylinder that leans with the wind, of one emissive power, seen through moist air. Also
 * answers off the wind's axis, where the closed forms of the books do not.
 * @returns the field around the centre of the pool
 * @throws RangeError for values that make no sense
 * @source Yellow Book (CPR 14E, 2005), 6.5.4; the whole of example 6.6.3 in pool-fire.test.ts
 */
export function poolFire(fire: PoolFire, weather: Weather): RadiationField {
  const shape = poolFlameShape(fire, flameAir(fire, weather));
  const waterPa = waterVapourPressurePa(weather.temperatureK, weather.relativeHumidity);
  const rateKgPerS = fire.burningFluxKgPerM2S * Math.PI * shape.radiusM ** 2;
  const field = radiationField({
    model: 'pool-fire',
    durationS:
      fire.burnableKg === null ? null : positive('burnableKg', fire.burnableKg) / rateKgPerS,
    figures: figuresOf(fire, shape, { rateKgPerS, waterPa }),
    caveats: [],
    middle: [shape.body.leanM / 2, 0],
    fluxWPerM2: poolFlameFluxWPerM2(shape, (pathM) => transmissivity(waterPa, pathM)),
  });
  return { ...field, caveats: caveatsOf(fire, field, waterPa) };
}

function flameAir({ tilt = 'yellow-book' }: PoolFire, weather: Weather): FlameAir {
  const densityKgPerM3 = airDensityKgPerM3(weather);
  const { windMPerS } = weather;
  if (windMPerS < STILL_MPERS) return { form: 'still', densityKgPerM3 };
  const viscosityM2PerS = airViscosityM2PerS(weather);
  return { form: 'wind', densityKgPerM3, windMPerS, viscosityM2PerS, tilt };
}

function caveatsOf({ diameterM }: PoolFire, field: RadiationField, waterPa: number): Caveat[] {
  const reachM = field.distanceToFluxM(FARTHEST_LEVEL_W_PER_M2);
  return extrapolations([
    [DIAMETER_RANGE, diameterM],
    ...(reachM === null
      ? []
      : [[TRANSMISSIVITY_RANGE, waterPa * (reachM - diameterM / 2)] as const]),
  ]);
}

function figuresOf(
  { burningFluxKgPerM2S, heatOfCombustionJPerKg, diameterM }: PoolFire,
  { lengthM, tiltDeg, emissivePowerWPerM2 }: PoolFlameShape,
  { rateKgPerS, waterPa }: { readonly rateKgPerS: number; readonly waterPa: number },
): Figure[] {
  const powerMw = (rateKgPerS * positive('heatOfCombustionJPerKg', heatOfCombustionJPerKg)) / 1e6;
  return [
    figure('pool-diameter', { zh: '液池直径', en: 'Pool diameter' }, diameterM, 'm'),
    figure(
      'burning-flux',
      { zh: '单位面积燃烧速率', en: 'Burning flux' },
      burningFluxKgPerM2S,
      'kg/(m²·s)',
    ),
    figure('burning-rate', { zh: '燃烧速率', en: 'Burning rate' }, rateKgPerS, 'kg/s'),
    figure('heat-release', { zh: '热释放速率', en: 'Heat release' }, powerMw, 'MW'),
    figure('flame-length', { zh: '火焰长度', en: 'Flame length' }, lengthM, 'm'),
    figure('flame-tilt', { zh: '火焰倾角', en: 'Flame tilt' }, tiltDeg, '°'),
    figure(
      'emissive-power',
      { zh: '火焰表面热辐射通量', en: 'Surface emissive power' },
      emissivePowerWPerM2 / 1000,
      'kW/m²',
    ),
    figure('water-pressure', { zh: '水蒸气分压', en: 'Water vapour pressure' }, waterPa, 'Pa'),
  ];
}
