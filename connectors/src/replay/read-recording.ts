import type { WireReading } from '../runtime/ingest-client.ts';

/** A line of a recording, or why it is none. */
export type RecordedLine =
  | { readonly reading: WireReading; readonly atMs: number }
  | { readonly lineNumber: number; readonly bad: string };

/** Lines of text, from a file or a test. */
export type Lines = AsyncIterable<string> | Iterable<string>;

const QUALITIES: readonly unknown[] = ['good', 'uncertain', 'bad'];

/**
 * Reads a recording line by line. Two formats, told apart by the first line:
 * - CSV with a header that names `point`, `time` and `value`, and `quality` if there is one, in any order; fields may
 *   be quoted, decimal point, time in ISO 8601 with offset;
 * - NDJSON: `{"point":"…","time":"…","value":1.5,"quality":"good"}` per line.
 */
export async function* readRecording(lines: Lines): AsyncGenerator<RecordedLine> {
  let lineNumber = 0;
  let parse: ((line: string) => unknown) | undefined;
  for await (const raw of lines) {
    lineNumber++;
    const line = raw.trim();
    if (line === '') continue;
    if (parse === undefined) {
      parse = parserFor(line);
      if (!line.startsWith('{')) continue;
    }
    yield checked(parse, line, lineNumber);
  }
}

function parserFor(first: string): (line: string) => unknown {
  if (first.startsWith('{')) return (line) => JSON.parse(line) as unknown;
  const names = fields(first.replace(/^\uFEFF/, '')).map((name) => name.trim().toLowerCase());
  for (const name of ['point', 'time', 'value']) {
    if (!names.includes(name)) {
      throw new Error(
        `the recording is neither NDJSON nor CSV with a header point,time,value: no ${name}`,
      );
    }
  }
  return (line) => {
    const cells = fields(line);
    const cell = (name: string) => cells[names.indexOf(name)]?.trim() ?? '';
    const value = cell('value') === '' ? Number.NaN : Number(cell('value'));
    const quality = cell('quality');
    return {
      point: cell('point'),
      time: cell('time'),
      value,
      ...(quality === '' ? {} : { quality }),
    };
  };
}

/** The fields of a CSV line; a quote inside a quoted field is doubled (RFC 4180). */
function fields(line: string): string[] {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...found].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

function checked(parse: (line: string) => unknown, line: string, lineNumber: number): RecordedLine {
  const bad = (reason: string): RecordedLine => ({ lineNumber, bad: reason });
  let row: unknown;
  try {
    row = parse(line);
  } catch {
    return bad('not JSON');
  }
  const { point, time, value, quality } = (row ?? {}) as Record<string, unknown>;
  if (typeof point !== 'string' || point === '') return bad('no point');
  if (typeof value !== 'number' || !Number.isFinite(value)) return bad('the value is no number');
  if (quality !== undefined && !isQuality(quality)) return bad('unknown quality');
  const atMs =
    typeof time === 'string' && /[zZ]|[+-]\d\d:\d\d$/.test(time) ? Date.parse(time) : NaN;
  if (Number.isNaN(atMs)) return bad('the time is not ISO 8601 with an offset');
  const reading = { point, time: String(time), value };
  return { reading: quality === undefined ? reading : { ...reading, quality }, atMs };
}

function isQuality(value: unknown): value is string {
  return QUALITIES.includes(value);
}
