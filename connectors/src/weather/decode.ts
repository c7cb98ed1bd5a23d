import type { WeatherFormat, WeatherSettings } from '@parkwatch/domain/sources/weather';
import { parse } from 'csv-parse/sync';
import type { Decoded } from '../contract.ts';
import { readPointer } from '../json/read-pointer.ts';
import { readEpw } from './epw.ts';
import type { Observation } from './hour.ts';
import { observationOf, readingsOf } from './hour.ts';
import { msFromWeatherTime } from './local-time.ts';

/** A year of hours by minutes is no weather; an answer that is larger is refused before it is read. */
export const MAX_BYTES = 8_000_000;
const MOST_ROWS = 10_000;

export type Observations =
  { readonly observations: readonly Observation[] } | { readonly rejected: string };

/** The observations of an answer or a file; pure and total. Rows without a time are left out. */
export function readObservations(
  bytes: Uint8Array,
  { format, utcOffset }: WeatherSettings,
): Observations {
  if (bytes.length > MAX_BYTES) return { rejected: `too-large: more than ${MAX_BYTES} bytes` };
  if (format.kind === 'epw') {
    const epw = readEpw(Buffer.from(bytes).toString('utf8'));
    return 'rejected' in epw ? epw : { observations: epw.hours };
  }
  return format.kind === 'csv' ? ofCsv(bytes, format, utcOffset) : ofJson(bytes, format, utcOffset);
}

export function decode(frame: Uint8Array, settings: WeatherSettings): Decoded {
  const read = readObservations(frame, settings);
  return 'rejected' in read ? read : { readings: read.observations.flatMap(readingsOf) };
}

type Json = Extract<WeatherFormat, { kind: 'json' }>;

function ofJson(
  bytes: Uint8Array,
  { observations: fields }: Json,
  utcOffset: string,
): Observations {
  const json = parseJson(bytes);
  if (json === undefined) return { rejected: 'no-json: the answer is not JSON' };
  if (fields === undefined) return { observations: [] };
  const list = readPointer(json, fields.list);
  const items: unknown[] = Array.isArray(list) ? list : list === undefined ? [] : [list];
  if (list === undefined) return { rejected: `no-list: nothing stands at "${fields.list}"` };
  if (items.length > MOST_ROWS)
    return { rejected: `too-many: more than ${MOST_ROWS} observations` };
  const at = (item: unknown, path: string | undefined) =>
    path === undefined ? undefined : readPointer(item, path);
  const observations = items.flatMap((item) => {
    const atMs = msFromWeatherTime(at(item, fields.time), utcOffset);
    if (atMs === null) return [];
    const raw = {
      ...{ windSpeed: at(item, fields.windSpeed), windFrom: at(item, fields.windFrom) },
      ...{ temperature: at(item, fields.temperature), humidity: at(item, fields.humidity) },
      ...{ rain: at(item, fields.rain), cloud: at(item, fields.cloud) },
    };
    return [observationOf(atMs, raw, fields)];
  });
  if (items.length > 0 && observations.length === 0) {
    return { rejected: `no-time: no readable time at "${fields.time}"` };
  }
  return { observations };
}

/** Undefined: no JSON. Deep nesting is no harm here: nothing walks it but pointers. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

type Csv = Extract<WeatherFormat, { kind: 'csv' }>;
type Row = Readonly<Record<string, string>>;

function ofCsv(
  bytes: Uint8Array,
  { columns, delimiter, encoding }: Csv,
  utcOffset: string,
): Observations {
  let rows: Row[];
  try {
    const text = new TextDecoder(encoding).decode(bytes);
    const options = { bom: true, trim: true, skip_empty_lines: true, to: MOST_ROWS + 1 };
    rows = parse(text, { ...options, columns: true, delimiter, relax_column_count: true });
  } catch (error) {
    return {
      rejected: `no-csv: ${error instanceof Error ? error.message.slice(0, 200) : 'unreadable'}`,
    };
  }
  if (rows.length > MOST_ROWS) return { rejected: `too-many: more than ${MOST_ROWS} rows` };
  const at = (row: Row, name: string | undefined) => (name === undefined ? undefined : row[name]);
  const observations = rows.flatMap((row) => {
    const atMs = msFromWeatherTime(row[columns.time], utcOffset);
    if (atMs === null) return [];
    const raw = {
      ...{ windSpeed: at(row, columns.windSpeed), windFrom: at(row, columns.windFrom) },
      ...{ temperature: at(row, columns.temperature), humidity: at(row, columns.humidity) },
      ...{ rain: at(row, columns.rain), cloud: at(row, columns.cloud) },
    };
    return [observationOf(atMs, raw, columns)];
  });
  if (observations.length > 0) return { observations };
  return { rejected: `no-time: no row has a readable time in the column "${columns.time}"` };
}
