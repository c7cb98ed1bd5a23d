import type { BatchReceipt, BatchRejection, BatchSummary } from '@parkwatch/domain/wire/batches';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';
import type { BatchCall } from './batches.ts';

const queries = {
  save: sql(import.meta, './save-batch.sql'),
  list: sql(import.meta, './list-batches.sql'),
  read: sql(import.meta, './read-batches.sql'),
  trim: sql(import.meta, './delete-old-batches.sql'),
  proveWrites: sql(import.meta, './prove-writes.sql'),
};

type Dated<T> = Omit<T, 'firstAt' | 'lastAt'> & { readonly firstAt: Date; readonly lastAt: Date };

export type NewBatch = BatchCall & {
  readonly apiKeyId: number;
  readonly enterpriseId: number | null;
  /** It holds records of several enterprises: shown to none of them. */
  readonly isMixed: boolean;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly rejections: readonly BatchRejection[];
  readonly now: Date;
};

export async function saveBatch(tx: Tx, saved: NewBatch): Promise<void> {
  const { apiKeyId, enterpriseId, batch, feed, now, hash } = saved;
  const { created, updated, unchanged, rejected, rejections, isMixed } = saved;
  await tx.run(queries.save, [
    ...[apiKeyId, enterpriseId, batch, feed, now, hash],
    ...[created, updated, unchanged, rejected, JSON.stringify(rejections), isMixed],
  ]);
}

/** @throws when the database takes no writes */
export async function proveWrites(tx: Tx, now: Date): Promise<void> {
  await tx.run(queries.proveWrites, [now]);
}

export type BatchPage = {
  readonly enterpriseId: number;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Batches of an enterprise by the time of their last call, the newest first. */
export async function batchPage(
  tx: Tx,
  { enterpriseId, cursor, limit }: BatchPage,
): Promise<{ items: BatchSummary[]; nextCursor: string | null }> {
  const after = readPageCursor(cursor);
  // One more than asked for tells whether there is another page.
  const params = [enterpriseId, after?.at ?? null, after?.id ?? null, limit + 1];
  const rows = await tx.rows<Dated<BatchSummary>>(queries.list, params);
  const items = rows.slice(0, limit).map(dated);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? pageCursor({ at: last.lastAt, id: last.id }) : null };
}

/** What a key delivered under this name, one per feed. */
export async function batchesOfKey(
  tx: Tx,
  apiKeyId: number,
  batch: string,
): Promise<BatchReceipt[]> {
  const rows = await tx.rows<Dated<BatchReceipt>>(queries.read, [apiKeyId, batch, null, null]);
  return rows.map(dated);
}

export async function batchOfEnterprise(
  tx: Tx,
  enterpriseId: number,
  id: number,
): Promise<BatchReceipt | undefined> {
  const [row] = await tx.rows<Dated<BatchReceipt>>(queries.read, [null, null, enterpriseId, id]);
  return row && dated(row);
}

export function deleteBatchesBefore(tx: Tx, before: Date): Promise<number> {
  return tx.run(queries.trim, [before]);
}

function dated<T extends Dated<BatchSummary>>(row: T) {
  const { firstAt, lastAt } = row;
  return { ...row, firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString() };
}
