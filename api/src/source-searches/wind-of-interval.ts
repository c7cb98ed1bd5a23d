import { STANDARD_PRESSURE_PA, ZERO_CELSIUS_K } from '@parkwatch/domain/consequence/constants';
import type { WindInterval } from '@parkwatch/domain/consequence/source-estimation/observation';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { sunElevationDeg } from '@parkwatch/domain/geo/sun';
import { CALM_M_PER_S } from '@parkwatch/domain/incident/wind';
import type { Text } from '@parkwatch/domain/text/text';
import { turnerClass } from '@parkwatch/domain/weather/turner-class';
import type { SearchWind } from '@parkwatch/domain/wire/source-searches';
import type { Intervals, WindFacts } from './search-facts.ts';

/** A vane, and the place where it stands, are hardly ever better than this. */
const LEAST_SD_DEG = 10;
/** In low wind the air wanders by half a metre a second. @source as `directionSpreadDeg` */
const MEANDER_M_PER_S = 0.5;
/** Readings that agree less than this (a deviation of 48°) come from a wind that turned: its mean is nobody's wind. */
const LEAST_STEADINESS = 0.7;
const DEG = 180 / Math.PI;

/** Plant and buildings, as a what-if run assumes it. */
const URBAN = { terrain: 'urban', roughnessM: 1, mixingHeightM: null } as const;
const ASSUMED_TEMPERATURE_K = ZERO_CELSIUS_K + 25;

const NO_SPEED: Text = { zh: '无可用风速', en: 'no usable wind speed' };
const NO_DIRECTION: Text = { zh: '无可用风向', en: 'no usable wind direction' };
const CALM: Text = { zh: '静风，风向无意义', en: 'calm: no direction' };
const TURNING: Text = { zh: '时段内风向转变过大', en: 'the wind turned within the interval' };

/** The wind of one interval: as it is shown, and as the estimate takes it (null: it cannot be used). */
export type IntervalWind = { readonly shown: SearchWind; readonly used: WindInterval | null };

/** @param at  in the park: the sun decides about the stability of the air */
export function windOfInterval(
  facts: WindFacts,
  { startMs, lengthMs }: Intervals,
  { interval, at }: { readonly interval: number; readonly at: LonLat },
): IntervalWind {
  const fromMs = startMs + interval * lengthMs;
  const toMs = fromMs + lengthMs;
  const { windMPerS, windFromDeg, steadiness } = facts;
  const times = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
  const measured = { windMPerS: round(windMPerS, 10), windFromDeg: round(windFromDeg, 1) };
  const whyUnusable = problemOf(facts);
  if (whyUnusable !== null || windMPerS === null || windFromDeg === null || steadiness === null) {
    const unknown = { directionSdDeg: null, stability: null };
    return { shown: { ...times, ...measured, ...unknown, whyUnusable }, used: null };
  }
  const directionSdDeg = Math.max(
    LEAST_SD_DEG,
    (MEANDER_M_PER_S / windMPerS) * DEG,
    Math.sqrt(-2 * Math.log(Math.min(1, steadiness))) * DEG,
  );
  const sunDeg = sunElevationDeg(at, (fromMs + toMs) / 2);
  const stability = turnerClass(windMPerS, sunDeg, facts.cloudTenths ?? assumedCloud(sunDeg));
  const air = {
    temperatureK: facts.temperatureK ?? ASSUMED_TEMPERATURE_K,
    pressurePa: STANDARD_PRESSURE_PA,
    relativeHumidity: 0.5,
  };
  const weather = { windMPerS, windFromDeg, stability, ...air, ...URBAN };
  const spread = { directionSdDeg: Math.round(directionSdDeg), stability };
  return {
    shown: { ...times, ...measured, ...spread, whyUnusable: null },
    used: { fromMs, toMs, weather, directionSdDeg },
  };
}

function problemOf({ windMPerS, windFromDeg, steadiness }: WindFacts): Text | null {
  if (windMPerS === null) return NO_SPEED;
  if (windMPerS < CALM_M_PER_S) return CALM;
  if (windFromDeg === null || steadiness === null) return NO_DIRECTION;
  return steadiness < LEAST_STEADINESS ? TURNING : null;
}

/** As a what-if run: what is unknown thins the cloud least. */
function assumedCloud(sunDeg: number): number {
  return sunDeg <= 0 ? 0 : 10;
}

function round(value: number | null, perUnit: number): number | null {
  return value === null ? null : Math.round(value * perUnit) / perUnit;
}
