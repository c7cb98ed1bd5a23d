import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../contract.ts';
import { reasonOf } from './disk.ts';
import type { Disk } from './disk.ts';
import type { Position } from './position.ts';
import type { Damage } from './read-run.ts';
import { segmentName } from './segment-file.ts';

export type Segment = {
  readonly number: number;
  readonly path: string;
  /** Bytes that are written and, by the policy, durable. */
  size: number;
  /** Source → items in it that are not delivered. */
  readonly waiting: Map<string, number>;
  /** Stretches that could not be read. */
  readonly damaged: { at: number; end: number }[];
};

/** Damaged files that are kept; the oldest goes first, so that a dying disk does not fill itself. */
const MOST_ASIDE = 8;
/** Stretches of one segment that are told apart. */
const MOST_DAMAGED = 1000;
export const ASIDE = 'damaged';

export type Segments = {
  /** Ascending. */
  all(): readonly Segment[];
  add(number: number, size: number): Segment;
  get(number: number): Segment | undefined;
  /** The first segment after `number`. */
  after(number: number): Segment | undefined;
  /** Where the log ends. */
  end(): Position;
  /** Bytes on the disk. */
  bytes(): number;
  grow(segment: Segment, bytes: number): void;
  /** `count` more (or fewer) items of a source wait in a segment. */
  count(segment: Segment | undefined, source: string, count: number): void;
  readonly waitingBySource: ReadonlyMap<string, number>;
  noteDamage(segment: Segment, damage: Damage): void;
  readonly damagedStretches: () => number;
  /** Whether what ends there is in a stretch that could not be read. */
  isDamaged(end: Position): boolean;
  /** Takes a delivered segment off the disk; a damaged one is kept aside. */
  drop(segment: Segment): Promise<void>;
};

type Options = {
  readonly folder: string;
  readonly disk: Disk;
  readonly log: Log;
};

/** The segments of a folder and what waits in them: all that is held in memory of a backlog. */
export function segmentSet({ folder, disk, log }: Options): Segments {
  const list: Segment[] = [];
  const waitingBySource = new Map<string, number>();
  let total = 0;
  let stretches = 0;

  function count(segment: Segment | undefined, source: string, by: number): void {
    addTo(waitingBySource, source, by);
    if (segment !== undefined) addTo(segment.waiting, source, by);
  }

  return {
    all: () => list,
    waitingBySource,
    damagedStretches: () => stretches,
    count,
    add(number, size) {
      const path = join(folder, segmentName(number));
      const segment = { number, path, size, waiting: new Map(), damaged: [] };
      list.push(segment);
      total += size;
      return segment;
    },
    get: (number) => list.find((segment) => segment.number === number),
    after: (number) => list.find((segment) => segment.number > number),
    end() {
      const last = list.at(-1);
      return { segment: last?.number ?? 0, offset: last?.size ?? 0 };
    },
    bytes: () => total,
    grow(segment, bytes) {
      segment.size += bytes;
      total += bytes;
    },
    noteDamage(segment, { at, end }) {
      // Found again by the next reader, or its next part: a chunk at a time.
      const known = segment.damaged.find((one) => one.at <= at && at <= one.end);
      if (known !== undefined) known.end = Math.max(known.end, end);
      if (known !== undefined || segment.damaged.length >= MOST_DAMAGED) return;
      segment.damaged.push({ at, end });
      stretches++;
      log.warn({ segment: segment.number, at, bytes: end - at }, 'spool.damaged');
    },
    isDamaged({ segment, offset }) {
      const { damaged = [] } = list.find(({ number }) => number === segment) ?? {};
      return damaged.some(({ at, end }) => at < offset && offset <= end);
    },
    async drop(segment) {
      list.splice(list.indexOf(segment), 1);
      total -= segment.size;
      // What damage has swallowed waits no longer.
      for (const [source, left] of segment.waiting) addTo(waitingBySource, source, -left);
      try {
        if (segment.damaged.length === 0) await disk.unlink(segment.path);
        else await keepAside({ folder, disk, log }, segment);
      } catch (error) {
        // It is found and dropped when the spool is opened next.
        log.warn({ segment: segment.number, reason: reasonOf(error) }, 'spool.not-deleted');
      }
    },
  };
}

function addTo(counts: Map<string, number>, source: string, by: number): void {
  const count = (counts.get(source) ?? 0) + by;
  if (count > 0) counts.set(source, count);
  else counts.delete(source);
}

async function keepAside({ folder, disk, log }: Options, segment: Segment): Promise<void> {
  const aside = join(folder, ASIDE);
  await mkdir(aside, { recursive: true, mode: 0o700 });
  await disk.rename(segment.path, join(aside, segmentName(segment.number)));
  const kept = (await readdir(aside)).sort();
  const tooMany = kept.slice(0, Math.max(0, kept.length - MOST_ASIDE));
  for (const name of tooMany) await disk.unlink(join(aside, name));
  log.warn({ segment: segment.number, removed: tooMany.length }, 'spool.kept-aside');
}
