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
  | {
      readonly observations: readonly Observation[];
      /** What of the answer is no observation, one line each. */
      readonly notes?: readonly string[];
    }
  | { readonly rejected: string };

/** The observations of an answer or a file; pure and total. Rows without a time are left out, with a note. */
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
  if ('rejected' in read) return read;
  const readings = read.observations.flatMap(readingsOf);
  return read.notes === undefined ? { readings } : { readings, notes: read.notes };
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
  return timed(items, {
    where: `no readable time at "${fields.time}"`,
    timeOf: (item) => at(item, fields.time),
    utcOffset,
    read: (item, atMs) =>
      observationOf(
        atMs,
        {
          ...{ windSpeed: at(item, fields.windSpeed), windFrom: at(item, fields.windFrom) },
          ...{ temperature: at(item, fields.temperature), humidity: at(item, fields.humidity) },
          ...{ rain: at(item, fields.rain), cloud: at(item, fields.cloud) },
        },
        fields,
      ),
  });
}

type Timed<T> = {
  /** Where the time was looked for, in words. */
  readonly where: string;
  readonly timeOf: (row: T) => unknown;
  readonly utcOffset: string;
  readonly read: (row: T, atMs: number) => Observation;
};

/** The rows that have a time; how many have none, and what stands there in the first of them, is a note. */
function timed<T>(rows: readonly T[], { where, timeOf, utcOffset, read }: Timed<T>): Observations {
  const observations: Observation[] = [];
  let [missing, first] = [0, ''];
  for (const [index, row] of rows.entries()) {
    const given = timeOf(row);
    const atMs = msFromWeatherTime(given, utcOffset);
    if (atMs !== null) observations.push(read(row, atMs));
    else if ((missing += 1) === 1) first = `number ${index + 1}: ${shown(given)}`;
  }
  if (missing === 0) return { observations };
  if (observations.length === 0) return { rejected: `no-time: ${where}` };
  return {
    observations,
    notes: [`no-time: ${missing} of ${rows.length} have ${where}, first ${first}`],
  };
}

function shown(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value === undefined ? 'nothing' : 'no text';
  return `"${value.slice(0, 40).replace(/\p{Cc}/gu, '·')}"`;
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
  if (rows.length === 0) return { rejected: 'no-row: the table has no row' };
  return timed(rows, {
    where: `no readable time in the column "${columns.time}"`,
    timeOf: (row) => row[columns.time],
    utcOffset,
    read: (row, atMs) =>
      observationOf(
        atMs,
        {
          ...{ windSpeed: at(row, columns.windSpeed), windFrom: at(row, columns.windFrom) },
          ...{ temperature: at(row, columns.temperature), humidity: at(row, columns.humidity) },
          ...{ rain: at(row, columns.rain), cloud: at(row, columns.cloud) },
        },
        columns,
      ),
  });
}
