import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Position } from './positions.ts';

const queries = {
  lock: sql(import.meta, './lock-moving-objects.sql'),
  insert: sql(import.meta, './insert-positions.sql'),
  saveNewest: sql(import.meta, './save-newest-positions.sql'),
};

type Placed = Position & { readonly objectId: number };

/** Ids of the objects by code, as far as the source may see them. */
export async function lockMovingObjects(
  tx: Tx,
  codes: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.rows<{ id: number; code: string }>(queries.lock, [codes]);
  return new Map(rows.map(({ id, code }) => [code, id]));
}

function columns(positions: readonly Placed[]): unknown[] {
  return [
    positions.map(({ objectId }) => objectId),
    positions.map(({ atMs }) => atMs),
    positions.map(({ lon }) => lon),
    positions.map(({ lat }) => lat),
    positions.map(({ speedKmh }) => speedKmh),
    positions.map(({ headingDeg }) => headingDeg),
    positions.map(({ altitudeM }) => altitudeM),
    positions.map(({ alarms }) => joined(alarms)),
    positions.map(({ status }) => joined(status)),
  ];
}

/** Names hold no comma. An array of arrays would be taken apart by unnest. */
function joined(names: readonly string[] | null): string | null {
  return names === null ? null : names.join(',');
}

/** Answers how many were new. */
export async function insertPositions(
  tx: Tx,
  positions: readonly Placed[],
  now: Date,
): Promise<number> {
  if (positions.length === 0) return 0;
  return tx.run(queries.insert, [...columns(positions), now]);
}

/** One position per object; answers the objects that it moved. */
export async function saveNewestPositions(tx: Tx, positions: readonly Placed[]): Promise<number[]> {
  if (positions.length === 0) return [];
  const rows = await tx.rows<{ id: number }>(queries.saveNewest, columns(positions));
  return rows.map(({ id }) => id);
}
