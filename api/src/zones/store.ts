import { RISK_MODEL_VERSION } from '@parkwatch/domain/risk/amounts';
import type { HeldAbove, PackedHeld } from '@parkwatch/domain/risk/held-runs';
import type { RiskSource } from '@parkwatch/domain/risk/risk-source';
import { sourceText } from '@parkwatch/domain/risk/zone-inputs';
import type { ZoneBase, ZoneInputs } from '@parkwatch/domain/risk/zone-inputs';
import { ZONE_COLOURS } from '@parkwatch/domain/wire/zones';
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
  changeSources: sql(import.meta, './change-sources.sql'),
  listSources: sql(import.meta, './list-sources.sql'),
  saveGround: {
    name: 'save zone ground',
    text: 'INSERT INTO zone_ground (hash, base) VALUES ($1, $2) ON CONFLICT DO NOTHING',
  },
  readGround: { name: 'read zone ground', text: 'SELECT base FROM zone_ground WHERE hash = $1' },
  readMemory: {
    name: 'read zone memory',
    text: 'SELECT zone_set_id, grid_hash, held, fall_at FROM zone_memory',
  },
  saveMemory: {
    name: 'save zone memory',
    text: `INSERT INTO zone_memory (id, zone_set_id, grid_hash, held, fall_at) VALUES (1, $1, $2, $3, $4)
      ON CONFLICT (id) DO UPDATE SET zone_set_id = $1, grid_hash = $2, held = $3, fall_at = $4`,
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
    text: `SELECT id, valid_from, heat FROM zone_set
      WHERE CASE WHEN $1::timestamptz IS NULL THEN valid_to IS NULL ELSE valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1) END
      ORDER BY valid_from DESC LIMIT 1`,
  },
  trimGround: {
    name: 'trim zone ground',
    text: 'DELETE FROM zone_ground g WHERE NOT EXISTS (SELECT FROM zone_set s WHERE s.ground_hash = g.hash)',
  },
  restored: {
    name: 'mark zones restored',
    text: 'UPDATE zone_set SET has_zones = true, heat = $2 WHERE id = $1',
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
  ground_hash: string | null;
  held: PastHeld | null;
};
/** What a past picture needs besides its values: colours held above them, and since when each zone, in their order. */
export type PastHeld = { readonly above: HeldAbove; readonly sinceMs: readonly number[] };
type ZoneSource = WireZone['sources'][number];
export type ZoneRow = {
  id: number;
  colour: WireZone['colour'];
  level: WireZone['level'];
  peak: number;
  peak_lon: number | null;
  peak_lat: number | null;
  area_m2: number;
  since: Date | null;
  others_share: number;
  /** The label is null where the database masks whose source it is. */
  sources: readonly (Omit<ZoneSource, 'label'> & { readonly label: ZoneSource['label'] | null })[];
  reliefs: WireZone['reliefs'];
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
export async function findHeat(tx: Tx, at: Date | null) {
  return tx.one<{ id: number; valid_from: Date; heat: [number, number, number][] | null }>(
    queries.heat,
    [at],
  );
}

/** What the colours remember, and for which set and grid. */
export type Memory = {
  readonly zone_set_id: number;
  readonly grid_hash: string;
  readonly held: PackedHeld;
  readonly fall_at: Date | null;
};

export async function readMemory(tx: Tx): Promise<Memory | undefined> {
  return tx.one<Memory>(queries.readMemory);
}

export type NewSet = {
  readonly validFrom: Date;
  readonly computedAt: Date;
  readonly inputsHash: string;
  readonly groundHash: string;
  readonly gridHash: string;
  readonly reason: string;
  readonly gathered: GatheredInputs;
  readonly computed: ComputedZones;
};

/** Stores a set: its zones, and of its sources those that changed. The set before ends. */
export async function insertSet(tx: Tx, set: NewSet): Promise<number> {
  const { inputs, pointCount, unknownCount } = set.gathered;
  const { sources, ...base } = inputs;
  await tx.run(queries.saveGround, [set.groundHash, JSON.stringify(base)]);
  await changeSources(tx, set.validFrom, sources);
  const past: PastHeld = {
    above: set.computed.above,
    sinceMs: set.computed.zones.map(({ sinceMs }) => sinceMs),
  };
  const row = await tx.one<{ id: number }>(queries.insertSet, [
    set.validFrom,
    set.computedAt,
    RISK_MODEL_VERSION,
    set.inputsHash,
    set.groundHash,
    set.reason,
    pointCount,
    unknownCount,
    JSON.stringify(set.computed.heat),
    JSON.stringify(past),
    ...ZONE_COLOURS.map((colour) => areaOf(set.computed, colour)),
  ]);
  if (row === undefined) throw new Error('the zone set was not stored');
  const { held } = set.computed;
  const fallAt = fallAtOf(held, inputs.settings.dwellMs);
  await tx.run(queries.saveMemory, [row.id, set.gridHash, JSON.stringify(held), fallAt]);
  await insertZones(tx, { setId: row.id, sinceMs: past.sinceMs }, set.computed);
  return row.id;
}

function areaOf({ zones }: ComputedZones, of: WireZone['colour']): number {
  return zones.reduce((sum, { colour, areaM2 }) => sum + (colour === of ? areaM2 : 0), 0);
}

/** The first moment at which a colour falls if nothing else changes. */
function fallAtOf({ lowSince }: PackedHeld, dwellMs: number): Date | null {
  const lows = lowSince.flatMap(([, sinceMs]) => (sinceMs > 0 ? [sinceMs] : []));
  return lows.length === 0 ? null : new Date(Math.min(...lows) + dwellMs);
}

async function changeSources(tx: Tx, at: Date, sources: readonly RiskSource[]): Promise<void> {
  const stored = await tx.rows<{ source: RiskSource }>(queries.listSources, [null]);
  const before = new Map(stored.map(({ source }) => [source.id, fullText(source)]));
  const changed = sources.filter((source) => before.get(source.id) !== fullText(source));
  const now = new Set(sources.map(({ id }) => id));
  const gone = [...before.keys()].filter((id) => !now.has(id));
  const ended = [...gone, ...changed.map(({ id }) => id)];
  if (ended.length > 0) await tx.run(queries.changeSources, [at, ended, JSON.stringify(changed)]);
}

/** Labels are told, so they are kept as they were, too. */
function fullText(source: RiskSource): string {
  const labels = source.reasons.map(({ label, refId, kind }) => [kind, refId, label.zh, label.en]);
  return JSON.stringify([sourceText(source), source.enterpriseId, labels]);
}

async function insertZones(
  tx: Tx,
  { setId, sinceMs }: { setId: number; sinceMs: readonly number[] },
  { zones }: ComputedZones,
): Promise<void> {
  const items = zones.map((zone, at) => ({
    colour: zone.colour,
    level: zone.level,
    peak: zone.peak,
    peakAt: zone.peakAt,
    areaM2: zone.areaM2,
    since: new Date(sinceMs[at] ?? zone.sinceMs).toISOString(),
    othersShare: zone.othersShare,
    geometry: zone.geometry,
    sources: zone.reasons.map(({ source, reason, share }) => ({
      ...{ kind: reason.kind, refId: reason.refId, enterpriseId: source.enterpriseId },
      ...{ label: reason.label, share },
    })),
    reliefs: zone.reliefs.map(({ source, reason, ...relief }) => ({
      ...{ kind: reason.kind, refId: reason.refId, enterpriseId: source.enterpriseId },
      ...{ label: reason.label, ...relief },
    })),
  }));
  await tx.run(queries.insertZones, [setId, JSON.stringify(items)]);
}

/** Grid, people and settings that a set was computed with; undefined for sets of an older model. */
export async function findGround(tx: Tx, hash: string | null): Promise<ZoneBase | undefined> {
  return (await tx.one<{ base: ZoneBase }>(queries.readGround, [hash]))?.base;
}

/** The inputs of a stored set, as they were. */
export async function findInputs(tx: Tx, set: SetRow): Promise<ZoneInputs | undefined> {
  const ground = await findGround(tx, set.ground_hash);
  const sources = await tx.rows<{ source: RiskSource }>(queries.listSources, [set.valid_from]);
  return ground && { ...ground, sources: sources.map(({ source }) => source) };
}

/** Puts polygons and heat of an old set back, unless somebody else just did. */
export async function restoreZones(tx: Tx, set: SetRow, computed: ComputedZones): Promise<void> {
  await lockZones(tx);
  if ((await findZones(tx, set.id)).length > 0) return;
  await insertZones(tx, { setId: set.id, sinceMs: set.held?.sinceMs ?? [] }, computed);
  await tx.run(queries.restored, [set.id, JSON.stringify(computed.heat)]);
}

/** Drops polygons of sets that ended before the first moment, and whole sets that ended before the second. */
export async function trim(tx: Tx, before: { polygons: Date; sets: Date }): Promise<number> {
  const polygons = await tx.run(queries.trimPolygons, [before.polygons]);
  await lockZones(tx);
  const sets = await tx.run(queries.trimSets, [before.sets]);
  await tx.run(queries.trimGround);
  return polygons + sets;
}
