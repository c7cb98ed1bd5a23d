import { activeSegment } from './active-segment.ts';
import { codeOf, reasonOf } from './disk.ts';
import type { Disk } from './disk.ts';
import { ItemTooLarge, SpoolBroken, SpoolFull } from './parcel.ts';
import type { Parcel, SpoolOptions } from './parcel.ts';
import { encodeParcel, PARCEL_BYTES } from './payload.ts';
import type { Position } from './position.ts';
import { HEADER_BYTES } from './segment-file.ts';
import type { Segment, Segments } from './segments.ts';

/** Most bytes of one write: more waits for the next, so that the first need not wait for the last. */
const GROUP_BYTES = 8_000_000;
/** Appended and not yet written: a disk that stands still must not fill the memory. */
const MOST_PENDING_BYTES = 64_000_000;

type Pending = {
  readonly source: string;
  readonly count: number;
  readonly records: readonly Buffer[];
  readonly bytes: number;
  readonly atMs: number;
  readonly done: (end: Position) => void;
  readonly failed: (error: Error) => void;
};

export type AppenderOptions = Pick<
  SpoolOptions,
  'folder' | 'capacityBytes' | 'segmentBytes' | 'fsync' | 'now' | 'log'
> & {
  readonly disk: Disk;
  readonly segments: Segments;
  /** Number of the first segment that it makes. */
  readonly firstNumber: number;
  /** A group of so many items is durable, the first of them from `atMs`. */
  readonly onAppended: (items: number, atMs: number) => void;
};

export type Appender = {
  /** Resolves when it is durable, with where it ends; null: there was nothing in it. */
  append(parcel: Parcel): Promise<Position | null>;
  /** The segment that is written to. */
  active(): Segment | null;
  state(): 'ok' | 'full' | 'broken';
  close(): Promise<void>;
};

/**
 * Writes parcels behind the last one. Group commit: what is appended in one turn of the event loop, or while the disk is
 * busy, shares one write and one fdatasync.
 */
export function appender(options: AppenderOptions): Appender {
  const health = diskHealth(options.log);
  const file = activeSegment({
    ...options,
    segmentBytes: segmentBytesOf(options),
    onSyncFailed: (error) => health.failed(error),
  });
  const queue: Pending[] = [];
  const room = roomKeeper(options);
  let writing: Promise<void> | null = null;
  let isClosed = false;

  async function writeQueue(): Promise<void> {
    while (queue.length > 0) {
      const group = nextGroup(queue, Math.min(GROUP_BYTES, segmentBytesOf(options)));
      try {
        // One buffer: writev of 64 records takes 50 µs and this 65, beside 300 of the sync; a short write is simpler to go on with.
        const bytes = Buffer.concat(group.flatMap(({ records }) => records));
        const segment = await file.write(bytes);
        // Before anything else is written to it: it ends where this group does.
        let offset = segment.size - bytes.length;
        noteAppended(options, group, segment);
        health.isBack();
        for (const { done, bytes: own } of group) {
          offset += own;
          done({ segment: segment.number, offset });
        }
      } catch (error) {
        const broken = health.failed(error);
        for (const { failed } of group) failed(broken);
      }
      for (const { bytes } of group) room.giveBack(bytes);
    }
    writing = null;
  }

  return {
    append: (parcel) =>
      new Promise((done, failed) => {
        if (isClosed) throw new SpoolBroken('the spool is closed');
        const pending = { ...encoded(parcel, options.now()), done, failed };
        if (pending.bytes === 0) return done(null);
        room.take(pending.bytes);
        queue.push(pending);
        writing ??= new Promise((begin) => setImmediate(begin)).then(writeQueue);
      }),
    active: () => file.segment(),
    state() {
      if (health.isBroken()) return 'broken';
      return room.isFull() ? 'full' : 'ok';
    },
    async close() {
      isClosed = true;
      await writing;
      await file.close();
    },
  };
}

/** Bounds what is on the disk and what waits for it. */
function roomKeeper({ segments, capacityBytes }: AppenderOptions) {
  let pendingBytes = 0;
  /** The size of what was refused last: as long as it does not fit, the spool is full. */
  let refusedBytes = 0;
  return {
    /** @throws ItemTooLarge, SpoolFull */
    take(bytes: number): void {
      if (bytes > PARCEL_BYTES)
        throw new ItemTooLarge(`a parcel of more than ${PARCEL_BYTES} bytes`);
      if (pendingBytes > 0 && pendingBytes + bytes > MOST_PENDING_BYTES) {
        throw new SpoolFull(`${pendingBytes} bytes wait for the disk`);
      }
      const left = capacityBytes - segments.bytes() - pendingBytes - HEADER_BYTES;
      refusedBytes = bytes > left ? bytes : 0;
      if (bytes > left) throw new SpoolFull(`the spool holds its ${capacityBytes} bytes`);
      pendingBytes += bytes;
    },
    giveBack(bytes: number): void {
      pendingBytes -= bytes;
    },
    isFull: () =>
      refusedBytes > 0 && segments.bytes() + refusedBytes + HEADER_BYTES > capacityBytes,
  };
}

/** Delivered bytes that are still on the disk are those of a segment: it must be small beside the capacity. */
function segmentBytesOf({ segmentBytes, capacityBytes }: AppenderOptions): number {
  return Math.min(segmentBytes, capacityBytes / 8);
}

function encoded(parcel: Parcel, atMs: number) {
  const records = encodeParcel(parcel, atMs);
  const bytes = records.reduce((sum, record) => sum + record.length, 0);
  return { source: parcel.source, count: parcel.items.length, records, bytes, atMs };
}

function nextGroup(queue: Pending[], mostBytes: number): Pending[] {
  let bytes = 0;
  let count = 0;
  while (count < queue.length && (count === 0 || bytes + queue[count]!.bytes <= mostBytes)) {
    bytes += queue[count]!.bytes;
    count++;
  }
  return queue.splice(0, count);
}

function noteAppended(
  { segments, onAppended }: AppenderOptions,
  group: readonly Pending[],
  segment: Segment,
): void {
  let items = 0;
  for (const { source, count } of group) {
    segments.count(segment, source, count);
    items += count;
  }
  onAppended(items, group[0]!.atMs);
}

/** Says once that the disk fails, and once that it is back. */
function diskHealth(log: AppenderOptions['log']) {
  let brokenBy: string | null = null;
  return {
    isBroken: () => brokenBy !== null,
    isBack() {
      if (brokenBy !== null) log.info({ was: brokenBy }, 'spool.disk-back');
      brokenBy = null;
    },
    failed(cause: unknown): SpoolBroken {
      const reason = codeOf(cause) || reasonOf(cause);
      if (brokenBy === null) log.warn({ reason }, 'spool.disk-failed');
      brokenBy = reason;
      return new SpoolBroken(`the disk of the spool failed: ${reason}`, { cause });
    },
  };
}
