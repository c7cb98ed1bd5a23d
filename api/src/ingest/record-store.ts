import { sql } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  enterprises: sql(import.meta, './find-own-enterprises.sql'),
  facilities: sql(import.meta, './find-own-facilities.sql'),
  invalidGeometries: sql(import.meta, './find-invalid-geometries.sql'),
  fillFacilities: sql(import.meta, './fill-facilities.sql'),
};

export const upserts = {
  facilities: sql(import.meta, './upsert-facilities.sql'),
  inventories: sql(import.meta, './upsert-inventories.sql'),
  selfChecks: sql(import.meta, './upsert-self-checks.sql'),
  inspections: sql(import.meta, './upsert-inspections.sql'),
} satisfies Record<string, Sql>;

/** Ids of the enterprises by code, as far as the source may write for them. */
export async function ownEnterprises(
  tx: Tx,
  codes: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.rows<{ id: number; code: string }>(queries.enterprises, [codes]);
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** A record is known by its enterprise and the enterprise's own id. */
export type RecordKey = { readonly enterpriseId: number; readonly externalId: string };

export function keyOf({ enterpriseId, externalId }: RecordKey): string {
  return `${enterpriseId} ${externalId}`;
}

/** Ids of facilities by `keyOf`. */
export async function ownFacilities(
  tx: Tx,
  keys: readonly RecordKey[],
): Promise<Map<string, number>> {
  const rows = await tx.rows<RecordKey & { id: number }>(queries.facilities, [
    keys.map(({ enterpriseId }) => enterpriseId),
    keys.map(({ externalId }) => externalId),
  ]);
  return new Map(rows.map((row) => [keyOf(row), row.id]));
}

/** Index in the list → why the geometry is not valid. */
export async function invalidGeometries(
  tx: Tx,
  geometries: readonly unknown[],
): Promise<Map<number, string>> {
  type Row = { index: number; reason: string };
  const rows = await tx.rows<Row>(queries.invalidGeometries, [JSON.stringify(geometries)]);
  return new Map(rows.map(({ index, reason }) => [index, reason]));
}

export type ChangedRecord = RecordKey & { readonly isNew: boolean };

/** Answers the records that were new or changed. */
export function upsert(
  tx: Tx,
  statement: Sql,
  { records, now }: { records: readonly object[]; now?: Date },
): Promise<ChangedRecord[]> {
  const params = [JSON.stringify(records), ...(now === undefined ? [] : [now])];
  return tx.rows<ChangedRecord>(statement, params);
}

export type Stock = {
  readonly facilityId: number;
  readonly enterpriseId: number;
  readonly quantityT: number;
};

/** Answers the facilities whose content has changed. */
export function fillFacilities(tx: Tx, ids: readonly number[], now: Date): Promise<Stock[]> {
  return tx.rows<Stock>(queries.fillFacilities, [ids, now]);
}
