import { sql } from '../db/sql.ts';
import type { Sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { keyOf, ownFacilities } from '../ingest/record-store.ts';
import type { RecordKey } from '../ingest/record-store.ts';

const queries = {
  parents: sql(import.meta, './find-parents.sql'),
  points: sql(import.meta, './find-points.sql'),
  cameras: sql(import.meta, './find-cameras.sql'),
};

export const upserts = {
  riskObjects: sql(import.meta, './upsert-risk-objects.sql'),
  riskUnits: sql(import.meta, './upsert-risk-units.sql'),
  riskEvents: sql(import.meta, './upsert-risk-events.sql'),
  controlMeasures: sql(import.meta, './upsert-control-measures.sql'),
  checkTasks: sql(import.meta, './upsert-check-tasks.sql'),
  checkRecords: sql(import.meta, './upsert-check-records.sql'),
  reportedDangers: sql(import.meta, './upsert-hidden-dangers.sql'),
  deactivations: sql(import.meta, './upsert-deactivations.sql'),
  commitments: sql(import.meta, './upsert-commitments.sql'),
} satisfies Record<string, Sql>;

/** What a record may point at: an entity of the chain, a facility, a sensor or a camera. */
export type LinkTarget =
  | 'risk-object'
  | 'risk-unit'
  | 'risk-event'
  | 'control-measure'
  | 'check-task'
  | 'check-record'
  | 'facility'
  | 'point'
  | 'camera';

/** Ids by `keyOf` of what the keys name, as far as the source may see it. */
export async function findTargets(
  tx: Tx,
  target: LinkTarget,
  keys: readonly RecordKey[],
): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  if (target === 'facility') return ownFacilities(tx, keys);
  const columns = [
    keys.map(({ enterpriseId }) => enterpriseId),
    keys.map(({ externalId }) => externalId),
  ];
  const rows =
    target === 'point' || target === 'camera'
      ? await tx.rows<RecordKey & { id: number }>(queries[`${target}s`], columns)
      : await tx.rows<RecordKey & { id: number }>(queries.parents, [target, ...columns]);
  return new Map(rows.map((row) => [keyOf(row), row.id]));
}
