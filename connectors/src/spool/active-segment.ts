import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, writeAll } from './disk.ts';
import type { Disk } from './disk.ts';
import type { SpoolOptions } from './parcel.ts';
import { HEADER_BYTES, segmentHeader, segmentName } from './segment-file.ts';
import type { Segment, Segments } from './segments.ts';

export type ActiveSegment = {
  /** The segment that is written to; null: the next write makes one. */
  segment(): Segment | null;
  /** Resolves when the bytes are durable by the policy; rejects when nothing of them counts. */
  write(bytes: Buffer): Promise<Segment>;
  close(): Promise<void>;
};

export type ActiveSegmentOptions = Pick<SpoolOptions, 'folder' | 'fsync'> & {
  readonly segmentBytes: number;
  readonly disk: Disk;
  readonly segments: Segments;
  /** Number of the first segment that it makes. */
  readonly firstNumber: number;
  /** The sync of the policy `interval` failed. */
  readonly onSyncFailed: (error: unknown) => void;
};

type Current = { readonly segment: Segment; readonly handle: FileHandle; isDirty: boolean };

/**
 * The file behind the log. After a failure it is left as it was, cut to what counts, and the next write makes a new one:
 * after a failed sync nobody knows what of a file the disk has.
 */
export function activeSegment(options: ActiveSegmentOptions): ActiveSegment {
  const { segments, segmentBytes, fsync } = options;
  let number = options.firstNumber;
  let current: Current | null = null;

  async function close(isSynced: boolean): Promise<void> {
    const ending = current;
    current = null;
    if (ending === null) return;
    try {
      if (isSynced && ending.isDirty) await ending.handle.datasync();
    } finally {
      await ending.handle.close();
    }
  }

  async function write(bytes: Buffer): Promise<Segment> {
    const size = current?.segment.size ?? 0;
    if (size > HEADER_BYTES && size + bytes.length > segmentBytes) {
      await close(fsync.policy === 'interval');
    }
    current ??= await begin(options, number++);
    const used = current;
    try {
      await writeAll(used.handle, bytes, used.segment.size);
      used.isDirty = fsync.policy !== 'always';
      if (!used.isDirty) await used.handle.datasync();
    } catch (error) {
      current = null;
      // What was refused must not come back, where the disk still lets us say so.
      await used.handle.truncate(used.segment.size).catch(() => undefined);
      await used.handle.close().catch(() => undefined);
      throw error;
    }
    segments.grow(used.segment, bytes.length);
    return used.segment;
  }

  async function syncNow(): Promise<void> {
    const used = current;
    if (used === null || !used.isDirty) return;
    used.isDirty = false;
    try {
      await used.handle.datasync();
    } catch (error) {
      if (current === used) await close(false).catch(() => undefined);
      options.onSyncFailed(error);
    }
  }

  const stopSyncing = fsync.policy === 'interval' ? every(fsync.ms, syncNow) : () => undefined;
  return {
    segment: () => current?.segment ?? null,
    write,
    async close() {
      stopSyncing();
      await close(true);
    },
  };
}

function every(ms: number, work: () => Promise<void>): () => void {
  const timer = setInterval(() => void work(), ms);
  timer.unref();
  return () => clearInterval(timer);
}

async function begin(options: ActiveSegmentOptions, number: number): Promise<Current> {
  const { disk, segments, fsync, folder } = options;
  const path = join(folder, segmentName(number));
  // 'x': never over a file that is there.
  const handle = await disk.open(path, 'wx+');
  try {
    await writeAll(handle, segmentHeader(), 0);
    if (fsync.policy !== 'never') await syncFolder(disk, folder);
    return { segment: segments.add(number, HEADER_BYTES), handle, isDirty: false };
  } catch (error) {
    await handle.close().catch(() => undefined);
    await disk.unlink(path).catch(() => undefined);
    throw error;
  }
}
