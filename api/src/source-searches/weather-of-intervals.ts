import { convertUnit } from '@parkwatch/domain/reading/convert-unit';
import { isUnit } from '@parkwatch/domain/reading/units';
import type { Unit } from '@parkwatch/domain/reading/units';
import type { Intervals, WindFacts } from './search-facts.ts';

/** Means of all stations in one interval, as `list-search-weather.sql` gives them: a row a kind and unit. */
export type WeatherRow = {
  readonly interval: number;
  readonly kind: string;
  readonly unit: string;
  readonly count: number;
  readonly mean: number;
  readonly sine: number;
  readonly cosine: number;
};

/** One entry an interval, in order; what nobody measured is null. */
export function weatherOfIntervals({ count }: Intervals, rows: readonly WeatherRow[]): WindFacts[] {
  const byInterval = Map.groupBy(rows, ({ interval }) => interval);
  return Array.from({ length: count }, (_, interval) => windFacts(byInterval.get(interval) ?? []));
}

function windFacts(rows: readonly WeatherRow[]): WindFacts {
  const cloudPct = meanOf(rows, 'cloud', '%');
  return {
    windMPerS: meanOf(rows, 'wind-speed', 'm/s'),
    ...directionOf(rows),
    temperatureK: meanOf(rows, 'air-temperature', 'K'),
    cloudTenths: cloudPct === null ? null : cloudPct / 10,
  };
}

/** Stations of one kind may have different units; a unit of another quantity is left out. */
function meanOf(rows: readonly WeatherRow[], kind: string, to: Unit): number | null {
  const known = rows.flatMap((row) => {
    if (row.kind !== kind || !isUnit(row.unit)) return [];
    const converted = convertUnit(row.mean, { from: row.unit, to });
    return 'value' in converted ? [{ value: converted.value, count: row.count }] : [];
  });
  return weightedMean(known);
}

function directionOf(rows: readonly WeatherRow[]): Pick<WindFacts, 'windFromDeg' | 'steadiness'> {
  const vanes = rows.filter(({ kind, unit }) => kind === 'wind-direction' && unit === 'deg');
  const sine = weightedMean(vanes.map((row) => ({ value: row.sine, count: row.count })));
  const cosine = weightedMean(vanes.map((row) => ({ value: row.cosine, count: row.count })));
  if (sine === null || cosine === null) return { windFromDeg: null, steadiness: null };
  const fromDeg = (Math.atan2(sine, cosine) * 180) / Math.PI;
  return { windFromDeg: (fromDeg + 360) % 360, steadiness: Math.hypot(sine, cosine) };
}

function weightedMean(
  parts: readonly { readonly value: number; readonly count: number }[],
): number | null {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return parts.reduce((sum, { value, count }) => sum + value * count, 0) / total;
}
