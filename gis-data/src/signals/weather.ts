import { sunElevationDeg } from '@parkwatch/domain/geo/sun';
import type { HourFinder } from './calendar-series.ts';
import { hourFinder, hourlyValue } from './calendar-series.ts';
import type { NumberTable } from './csv-table.ts';
import type { StabilityClass } from '@parkwatch/domain/weather/turner-class';
import { turnerClass } from '@parkwatch/domain/weather/turner-class';

export type Weather = {
  readonly windSpeedMPerS: number;
  /** Where the wind comes from, degrees clockwise from north. */
  readonly windFromDeg: number;
  readonly temperatureC: number;
  readonly humidityPct: number;
  readonly rainMmPerH: number;
  readonly cloudTenths: number;
  readonly stability: StabilityClass;
};

export type WeatherYear = {
  valueAt(channel: string, tMs: number): number | null;
  weatherAt(tMs: number): Weather | null;
};

const RAD = Math.PI / 180;

/** The recorded year of hours, read at the same month, day and hour of any year in park time. */
export function weatherYear(
  table: NumberTable,
  place: { readonly lon: number; readonly lat: number },
): WeatherYear {
  const find = hourFinder(table, 1);
  const valueAt = (channel: string, tMs: number): number | null =>
    channel === 'windDirection'
      ? directionAt(table, find, tMs)
      : plainAt(table, find)(channel, tMs);
  return {
    valueAt,
    weatherAt: (tMs) => {
      const read = (channel: string): number | null => valueAt(channel, tMs);
      const windSpeedMPerS = read('windSpeed');
      const windFromDeg = read('windDirection');
      const temperatureC = read('temperature');
      const [humidityPct, rainMmPerH] = [read('humidity'), read('rain')];
      const cloudTenths = read('cloudTenths');
      if (windSpeedMPerS === null || windFromDeg === null || temperatureC === null) return null;
      if (humidityPct === null || rainMmPerH === null || cloudTenths === null) return null;
      const stability = turnerClass(
        windSpeedMPerS,
        sunElevationDeg([place.lon, place.lat], tMs),
        cloudTenths,
      );
      return {
        windSpeedMPerS,
        windFromDeg,
        temperatureC,
        humidityPct,
        rainMmPerH,
        cloudTenths,
        stability,
      };
    },
  };
}

function plainAt(table: NumberTable, find: HourFinder) {
  return (channel: string, tMs: number): number | null => {
    const hour = find(tMs);
    return hour === null ? null : hourlyValue(table.column(channel), hour);
  };
}

/** Directions turn the short way: 350° to 10° goes over north. */
function directionAt(table: NumberTable, find: HourFinder, tMs: number): number | null {
  const hour = find(tMs);
  if (hour === null) return null;
  const rows = table.column('windDirection');
  const [from, to] = [rows[hour.row] ?? null, rows[hour.nextRow] ?? null];
  if (from === null || to === null) return null;
  const turn = Math.atan2(Math.sin((to - from) * RAD), Math.cos((to - from) * RAD)) / RAD;
  return (from + turn * hour.share + 720) % 360;
}
