import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Disk } from '../disk.ts';
import type { Lane, Spool, SpoolOptions } from '../parcel.ts';
import { openSpool } from '../spool.ts';

export { readings } from './readings.ts';

export const QUIET = { info: () => undefined, warn: () => undefined };

/** A log that keeps the names of its events. */
export function notes() {
  const events: string[] = [];
  const note = (_fields: object, event: string) => void events.push(event);
  return { events, info: note, warn: note };
}

/** An empty folder that goes after the test file. */
export function folderOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-spool-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A spool with usual settings; `after` of the test file does not close it. */
export function open(options: Partial<SpoolOptions> = {}, disk?: Disk): Promise<Spool> {
  return openSpool(
    {
      folder: options.folder ?? folderOf(),
      ...{ capacityBytes: 100_000_000, segmentBytes: 1_000_000, fsync: { policy: 'never' } },
      ...{ now: Date.now, log: QUIET },
      ...options,
    },
    disk,
  );
}

/** The values of all that waits in a lane, acknowledged call by call. */
export async function emptied(lane: Lane, limit = { items: 10_000, bytes: 4_000_000 }) {
  const values: number[] = [];
  for (;;) {
    const taken = await lane.take(limit);
    if (taken.length === 0) return values;
    values.push(...taken.flatMap(valuesOf));
    lane.acknowledge();
  }
}

export function valuesOf({ json }: { readonly json: Buffer }): number[] {
  const items = JSON.parse(`[${json.toString()}]`) as { value: number }[];
  return items.map(({ value }) => value);
}
