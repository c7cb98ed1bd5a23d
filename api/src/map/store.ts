import type { Feature as MapFeature, Geometry } from '@parkwatch/domain/wire/common';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const layerTablesSql = sql(import.meta, './layer-tables.sql');

/** Layers of stored features; the live ones (points, alarms, zones …) have endpoints of their own. */
export const STORED_LAYERS: ReadonlySet<string> = new Set([
  'coast',
  'lots',
  'roads',
  'buildings',
  'pipelines',
  'power-lines',
  'facilities',
  'cameras',
  'gates',
  'rescue-stations',
  'protected-targets',
  'major-hazards',
]);

type Row = { id: number; geometry: Geometry; properties: Record<string, unknown> };

/** Features of one layer as far as the transaction's scope sees them. */
export async function findLayer(tx: Tx, layer: string): Promise<MapFeature[]> {
  const rows = await tx.rows<Row>(layerTablesSql, [layer]);
  return rows.map((row) => ({ type: 'Feature', ...row }));
}
