import { HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Observation } from './hour.ts';
import { observationOf } from './hour.ts';

/** A year of hours and a leap day; more is no EPW. */
const MOST_HOURS = 8784;
const UNITS = { windSpeedUnit: 'm/s', cloudUnit: 'tenths' } as const;

/** Columns of a row, by position. @source EnergyPlus Auxiliary Programs, Weather Data Dictionary; "missing" beside each */
const COLUMN = {
  ...{ year: 0, month: 1, day: 2, hour: 3 },
  temperature: { at: 6, missing: 99.9 },
  humidity: { at: 8, missing: 999 },
  windFrom: { at: 20, missing: 999 },
  windSpeed: { at: 21, missing: 999 },
  cloud: { at: 22, missing: 99 },
  rain: { at: 33, missing: 999 },
} as const;

export type Epw = {
  readonly place: { readonly lon: number; readonly lat: number };
  readonly utcOffsetMs: number;
  readonly hours: readonly Observation[];
};

/** Reads an EPW file; answers why when it is none. The hours keep the years that they have in the file. */
export function readEpw(text: string): Epw | { readonly rejected: string } {
  const lines = text.split(/\r?\n/, MOST_HOURS + 20);
  const head = (lines[0] ?? '').split(',');
  if (head[0] !== 'LOCATION') return { rejected: 'no-epw: the first line is not LOCATION' };
  const [lat, lon, zone] = [Number(head[6]), Number(head[7]), Number(head[8])];
  const isPlace = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && Math.abs(zone) <= 14;
  if (!isPlace) return { rejected: 'no-epw: latitude, longitude or time zone is not a number' };
  const utcOffsetMs = zone * HOUR_MS;
  const hours = lines
    .filter((line) => /^\d{4},/.test(line))
    .flatMap((line) => hourOf(line, utcOffsetMs));
  if (hours.length > MOST_HOURS) return { rejected: `no-epw: more than ${MOST_HOURS} hours` };
  if (hours.length === 0) return { rejected: 'no-epw: it holds no hour' };
  return { place: { lon, lat }, utcOffsetMs, hours };
}

/** The value of hour n stands for the hour that ends at n o'clock, local standard time. */
function hourOf(line: string, utcOffsetMs: number): Observation[] {
  const cells = line.split(',');
  const [year, month, day, hour] = [0, 1, 2, 3].map((at) => Number(cells[at]));
  const isTime = [year, month, day, hour].every(Number.isInteger) && hour! >= 1 && hour! <= 24;
  if (!isTime) return [];
  const atMs = Date.UTC(year!, month! - 1, day, hour) - utcOffsetMs;
  if (!Number.isFinite(atMs)) return [];
  const at = (field: keyof typeof COLUMN) => {
    const column = COLUMN[field];
    if (typeof column === 'number') return undefined;
    const value = cells[column.at]?.trim();
    return value === undefined || Number(value) >= column.missing ? undefined : value;
  };
  return [
    observationOf(
      atMs,
      {
        ...{ temperature: at('temperature'), humidity: at('humidity'), rain: at('rain') },
        ...{ windFrom: at('windFrom'), windSpeed: at('windSpeed'), cloud: at('cloud') },
      },
      UNITS,
    ),
  ];
}

/**
 * The hour of a typical year that belongs to a moment, told as of that moment's last full hour: the same month, day and
 * hour of the clock there. The leap day takes the day before.
 */
export function typicalHour({ hours, utcOffsetMs }: Epw, nowMs: number): Observation | null {
  const full = Math.floor((nowMs + 30 * MINUTE_MS) / HOUR_MS) * HOUR_MS;
  const keyOf = (ms: number) => new Date(ms + utcOffsetMs - MINUTE_MS).toISOString().slice(5, 13);
  const wanted = keyOf(full).replace('02-29', '02-28');
  const found = hours.find(({ atMs }) => keyOf(atMs) === wanted);
  return found === undefined ? null : { ...found, atMs: Math.min(full, nowMs) };
}
