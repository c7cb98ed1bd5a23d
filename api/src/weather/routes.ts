import { sunElevationDeg } from '@parkwatch/domain/geo/sun';
import { readWeather } from '@parkwatch/domain/wire/enterprises';
import type { Weather } from '@parkwatch/domain/wire/enterprises';
import { turnerClass } from '@parkwatch/gis-data/signals/stability';
import { sql } from '../db/sql.ts';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import type { Parts } from '../parts.ts';

const readLatest = sql(import.meta, './read-weather.sql');

type Kind = 'wind-speed' | 'wind-direction' | 'air-temperature' | 'humidity';
type Row = { kind: Kind; at: Date; value: number; staleS: number };
/** Bounds of the park: west, south, east, north, degrees. */
type Bounds = readonly [number, number, number, number];

/** Weather of the park from its own stations. */
export function weather({ db, config }: Parts): Feature {
  return {
    name: 'weather',
    routes: [
      route(readWeather, async ({ caller, now }) => {
        const rows = await db.tx(caller.scope, (tx) => tx.rows<Row>(readLatest));
        return weatherOf(rows, { now, bounds: config.parkBounds });
      }),
    ],
  };
}

/** Values that are too old are left out, never shown as the present weather. */
export function weatherOf(
  rows: readonly Row[],
  { now, bounds }: { now: Date; bounds: Bounds },
): Weather {
  const fresh = rows.filter(({ at, staleS }) => now.getTime() - at.getTime() <= staleS * 1000);
  const valueOf = (kind: Kind) => fresh.find((row) => row.kind === kind)?.value ?? null;
  const times = rows.map(({ at }) => at.getTime());
  const windSpeedMs = valueOf('wind-speed');
  const windFromDeg = valueOf('wind-direction');
  return {
    at: times.length === 0 ? null : new Date(Math.max(...times)).toISOString(),
    windSpeedMs,
    windFromDeg,
    temperatureC: valueOf('air-temperature'),
    humidityPct: valueOf('humidity'),
    stability: windSpeedMs === null ? null : cautiousStability(windSpeedMs, now, bounds),
    isStale: windSpeedMs === null || windFromDeg === null,
  };
}

/** Cloud is not measured. The sky that disperses less is assumed: by day overcast, by night clear. */
function cautiousStability(windSpeedMs: number, now: Date, bounds: Bounds): Weather['stability'] {
  const [west, south, east, north] = bounds;
  const sunDeg = sunElevationDeg([(west + east) / 2, (south + north) / 2], now.getTime());
  return turnerClass(windSpeedMs, sunDeg, sunDeg > 0 ? 10 : 0);
}
