import type { Bbox } from '@parkwatch/domain/geo/bbox';
import type { Config } from '../config.ts';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const extentSql = sql(import.meta, './park-extent.sql');

type Extent = { west: number; south: number; east: number; north: number };

/** The box around all lots, which everybody may see; while there are none, the one of the settings. */
export async function parkBounds(tx: Tx, { parkBounds: initial }: Config): Promise<Bbox> {
  const extent = await tx.one<Extent>(extentSql);
  return extent ? [extent.west, extent.south, extent.east, extent.north] : [...initial];
}
