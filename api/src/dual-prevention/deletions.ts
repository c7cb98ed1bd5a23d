import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { keyOf } from '../ingest/record-store.ts';
import type { RecordKey } from '../ingest/record-store.ts';

const queries = {
  remember: sql(import.meta, './remember-deletions.sql'),
  find: sql(import.meta, './find-deletions.sql'),
  forget: sql(import.meta, './forget-deletions.sql'),
  trim: sql(import.meta, './trim-deletions.sql'),
};
/** How long the record of a deletion is waited for. */
const KEPT_MS = 366 * DAY_MS;

type Changed = RecordKey & {
  readonly deleted?: unknown;
  /** A deletion that brought only its key. */
  readonly isBare?: unknown;
  /** When the enterprise changed it; absent: it did not say. */
  readonly sourceUpdatedAt?: unknown;
};

/**
 * Deletions that may have overtaken their records: those among these are remembered, and a record that is not newer than its
 * deletion is a deleted one. A record that says no time counts as new, as everywhere.
 */
export async function withDeletions<T extends Changed>(
  tx: Tx,
  records: readonly T[],
  { entity, now }: { readonly entity: string; readonly now: Date },
): Promise<T[]> {
  await remember(tx, records.filter(isBare), { entity, now });
  const whole = records.filter((record) => !isBare(record) && record.deleted !== true);
  if (whole.length === 0) return [...records];
  type Row = RecordKey & { readonly deletedAt: Date };
  const rows = await tx.rows<Row>(queries.find, [entity, ...columns(whole)]);
  const deletedAt = new Map(rows.map((row) => [keyOf(row), row.deletedAt]));
  const anew: T[] = [];
  const read = records.map((record) => {
    const at = deletedAt.get(keyOf(record));
    if (at === undefined || isBare(record) || record.deleted === true) return record;
    const { sourceUpdatedAt: changed } = record;
    const isOlder = typeof changed === 'string' && Date.parse(changed) <= at.getTime();
    if (isOlder) return { ...record, deleted: true };
    anew.push(record);
    return record;
  });
  if (anew.length > 0) await tx.run(queries.forget, [entity, ...columns(anew)]);
  return read;
}

async function remember(
  tx: Tx,
  deletions: readonly Changed[],
  { entity, now }: { readonly entity: string; readonly now: Date },
): Promise<void> {
  if (deletions.length === 0) return;
  const times = deletions.map(({ sourceUpdatedAt = null }) => sourceUpdatedAt);
  await tx.run(queries.remember, [entity, ...columns(deletions), times, now]);
}

/** Forgets the deletions of a year ago (a timed task). Returns how many. */
export function trimDeletions(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_MS);
  return db.tx({ kind: 'system' }, (tx) => tx.run(queries.trim, [before]));
}

function isBare(record: Changed): boolean {
  return record.isBare === true;
}

function columns(keys: readonly RecordKey[]): [number[], string[]] {
  return [keys.map(({ enterpriseId }) => enterpriseId), keys.map(({ externalId }) => externalId)];
}
