import { mkdir, readdir, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../contract.ts';
import { loadCursor } from './cursor.ts';
import type { Cursor } from './cursor.ts';
import type { Disk } from './disk.ts';
import { decodeHead } from './payload.ts';
import { compare, rangeOf } from './position.ts';
import type { Position, Range } from './position.ts';
import { readRun } from './read-run.ts';
import type { Damage } from './read-run.ts';
import { checkHeader, HEADER_BYTES, segmentName, segmentNumber } from './segment-file.ts';
import { segmentSet } from './segments.ts';
import type { Segment, Segments } from './segments.ts';

/** Read at a time. */
const CHUNK_BYTES = 1_000_000;

type Options = { readonly folder: string; readonly disk: Disk; readonly log: Log };

export type OpenedLog = {
  readonly segments: Segments;
  /** What waited; becomes the backlog. */
  readonly ranges: Range[];
  /**
   * Number of the next segment. A file that was there is never written to again: whatever a power cut has made of its end, no
   * place that the cursor calls delivered can come to hold something new.
   */
  readonly firstNumber: number;
};

/**
 * What a folder holds: counts what waits, cuts off the end that was not written whole, deletes what is delivered. Reads
 * everything that waits once: 200 MB (2.9 million readings) in 0.7 s.
 * @throws where the folder or a file cannot be read, or a file is of another format
 */
export async function scanLog(options: Options): Promise<OpenedLog> {
  const { folder, log } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const segments = segmentSet(options);
  const names = await readdir(folder);
  const numbers = names.map(segmentNumber).filter((number) => number !== null);
  for (const number of numbers.sort((a, b) => a - b)) {
    const { size } = await stat(join(folder, segmentName(number)));
    segments.add(number, size);
  }
  const cursor = await loadCursor(folder, log);
  const lastNumber = segments.end().segment;
  const ranges = rangesOf(cursor, lastNumber);
  for (const segment of [...segments.all()]) {
    const isLast = segment.number === lastNumber;
    if (isLast || isNeeded(segment, ranges)) await scan(segment, { ...options, segments, ranges });
    if (!isNeeded(segment, ranges) || segment.size <= HEADER_BYTES) await segments.drop(segment);
  }
  return { segments, ranges, firstNumber: Math.max(lastNumber, ...placesOf(cursor)) + 1 };
}

/** Stretches that touch become one. */
function rangesOf(cursor: Cursor | null, lastNumber: number): Range[] {
  const end = { segment: lastNumber + 1, offset: 0 };
  const live = { from: cursor?.live ?? { segment: 0, offset: 0 }, end };
  const ranges: Range[] = [];
  for (const { from, end } of [...(cursor?.backlog ?? []), live]) {
    const last = ranges.at(-1);
    if (last?.end != null && compare(last.end, from) >= 0) last.end = end;
    else if (compare(from, end) < 0) ranges.push(rangeOf(from, end));
  }
  return ranges;
}

function placesOf(cursor: Cursor | null): number[] {
  if (cursor === null) return [];
  return [cursor.live.segment, ...cursor.backlog.map(({ end }) => end.segment)];
}

/** Whether anything between header and end of a segment waits. */
export function isNeeded({ number, size }: Segment, ranges: readonly Range[]): boolean {
  return overlaps(
    ranges,
    { segment: number, offset: HEADER_BYTES },
    { segment: number, offset: size },
  );
}

function overlaps(ranges: readonly Range[], from: Position, to: Position): boolean {
  return ranges.some(
    (range) => compare(range.from, to) < 0 && (range.end === null || compare(range.end, from) > 0),
  );
}

type Scan = Options & { readonly segments: Segments; readonly ranges: readonly Range[] };

async function scan(segment: Segment, options: Scan): Promise<void> {
  const { disk, segments } = options;
  const isLast = segments.end().segment === segment.number;
  const file = await disk.open(segment.path, isLast ? 'r+' : 'r');
  try {
    const isWhole = await checkHeader(file, segment.path);
    const tail = await scanRecords(file, segment, options);
    if (!isWhole && segment.size > HEADER_BYTES) {
      segments.noteDamage(segment, { at: 0, end: HEADER_BYTES });
    }
    if (tail === null) return;
    if (isLast) await cutTail(file, segment, { ...options, tail });
    else noteDamage(segment, tail, options);
  } finally {
    await file.close();
  }
}

/** Counts the records that wait; answers the stretch without a record at the end of the file. */
async function scanRecords(
  file: FileHandle,
  segment: Segment,
  options: Scan,
): Promise<Damage | null> {
  const stretches = joined((damage) => noteDamage(segment, damage, options));
  let from = HEADER_BYTES;
  while (from < segment.size) {
    const run = await readRun(file, { from, to: segment.size, bytes: CHUNK_BYTES });
    for (const damage of run.damage) stretches.add(damage);
    for (const { at, payload } of run.records) countRecord(segment, { at, payload }, options);
    from = run.next;
  }
  const last = stretches.last();
  if (last === null || last.end === segment.size) return last;
  noteDamage(segment, last, options);
  return null;
}

/** Stretches that touch are one; each is given on when the next begins. */
function joined(give: (damage: Damage) => void) {
  let last: Damage | null = null;
  return {
    last: () => last,
    add(damage: Damage) {
      if (last !== null && last.end === damage.at) damage = { at: last.at, end: damage.end };
      else if (last !== null) give(last);
      last = damage;
    },
  };
}

function countRecord(
  segment: Segment,
  { at, payload }: { readonly at: number; readonly payload: Buffer },
  { segments, ranges }: Scan,
): void {
  const place = { segment: segment.number, offset: at };
  const range = ranges.find(
    ({ from, end }) => compare(from, place) <= 0 && (end === null || compare(place, end) < 0),
  );
  const head = range === undefined ? null : decodeHead(payload);
  if (range === undefined || head === null) return;
  segments.count(segment, head.s, head.n);
  range.waiting += head.n;
  range.sinceMs ??= head.t;
}

/** Damage to what is delivered already is none. */
function noteDamage(segment: Segment, damage: Damage, { segments, ranges }: Scan): void {
  const at = (offset: number) => ({ segment: segment.number, offset });
  if (overlaps(ranges, at(damage.at), at(damage.end))) segments.noteDamage(segment, damage);
}

/** The end of the last file is what the process was writing when it died: nobody was told that we have it. */
async function cutTail(
  file: FileHandle,
  segment: Segment,
  { segments, log, tail }: Scan & { readonly tail: Damage },
): Promise<void> {
  await file.truncate(tail.at);
  await file.datasync();
  segments.grow(segment, tail.at - segment.size);
  log.info({ segment: segment.number, bytes: tail.end - tail.at }, 'spool.tail-cut');
}
