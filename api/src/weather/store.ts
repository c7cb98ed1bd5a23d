import type { WeatherWarning } from '@parkwatch/domain/wire/weather-warnings';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  latest: sql(import.meta, './read-weather.sql'),
  warnings: sql(import.meta, './list-warnings.sql'),
  upsert: sql(import.meta, './upsert-warnings.sql'),
};

export type WeatherKind =
  'wind-speed' | 'wind-direction' | 'air-temperature' | 'humidity' | 'rain' | 'cloud';
export type WeatherRow = { kind: WeatherKind; at: Date; value: number; staleS: number };

/** Newest usable value of each kind at the park's own stations. */
export function latestWeather(tx: Tx): Promise<WeatherRow[]> {
  return tx.rows<WeatherRow>(queries.latest);
}

type WarningRow = Omit<WeatherWarning, 'issuedAt' | 'expiresAt'> & {
  issuedAt: Date;
  expiresAt: Date | null;
};

export async function warningsInForce(tx: Tx, now: Date): Promise<WeatherWarning[]> {
  const rows = await tx.rows<WarningRow>(queries.warnings, [now]);
  return rows.map((row) => ({
    ...row,
    issuedAt: row.issuedAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }));
}

/** Answers the warnings that were new or changed. */
export function upsertWarnings(
  tx: Tx,
  records: readonly object[],
  now: Date,
): Promise<{ externalId: string; isNew: boolean }[]> {
  return tx.rows(queries.upsert, [JSON.stringify(records), now]);
}
