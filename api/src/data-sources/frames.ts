import { FRAMES_KEPT } from '@parkwatch/domain/wire/data-sources';
import type { ShownFrame } from '@parkwatch/domain/wire/data-sources';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { problem } from '../http/problem.ts';

const queries = {
  watch: sql(import.meta, './watch-source.sql'),
  setWatch: sql(import.meta, './set-watch.sql'),
  delete: sql(import.meta, './delete-frames.sql'),
  insert: sql(import.meta, './insert-frames.sql'),
  trim: sql(import.meta, './trim-frames.sql'),
  read: sql(import.meta, './read-frames.sql'),
};

/** The gateway goes on sending frames for so long after the last question. */
export const FRAMES_WANTED_S = 20;
/** The wish is written anew when less than this is left of it: not at each of a dozen questions. */
const RENEW_S = 12;

type Asked = { readonly id: number; readonly after: number; readonly now: Date };

/** The frames after `after`, the oldest first. To ask for them is what makes them come. */
export async function watchFrames(tx: Tx, { id, after, now }: Asked) {
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const watch = await tx.one<{ has_lapsed: boolean; is_short: boolean }>(queries.watch, [
    ...[id, now],
    later(RENEW_S),
  ]);
  if (watch === undefined) throw problem('not-found');
  // What was left when nobody looked any more would look like now.
  if (watch.has_lapsed) await tx.run(queries.delete, [id]);
  if (watch.is_short) await tx.run(queries.setWatch, [id, later(FRAMES_WANTED_S)]);
  const rows = await tx.rows<{ seq: number; frame: ShownFrame }>(queries.read, [id, after]);
  const items = rows.map(({ seq, frame }) => ({ ...frame, seq }));
  return { items, lastSeq: items.at(-1)?.seq ?? after };
}

/** Into the ring of a source that is watched. */
export async function keepFrames(
  tx: Tx,
  sourceId: number,
  frames: readonly ShownFrame[],
): Promise<void> {
  if (frames.length === 0) return;
  await tx.run(queries.insert, [sourceId, JSON.stringify(frames)]);
  await tx.run(queries.trim, [sourceId, FRAMES_KEPT]);
}
