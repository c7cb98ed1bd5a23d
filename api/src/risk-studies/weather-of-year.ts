import type { Known } from '@parkwatch/domain/consequence/run/run-facts';
import type { HourlyObservation } from '@parkwatch/domain/consequence/weather/hourly-observation';
import { jointFrequency } from '@parkwatch/domain/consequence/weather/joint-frequency';
import { sixWeathers, weatherCells } from '@parkwatch/domain/consequence/weather/weather-cells';
import type { WeatherCell } from '@parkwatch/domain/consequence/weather/weather-cells';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { sunElevationDeg } from '@parkwatch/domain/geo/sun';
import { convertUnit } from '@parkwatch/domain/reading/convert-unit';
import { isUnit } from '@parkwatch/domain/reading/units';
import type { Unit } from '@parkwatch/domain/reading/units';

/** A row of `list-weather-hours.sql`. */
export type WeatherHourRow = {
  readonly at: Date;
  readonly wind: number;
  readonly wind_unit: string;
  readonly direction: number | null;
  readonly direction_unit: string | null;
  readonly cloud: number | null;
};

/** With less than a month the wind of a season stands for that of a year. */
const LEAST_HOURS = 30 * 24;
const HALF_HOUR_MS = 1_800_000;
const TOO_SHORT = {
  zh: '园区气象站小时数据不足 30 天',
  en: 'less than 30 days of hours of the stations of the park',
} as const;

/**
 * How often which weather comes from where, by the park's own hours. Where cloud is not measured the sky that disperses less
 * is assumed, by day overcast and by night clear, as on the weather bar.
 */
export function weatherOfYear(
  rows: readonly WeatherHourRow[],
  at: LonLat,
): Known<readonly WeatherCell[]> {
  const hours = rows.map((row) => observationOf(row, at)).filter(isKnown);
  const last = rows.at(-1)?.at ?? null;
  if (hours.length < LEAST_HOURS) {
    return { value: null, provenance: 'assumed', source: TOO_SHORT, atMs: last?.getTime() ?? null };
  }
  const measured = rows.filter(({ cloud }) => cloud !== null).length;
  const cloudPct = Math.round((100 * measured) / rows.length);
  return {
    value: sixWeathers(weatherCells(jointFrequency(hours, at))),
    provenance: 'live',
    source: {
      zh: `园区气象站 ${hours.length} 小时统计（云量实测 ${cloudPct} %）`,
      en: `${hours.length} hours of the stations of the park (cloud measured in ${cloudPct} %)`,
    },
    atMs: last?.getTime() ?? null,
  };
}

function isKnown({ windMPerS, windFromDeg }: HourlyObservation): boolean {
  return windMPerS !== null && windFromDeg !== null;
}

function observationOf(row: WeatherHourRow, at: LonLat): HourlyObservation {
  const atMs = row.at.getTime() + HALF_HOUR_MS;
  const careful = sunElevationDeg(at, atMs) > 0 ? 10 : 0;
  return {
    atMs,
    windMPerS: inUnit(row.wind, row.wind_unit, 'm/s'),
    windFromDeg: inUnit(row.direction, row.direction_unit, 'deg'),
    cloudTenths: row.cloud === null ? careful : Math.min(10, Math.max(0, row.cloud / 10)),
    ...{ temperatureK: null, relativeHumidity: null, pressurePa: null },
  };
}

function inUnit(value: number | null, from: string | null, to: Unit): number | null {
  if (value === null || from === null || !isUnit(from)) return null;
  const converted = convertUnit(value, { from, to });
  return 'value' in converted ? converted.value : null;
}
