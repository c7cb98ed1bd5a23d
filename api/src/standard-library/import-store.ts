import type { RowFault } from '@parkwatch/domain/templates/fault-rows';
import type { StandardImport, StandardImportRow } from '@parkwatch/domain/wire/standard-changes';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';

const queries = {
  insert: sql(import.meta, './insert-import.sql'),
  read: sql(import.meta, './read-import.sql'),
  apply: sql(import.meta, './apply-import.sql'),
};

type NewImport = {
  readonly enterpriseId: number | null;
  readonly name: string;
  readonly sha256: string;
  readonly rows: readonly StandardImportRow[];
  readonly faults: readonly RowFault[];
};
type By = { readonly by: Caller; readonly now: Date };

export async function insertImport(tx: Tx, made: NewImport, { by, now }: By): Promise<number> {
  const { enterpriseId, name, sha256, rows, faults } = made;
  const row = await tx.one<{ id: number }>(queries.insert, [
    ...[enterpriseId, name, sha256, JSON.stringify(rows), JSON.stringify(faults), now],
    ...[by.userId, by.username, by.role],
  ]);
  return row!.id;
}

type Row = {
  readonly id: number;
  readonly enterprise_id: number | null;
  readonly name: string;
  readonly rows: StandardImport['rows'];
  readonly faults: StandardImport['faults'];
  readonly uploaded_at: Date;
  readonly uploaded_by: number | null;
  readonly uploader_name: string;
  readonly uploader_role: string;
  readonly uploader: PersonColumn;
  readonly applied_at: Date | null;
  readonly applied_by: number | null;
  readonly applier_name: string | null;
  readonly applier_role: string | null;
  readonly applier: PersonColumn;
};

/** An import with whose it is; null: the park's. */
export type StoredImport = StandardImport & { readonly enterpriseId: number | null };

/** An import that the caller sees, locked until the transaction ends. */
export async function lockImport(tx: Tx, id: number): Promise<StoredImport | undefined> {
  const row = await tx.one<Row>(queries.read, [id]);
  return row && { ...shown(row), enterpriseId: row.enterprise_id };
}

export function shownImport({ enterpriseId: _owner, ...shown }: StoredImport): StandardImport {
  return shown;
}

function shown(row: Row): StandardImport {
  const { rows, faults, applied_at: at } = row;
  const count = (action: StandardImportRow['action']) =>
    rows.filter((one) => one.action === action).length;
  return {
    ...{ id: row.id, name: row.name, state: at === null ? 'previewed' : 'applied', rows, faults },
    uploadedAt: row.uploaded_at.toISOString(),
    uploadedBy: shownActor({
      ...{ id: row.uploaded_by, account: row.uploader_name, role: row.uploader_role },
      person: row.uploader,
    }),
    appliedAt: at?.toISOString() ?? null,
    appliedBy:
      at === null
        ? null
        : shownActor({
            ...{ id: row.applied_by, account: row.applier_name, role: row.applier_role },
            person: row.applier,
          }),
    counts: {
      ...{ add: count('add'), change: count('change'), same: count('same') },
      faults: faults.length,
    },
  };
}

export async function noteApplied(tx: Tx, id: number, { by, now }: By): Promise<void> {
  await tx.run(queries.apply, [id, null, now, by.userId, by.username, by.role]);
}
