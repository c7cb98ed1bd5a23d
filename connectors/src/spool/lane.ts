import type { FileHandle } from 'node:fs/promises';
import type { Log } from '../contract.ts';
import { codeOf } from './disk.ts';
import type { Disk } from './disk.ts';
import type { Lane, Waiting } from './parcel.ts';
import { decodePayload } from './payload.ts';
import { compare } from './position.ts';
import type { Position, Range } from './position.ts';
import { readRun } from './read-run.ts';
import type { Run } from './read-run.ts';
import { HEADER_BYTES } from './segment-file.ts';
import type { Segment, Segments } from './segments.ts';

/** Read at a time: a guess at what so many items have, between these. */
const LEAST_READ_BYTES = 65_536;
const BYTES_PER_ITEM = 150;

type LaneOptions = {
  readonly segments: Segments;
  readonly disk: Disk;
  readonly log: Log;
  /** In the order of delivery; the lane takes out what is delivered. */
  readonly ranges: Range[];
  /** Something was acknowledged. */
  readonly onDelivered: () => void;
};

export type ClosableLane = Lane & { close(): Promise<void> };

type Taken = {
  readonly range: Range;
  readonly segment: Segment;
  readonly source: string;
  readonly count: number;
  readonly atMs: number;
};
/** One `take` under way. */
type Taking = {
  readonly given: Waiting[];
  items: number;
  bytes: number;
};

/** Reads ranges of the log one after the other. Holds in memory what one `take` gives, no more. */
export function lane(options: LaneOptions): ClosableLane {
  const { segments, ranges } = options;
  const file = cachedFile(options.disk);
  let taken: Taken[] = [];

  function acknowledge(): void {
    for (const { range, segment, source, count, atMs } of taken) {
      segments.count(segment, source, -count);
      range.waiting -= count;
      range.sinceMs = atMs;
    }
    taken = [];
    for (const range of [...ranges]) {
      range.from = range.next;
      if (placeOf(segments, range) === null) settle(ranges, range);
    }
    options.onDelivered();
  }

  return {
    acknowledge,
    async take({ items, bytes }) {
      const taking: Taking = { given: [], items, bytes };
      for (const range of ranges) {
        let run = await nextRun(options, file, { range, taking });
        while (run !== null && takeRun(run, taking, taken)) {
          run = await nextRun(options, file, { range, taking });
        }
        if (taking.items <= 0) break;
      }
      // Only damage was in the way: it is passed for good.
      if (taking.given.length === 0 && taken.length === 0) acknowledge();
      return taking.given;
    },
    putBack() {
      taken = [];
      for (const range of ranges) range.next = range.from;
    },
    get waiting() {
      return ranges.reduce((sum, range) => sum + Math.max(0, range.waiting), 0);
    },
    close: () => file.close(),
  };
}

/** All of a range is delivered; what damage has swallowed waits no longer. */
function settle(ranges: Range[], range: Range): void {
  range.waiting = 0;
  range.sinceMs = null;
  if (range.end !== null) ranges.splice(ranges.indexOf(range), 1);
}

type RangeRun = {
  readonly range: Range;
  readonly segment: Segment;
  readonly next: number;
  readonly entries: readonly { readonly end: number; readonly waiting: Waiting }[];
};

/** What comes next in a range; null: nothing, or there is no room for more. */
async function nextRun(
  { segments, log }: LaneOptions,
  file: CachedFile,
  { range, taking: { items, bytes: room } }: { readonly range: Range; readonly taking: Taking },
): Promise<RangeRun | null> {
  const place = placeOf(segments, range);
  if (place === null || items <= 0 || room <= 0) return null;
  const { segment, from, to } = place;
  const bytes = Math.min(room, Math.max(LEAST_READ_BYTES, items * BYTES_PER_ITEM));
  const run = await readOrPass(file, segment, { from, to, bytes, log });
  for (const damage of run.damage) segments.noteDamage(segment, damage);
  const entries = [];
  for (const { at, end, payload } of run.records) {
    const waiting = decodePayload(payload);
    if (waiting === null) segments.noteDamage(segment, { at, end });
    else entries.push({ end, waiting });
  }
  return { range, segment, next: run.next, entries };
}

/** True: there may be more in the range and room for it. */
function takeRun({ range, segment, next, entries }: RangeRun, taking: Taking, taken: Taken[]) {
  for (const { end, waiting } of entries) {
    const { source, count, atMs, json } = waiting;
    const isTooMuch = count > taking.items || json.length > taking.bytes;
    if (isTooMuch && taking.given.length > 0) {
      taking.items = 0;
      return false;
    }
    taking.items -= count;
    taking.bytes -= json.length;
    taking.given.push(waiting);
    taken.push({ range, segment, source, count, atMs });
    range.next = { segment: segment.number, offset: end };
  }
  range.next = { segment: segment.number, offset: next };
  return true;
}

/** Where the next record of a range stands; null: all of it is taken. */
export function placeOf(
  segments: Segments,
  { next, end }: Range,
): { readonly segment: Segment; readonly from: number; readonly to: number } | null {
  let segment = segments.get(next.segment);
  let from = Math.max(next.offset, HEADER_BYTES);
  if (segment === undefined || from >= segment.size) {
    segment = segments.after(next.segment);
    from = HEADER_BYTES;
  }
  while (segment !== undefined && segment.size <= HEADER_BYTES) {
    segment = segments.after(segment.number);
  }
  if (segment === undefined) return null;
  const to = end?.segment === segment.number ? Math.min(end.offset, segment.size) : segment.size;
  const at: Position = { segment: segment.number, offset: from };
  return (end !== null && compare(at, end) >= 0) || from >= to ? null : { segment, from, to };
}

type Reading = {
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
  readonly log: Log;
};

/** What the disk can't read is passed like damage, to the end of its segment; its file is kept. */
async function readOrPass(
  file: CachedFile,
  segment: Segment,
  { from, to, bytes, log }: Reading,
): Promise<Run> {
  try {
    return await readRun(await file.of(segment), { from, to, bytes });
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EIO' && code !== 'ENOENT') throw error;
    log.warn({ segment: segment.number, reason: code }, 'spool.segment-unreadable');
    return { records: [], damage: [{ at: from, end: to }], next: to };
  }
}

type CachedFile = ReturnType<typeof cachedFile>;

/** One open file: a lane reads one segment after the other. */
function cachedFile(disk: Disk) {
  let open: { readonly number: number; readonly handle: FileHandle } | null = null;
  async function close(): Promise<void> {
    const closing = open;
    open = null;
    await closing?.handle.close();
  }
  return {
    close,
    async of({ number, path }: Segment): Promise<FileHandle> {
      if (open?.number === number) return open.handle;
      await close();
      const handle = await disk.open(path, 'r');
      open = { number, handle };
      return handle;
    },
  };
}
