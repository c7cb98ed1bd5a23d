import { RISK_MODEL_VERSION } from '@parkwatch/domain/risk/risk-grid';
import type { RiskSource } from '@parkwatch/domain/risk/risk-source';
import type { ZoneInputs } from '@parkwatch/domain/risk/zone-inputs';
import type { Zone as WireZone } from '@parkwatch/domain/wire/zones';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { ComputedZones } from './compute-zones.ts';
import type { GatheredInputs } from './gather-inputs.ts';

const queries = {
  insertSet: sql(import.meta, './insert-zone-set.sql'),
  insertZones: sql(import.meta, './insert-zones.sql'),
  readSet: sql(import.meta, './read-zone-set.sql'),
  listZones: sql(import.meta, './list-zones.sql'),
  trimPolygons: sql(import.meta, './trim-polygons.sql'),
  trimSets: sql(import.meta, './trim-sets.sql'),
  saveBase: {
    name: 'save zone base',
    text: 'INSERT INTO zone_base (hash, sources) VALUES ($1, $2) ON CONFLICT DO NOTHING',
  },
  request: {
    name: 'read zone request',
    text: 'SELECT requested_at, done_at, reason, last_error FROM zone_request',
  },
  done: {
    name: 'close zone request',
    text: 'UPDATE zone_request SET done_at = greatest(done_at, $1), last_error = $2',
  },
  heat: {
    name: 'read heat',
    text: 'SELECT id, valid_from, heat FROM zone_set WHERE valid_to IS NULL',
  },
  inputs: {
    name: 'read zone inputs',
    text: 'SELECT i.inputs, b.sources AS base FROM zone_input i JOIN zone_base b ON b.hash = i.base_hash WHERE i.zone_set_id = $1',
  },
  restored: {
    name: 'mark zones restored',
    text: 'UPDATE zone_set SET has_zones = true WHERE id = $1',
  },
  lock: { name: 'lock zones', text: "SELECT pg_advisory_xact_lock(hashtext('zones'))" },
} as const;

export type ZoneRequest = {
  requested_at: Date | null;
  done_at: Date | null;
  reason: string;
  last_error: string | null;
};
export type SetRow = {
  id: number;
  valid_from: Date;
  valid_to: Date | null;
  computed_at: Date;
  model_version: string;
  inputs_hash: string;
  reason: string;
  point_count: number;
  unknown_count: number;
  has_zones: boolean;
};
type ZoneSource = WireZone['sources'][number];
export type ZoneRow = {
  id: number;
  colour: WireZone['colour'];
  peak: number;
  area_m2: number;
  others_share: number;
  /** The label is null where the database masks whose source it is. */
  sources: readonly (Omit<ZoneSource, 'label'> & { readonly label: ZoneSource['label'] | null })[];
  enterprise_ids: number[];
  geometry: WireZone['geometry'];
};

export async function readRequest(tx: Tx): Promise<ZoneRequest> {
  const row = await tx.one<ZoneRequest>(queries.request);
  if (row === undefined) throw new Error('zone_request has lost its row');
  return row;
}

/** What was asked for up to `until` is done, or failed with the given reason. */
export async function closeRequest(tx: Tx, until: Date, error: string | null): Promise<void> {
  await tx.run(queries.done, [until, error]);
}

/** One computation at a time over all processes: held to the end of the transaction. */
export async function lockZones(tx: Tx): Promise<void> {
  await tx.rows(queries.lock);
}

export async function findSet(tx: Tx, at: Date | null): Promise<SetRow | undefined> {
  return tx.one<SetRow>(queries.readSet, [at]);
}
export async function findZones(tx: Tx, setId: number): Promise<ZoneRow[]> {
  return tx.rows<ZoneRow>(queries.listZones, [setId, null]);
}
export async function findZone(tx: Tx, id: number): Promise<ZoneRow | undefined> {
  return tx.one<ZoneRow>(queries.listZones, [null, id]);
}
export async function findHeat(tx: Tx) {
  return tx.one<{ id: number; valid_from: Date; heat: [number, number, number][] | null }>(
    queries.heat,
  );
}

export type NewSet = {
  readonly validFrom: Date;
  readonly computedAt: Date;
  readonly inputsHash: string;
  readonly baseHash: string;
  readonly reason: string;
  readonly gathered: GatheredInputs;
  readonly computed: ComputedZones;
};

/** Stores a set with its inputs and zones; the one before ends. */
export async function insertSet(tx: Tx, set: NewSet): Promise<number> {
  const { grid, settings, base, moving, pointCount, unknownCount } = set.gathered;
  await tx.run(queries.saveBase, [set.baseHash, JSON.stringify(base)]);
  const row = await tx.one<{ id: number }>(queries.insertSet, [
    set.validFrom,
    set.computedAt,
    RISK_MODEL_VERSION,
    set.inputsHash,
    set.baseHash,
    JSON.stringify({ grid, settings, sources: moving }),
    set.reason,
    pointCount,
    unknownCount,
    JSON.stringify(set.computed.heat),
  ]);
  if (row === undefined) throw new Error('the zone set was not stored');
  await insertZones(tx, row.id, set.computed);
  return row.id;
}

async function insertZones(tx: Tx, setId: number, { zones }: ComputedZones): Promise<void> {
  const items = zones.map((zone) => ({
    colour: zone.colour,
    peak: zone.peak,
    areaM2: zone.areaM2,
    othersShare: zone.othersShare,
    geometry: zone.geometry,
    sources: zone.sources.map(({ source, share }) => ({
      kind: source.kind,
      refId: source.refId,
      enterpriseId: source.enterpriseId,
      label: source.label,
      share,
    })),
  }));
  await tx.run(queries.insertZones, [setId, JSON.stringify(items)]);
}

/** The inputs of a stored set, as they were. */
export async function findInputs(tx: Tx, setId: number): Promise<ZoneInputs | undefined> {
  const row = await tx.one<{ inputs: ZoneInputs; base: RiskSource[] }>(queries.inputs, [setId]);
  return row && { ...row.inputs, sources: [...row.base, ...row.inputs.sources] };
}

/** Puts the polygons of an old set back, unless somebody else just did. */
export async function restoreZones(tx: Tx, setId: number, computed: ComputedZones): Promise<void> {
  await lockZones(tx);
  if ((await findZones(tx, setId)).length > 0) return;
  await insertZones(tx, setId, computed);
  await tx.run(queries.restored, [setId]);
}

/** Drops polygons of sets that ended before the first moment, and whole sets that ended before the second. */
export async function trim(tx: Tx, before: { polygons: Date; sets: Date }): Promise<number> {
  const polygons = await tx.run(queries.trimPolygons, [before.polygons]);
  return polygons + (await tx.run(queries.trimSets, [before.sets]));
}
