import * as z from 'zod';
import { WEATHER_WARNING_KINDS, WEATHER_WARNING_LEVELS } from '../weather/warning-words.ts';
import type { WeatherWarningKind, WeatherWarningLevel } from '../weather/warning-words.ts';
import { instant } from './common.ts';
import { endpoint } from './endpoint.ts';
import { MAX_RECORDS_PER_CALL, recordReceipt, storable } from './ingest.ts';

const kind = z.enum(Object.keys(WEATHER_WARNING_KINDS) as [WeatherWarningKind]);
const level = z.enum(Object.keys(WEATHER_WARNING_LEVELS) as [WeatherWarningLevel]);

/** A warning signal in force over the park. */
export const weatherWarning = z.object({
  kind,
  level,
  issuedAt: instant,
  expiresAt: instant.nullable(),
  headline: z.string().nullable(),
});
export type WeatherWarning = z.infer<typeof weatherWarning>;

/**
 * As delivered; the newest delivery of an id counts. Only the park's own sources may deliver warnings. `issuedAt` is at most
 * 5 minutes ahead of the server, `expiresAt` at most 30 days after it, neither before 2000: others are refused.
 */
export const weatherWarningRecord = z.object({
  externalId: storable.trim().min(1).max(100),
  kind,
  level,
  issuedAt: instant,
  expiresAt: instant.optional(),
  isLifted: z.boolean().default(false),
  headline: storable.max(500).optional(),
});
export const ingestWeatherWarnings = endpoint({
  id: 'ingestWeatherWarnings',
  method: 'POST',
  path: '/ingest/weather-warnings',
  access: 'source',
  tag: 'ingest',
  summary: {
    zh: '上报气象预警信号',
    en: 'Deliver weather warning signals (upsert by external id)',
  },
  body: z.object({ records: z.array(z.unknown()).max(MAX_RECORDS_PER_CALL) }),
  response: recordReceipt,
  problems: ['too-large'],
});
