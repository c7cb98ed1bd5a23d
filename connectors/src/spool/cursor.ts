import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Log } from '../contract.ts';
import { codeOf, reasonOf, syncFolder, writeAll } from './disk.ts';
import type { Disk } from './disk.ts';
import type { Position, Range } from './position.ts';

const NAME = 'cursor.json';
const place = z.int().nonnegative();
const schema = z.object({
  format: z.literal(1),
  /** Not delivered: from segment, offset to segment, offset. */
  backlog: z.array(z.tuple([place, place, place, place])),
  /** Nothing behind it is delivered. */
  live: z.tuple([place, place]),
});

/** What is not delivered: stretches, and all from a place on. */
export type Cursor = {
  readonly backlog: readonly { readonly from: Position; readonly end: Position }[];
  readonly live: Position;
};

/** The cursor as it was saved; null where there is none that can be read: then all that is on the disk is delivered again. */
export async function loadCursor(folder: string, log: Log): Promise<Cursor | null> {
  try {
    const text = await readFile(join(folder, NAME), 'utf8');
    const { backlog, live } = schema.parse(JSON.parse(text));
    return {
      backlog: backlog.map(([segment, offset, endSegment, endOffset]) => ({
        from: { segment, offset },
        end: { segment: endSegment, offset: endOffset },
      })),
      live: { segment: live[0], offset: live[1] },
    };
  } catch (error) {
    if (codeOf(error) !== 'ENOENT')
      log.warn({ reason: reasonOf(error) }, 'spool.cursor-unreadable');
    return null;
  }
}

/** Replaces the cursor as a whole: after a power cut it is the old one or the new one. */
export async function saveCursor(
  disk: Disk,
  folder: string,
  ranges: { readonly backlog: readonly Range[]; readonly live: Range },
): Promise<void> {
  const flat = ({ segment, offset }: Position) => [segment, offset] as const;
  const text = JSON.stringify({
    format: 1,
    backlog: ranges.backlog.map(({ from, end }) => [...flat(from), ...flat(end ?? from)]),
    live: flat(ranges.live.from),
  });
  const draft = join(folder, `${NAME}.new`);
  const handle = await disk.open(draft, 'w');
  try {
    await writeAll(handle, Buffer.from(text), 0);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await disk.rename(draft, join(folder, NAME));
  await syncFolder(disk, folder);
}
