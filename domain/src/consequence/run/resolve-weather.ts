import { sunElevationDeg } from '../../geo/sun.ts';
import { turnerClass } from '../../weather/turner-class.ts';
import type { StabilityClass } from '../../weather/turner-class.ts';
import { STANDARD_PRESSURE_PA, ZERO_CELSIUS_K } from '../constants.ts';
import type { Caveat } from '../validity.ts';
import type { Terrain, Weather } from '../weather/weather.ts';
import { asIs } from './known-inputs.ts';
import type { InputLog } from './known-inputs.ts';
import type { RunFacts } from './run-facts.ts';

/** Below this a vane turns freely and no direction means anything, m/s. @source WMO-No. 8, part I, chapter 5 */
const CALM_M_PER_S = 0.5;

/** Roughness lengths of the two kinds of terrain, m. @source Wieringa 1992, classes "open" and "very rough" */
const ROUGHNESS_M: Readonly<Record<Terrain, number>> = { rural: 0.1, urban: 1 };

export type ResolvedWeather = {
  readonly weather: Weather;
  /** False when nobody knows where the wind comes from: the cloud may go any way, and the ensemble says so. */
  readonly isDirectionKnown: boolean;
  readonly caveats: readonly Caveat[];
};

/**
 * The air of a run: what a person gave, else what the park's station measures, else careful assumptions, each told in `log`.
 * An unknown wind is taken as 1.5 m/s, an unknown night sky as clear and an unknown day's as overcast: of what may be, that
 * which thins the cloud least.
 * @source 1.5 m/s, class F as worst case: US EPA 40 CFR 68.22(b)
 */
export function resolveWeather(facts: RunFacts, terrain: Terrain, log: InputLog): ResolvedWeather {
  const { weather: known } = facts;
  const windMPerS = log.take(WIND, known.windMPerS, {
    value: 1.5,
    why: {
      zh: '无可用风速，按 1.5 m/s 取值（40 CFR 68.22 最坏情形）',
      en: 'no usable wind speed: 1.5 m/s is taken (40 CFR 68.22, worst case)',
    },
  });
  const isDirectionKnown = known.windFromDeg.value !== null && windMPerS >= CALM_M_PER_S;
  const windFromDeg = log.take(DIRECTION, known.windFromDeg, {
    value: 0,
    why: { zh: '无可用风向，图示按北风', en: 'no usable wind direction: drawn for a north wind' },
  });
  const temperatureK = log.take(TEMPERATURE, known.temperatureK, {
    value: ZERO_CELSIUS_K + 25,
    why: { zh: '无可用气温，按 25 ℃ 取值', en: 'no usable air temperature: 25 °C is taken' },
  });
  const relativeHumidity = log.take(HUMIDITY, known.relativeHumidity, {
    value: 0.5,
    why: { zh: '无可用湿度，按 50 % 取值', en: 'no usable humidity: 50 % is taken' },
  });
  const stability = stabilityOf(facts, windMPerS, log);
  return {
    weather: {
      windMPerS,
      windFromDeg: ((windFromDeg % 360) + 360) % 360,
      stability,
      temperatureK,
      relativeHumidity,
      pressurePa: STANDARD_PRESSURE_PA,
      terrain,
      roughnessM: ROUGHNESS_M[terrain],
      mixingHeightM: null,
    },
    isDirectionKnown,
    caveats: isDirectionKnown ? [] : [DIRECTION_UNKNOWN],
  };
}

function stabilityOf(facts: RunFacts, windMPerS: number, log: InputLog): StabilityClass {
  const { stability } = facts.weather;
  if (stability.value !== null) {
    log.tell({
      ...STABILITY,
      value: stability.value,
      provenance: stability.provenance,
      source: stability.source,
      at: null,
    });
    return stability.value;
  }
  const sunDeg = sunElevationDeg(facts.source, facts.atMs);
  const isNight = sunDeg <= 0;
  const cloudTenths = log.take(CLOUD, facts.weather.cloudTenths, {
    value: isNight ? 0 : 10,
    why: isNight
      ? {
          zh: '无云量数据，夜间按晴空取值（最稳定）',
          en: 'no cloud data: a clear night is taken (most stable)',
        }
      : { zh: '无云量数据，白天按阴天取值', en: 'no cloud data: an overcast day is taken' },
  });
  const value = turnerClass(windMPerS, sunDeg, cloudTenths);
  const shownDeg = Math.round(sunDeg);
  log.tell({
    ...STABILITY,
    value,
    provenance:
      facts.weather.windMPerS.value === null ? 'assumed' : facts.weather.windMPerS.provenance,
    source: {
      zh: `由风速、云量与太阳高度角 ${shownDeg}° 按 Turner 法推算`,
      en: `from wind, cloud and a sun elevation of ${shownDeg}° by Turner's method`,
    },
    at: null,
  });
  return value;
}

const DIRECTION_UNKNOWN: Caveat = {
  code: 'wind-direction-unknown',
  text: {
    zh: '风向未知或静风：云团可能飘向任何方向，请以概率圈为准，不要只看图示方向',
    en: 'Wind direction unknown or calm: the cloud may go any way; read the probability contours, not the direction drawn',
  },
};

const WIND = {
  key: 'wind-speed',
  label: { zh: '风速（10 m）', en: 'Wind speed at 10 m' },
  unit: 'm/s',
  shown: asIs,
};
const DIRECTION = {
  key: 'wind-from',
  label: { zh: '风向（来向）', en: 'Wind from' },
  unit: '°',
  shown: asIs,
};
const TEMPERATURE = {
  key: 'air-temperature',
  label: { zh: '气温', en: 'Air temperature' },
  unit: '℃',
  shown: (kelvin: number) => kelvin - ZERO_CELSIUS_K,
};
const HUMIDITY = {
  key: 'humidity',
  label: { zh: '相对湿度', en: 'Relative humidity' },
  unit: '%',
  shown: (share: number) => 100 * share,
};
const CLOUD = { key: 'cloud', label: { zh: '云量', en: 'Cloud cover' }, unit: '/10', shown: asIs };
const STABILITY = {
  key: 'stability',
  label: { zh: '大气稳定度', en: 'Stability class' },
  unit: null,
};
