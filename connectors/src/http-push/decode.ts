import type { Quality } from '@parkwatch/domain/reading/reading';
import { QUALITIES } from '@parkwatch/domain/reading/reading';
import { msFromIso } from '@parkwatch/domain/time/instant';
import { lat, lon } from '@parkwatch/domain/wire/common';
import { positionRecord } from '@parkwatch/domain/wire/ingest';
import type { Decoded, PositionReading, ValueReading } from '../contract.ts';

/** Most entries of a push: as many as the ingest takes in one call. */
export const MAX_READINGS = 10_000;
export const MAX_RECORDS = 5000;
const LONGEST_NAME = 300;
const SHOWN_NOTES = 20;

/** One entry that is not taken; the others are. */
export type RejectedEntry = { readonly index: number; readonly reason: string };
/** What a list of entries holds, each reading with its place in it. */
export type Entries<T> = {
  readonly readings: readonly { readonly index: number; readonly reading: T }[];
  readonly rejected: readonly RejectedEntry[];
};

/** A whole observations push: `{"readings":[{point, time, value, quality?}]}`. Pure and total. */
export function decodeObservations(frame: Uint8Array): Decoded {
  const list = listOf(parseJson(frame), 'readings', MAX_READINGS);
  if ('rejected' in list) return list;
  const { readings, rejected } = observationsOf(list.entries);
  if (readings.length === 0 && rejected.length > 0) {
    return { rejected: `no-reading: [${rejected[0]!.index}] ${rejected[0]!.reason}` };
  }
  const notes = rejected.slice(0, SHOWN_NOTES).map(({ index, reason }) => `[${index}] ${reason}`);
  return {
    readings: readings.map(({ reading }) => reading),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

export type List = { readonly entries: readonly unknown[] } | { readonly rejected: string };

/** The list under `name` of a parsed body; NDJSON comes here as a list already. */
export function listOf(body: Parsed, name: string, max: number): List {
  if ('rejected' in body) return body;
  const { value } = body;
  const list = Array.isArray(value)
    ? (value as unknown[])
    : ((value ?? {}) as Readonly<Record<string, unknown>>)[name];
  if (!Array.isArray(list)) return { rejected: `bad-shape: {"${name}":[…]} is expected` };
  if (list.length > max) return { rejected: `too-many: ${list.length} entries, at most ${max}` };
  return { entries: list as unknown[] };
}

export type Parsed = { readonly value: unknown } | { readonly rejected: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON in UTF-8; a byte-order mark is none of it. The reason never repeats the text: it may hold anything. */
export function parseJson(bytes: Uint8Array): Parsed {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { rejected: 'bad-utf8: the body is not UTF-8' };
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { rejected: 'bad-json: the body is not JSON' };
  }
}

/** A line of NDJSON that could not be read. */
export const BROKEN_LINE = Symbol('broken line');

/** One value a line; blank lines do not count, and a broken one costs only itself. */
export function parseLines(bytes: Uint8Array, max: number): List {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { rejected: 'bad-utf8: the body is not UTF-8' };
  }
  const entries: unknown[] = [];
  for (const [line] of text.matchAll(/[^\n]*\S[^\n]*/g)) {
    if (entries.length === max) return { rejected: `too-many: more than ${max} lines` };
    try {
      entries.push(JSON.parse(line));
    } catch {
      entries.push(BROKEN_LINE);
    }
  }
  return { entries };
}

export function observationsOf(entries: readonly unknown[]): Entries<ValueReading> {
  return each(entries, (entry) => {
    const { point, time, value, quality = 'good', unit = null } = entry;
    if (!isName(point)) return 'point: a name of 1 to 300 characters is required';
    const atMs = typeof time === 'string' ? msFromIso(time) : null;
    if (atMs === null) return 'time: an ISO 8601 instant with offset is required';
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'value: a number is required';
    if (!QUALITIES.includes(quality as Quality)) return 'quality: good, uncertain or bad';
    if (unit !== null && (typeof unit !== 'string' || unit.length > 30)) return 'unit: a text';
    return { point, atMs, value, unit, quality: quality as Quality };
  });
}

export function positionsOf(entries: readonly unknown[]): Entries<PositionReading> {
  return each(entries, (entry) => {
    if (!isName(entry['object'])) return 'object: a name of 1 to 300 characters is required';
    for (const [name, schema] of Object.entries({ lon, lat })) {
      if (!schema.safeParse(entry[name]).success) return `${name}: degrees are required`;
    }
    const parsed = positionRecord.safeParse(entry);
    if (!parsed.success) return whyNot(parsed.error.issues[0]!);
    const { object, time, ...said } = parsed.data;
    const atMs = msFromIso(time);
    if (atMs === null) return 'time: an ISO 8601 instant with offset is required';
    // The schema leaves out what is not said: an empty list of alarms says that none is set, no list says nothing.
    return { point: object, atMs, ...(said as Omit<PositionReading, 'point' | 'atMs'>) };
  });
}

/** What an optional field of a position must be; the reason never repeats what was sent. */
const MUST_BE: Readonly<Record<string, string>> = {
  speedKmh: 'a number from 0 to 400',
  headingDeg: 'a number from 0 to 360',
  altitudeM: 'a number from -1000 to 40000',
  alarms: 'a list of at most 32 names of small letters, digits and hyphens',
  status: 'a list of at most 32 names of small letters, digits and hyphens',
  isLate: 'true or false',
};

function whyNot({ path }: { readonly path: readonly PropertyKey[] }): string {
  const name = String(path[0]);
  return `${path.map(String).join('.')}: ${MUST_BE[name] ?? 'not as documented'}`;
}

type Entry = Readonly<Record<string, unknown>>;

function each<T extends object>(
  entries: readonly unknown[],
  read: (entry: Entry) => T | string,
): Entries<T> {
  const readings: { index: number; reading: T }[] = [];
  const rejected: RejectedEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const found = isEntry(entry) ? read(entry) : whyNoEntry(entry);
    if (typeof found === 'string') rejected.push({ index, reason: found });
    else readings.push({ index, reading: found });
  }
  return { readings, rejected };
}

export function isEntry(entry: unknown): entry is Entry {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}

export function whyNoEntry(entry: unknown): string {
  return entry === BROKEN_LINE ? 'the line is not JSON' : 'an object is required';
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && name.trim() !== '' && name.length <= LONGEST_NAME;
}
