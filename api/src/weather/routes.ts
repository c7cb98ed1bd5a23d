import { sunElevationDeg } from '@parkwatch/domain/geo/sun';
import { turnerClass } from '@parkwatch/domain/weather/turner-class';
import { readWeather } from '@parkwatch/domain/wire/enterprises';
import type { Weather } from '@parkwatch/domain/wire/enterprises';
import { MAX_RECORDS_PER_CALL } from '@parkwatch/domain/wire/ingest';
import { ingestWeatherWarnings } from '@parkwatch/domain/wire/weather-warnings';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { batchOf } from '../ingest/batches.ts';
import { entriesOf } from '../ingest/record-route.ts';
import type { Parts } from '../parts.ts';
import { latestWeather, warningsInForce } from './store.ts';
import type { WeatherKind, WeatherRow } from './store.ts';
import { takeWarnings } from './take-warnings.ts';

/** Bounds of the park: west, south, east, north, degrees. */
type Bounds = readonly [number, number, number, number];

/** Weather of the park from its own stations, and the warning signals in force. */
export function weather(parts: Parts): Feature {
  const { db, config } = parts;
  return {
    name: 'weather',
    routes: [
      route(readWeather, ({ caller, now }) =>
        db.tx(caller.scope, async (tx) => ({
          ...weatherOf(await latestWeather(tx), { now, bounds: config.parkBounds }),
          warnings: await warningsInForce(tx, now),
        })),
      ),
      route(ingestWeatherWarnings, (call, { req }) => {
        const { caller, now, raw } = call;
        const batch = batchOf(req, 'weather-warnings', raw);
        const list = entriesOf(call, () => call.body?.records ?? [], MAX_RECORDS_PER_CALL);
        return takeWarnings(parts, { caller, records: list.entries, now, batch });
      }),
    ],
  };
}

/** Values that are too old are left out, never shown as the present weather. */
export function weatherOf(
  rows: readonly WeatherRow[],
  { now, bounds }: { now: Date; bounds: Bounds },
): Omit<Weather, 'warnings'> {
  const fresh = rows.filter(({ at, staleS }) => now.getTime() - at.getTime() <= staleS * 1000);
  const valueOf = (kind: WeatherKind) => fresh.find((row) => row.kind === kind)?.value ?? null;
  const times = rows.map(({ at }) => at.getTime());
  const windSpeedMs = valueOf('wind-speed');
  const windFromDeg = valueOf('wind-direction');
  const cloudPct = valueOf('cloud');
  return {
    at: times.length === 0 ? null : new Date(Math.max(...times)).toISOString(),
    windSpeedMs,
    windFromDeg,
    temperatureC: valueOf('air-temperature'),
    humidityPct: valueOf('humidity'),
    rainMm: valueOf('rain'),
    stability: windSpeedMs === null ? null : stabilityOf({ windSpeedMs, cloudPct }, now, bounds),
    isStale: windSpeedMs === null || windFromDeg === null,
  };
}

type Sky = { readonly windSpeedMs: number; readonly cloudPct: number | null };

/** Where cloud is not measured the sky that disperses less is assumed: by day overcast, by night clear. */
function stabilityOf(
  { windSpeedMs, cloudPct }: Sky,
  now: Date,
  bounds: Bounds,
): Weather['stability'] {
  const [west, south, east, north] = bounds;
  const sunDeg = sunElevationDeg([(west + east) / 2, (south + north) / 2], now.getTime());
  const tenths = cloudPct === null ? (sunDeg > 0 ? 10 : 0) : cloudPct / 10;
  return turnerClass(windSpeedMs, sunDeg, tenths);
}
