import { readDemoPark } from '@parkwatch/gis-data/demo/demo-park';
import type { DemoPark } from '@parkwatch/gis-data/demo/demo-park-types';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';
import { demoPasswordHash, insertAccounts, insertGrants } from './demo-accounts.ts';
import type { AccountIds } from './demo-accounts.ts';
import { makeDemoDangers } from './demo-dangers.ts';
import { demoKeys } from './demo-keys.ts';
import type { ApiKeys } from './demo-keys.ts';
import { declareUnits } from './declare-units.ts';
import { isSafetyCritical, parkWideCode } from './demo-points.ts';
import { makeDemoStandards } from './demo-standards.ts';
import { makeDemoSheets } from './demo-sheets.ts';
import { makeDemoWarningRules } from './demo-warning-rules.ts';

const queries = {
  state: sql(import.meta, './read-state.sql'),
  mark: {
    name: 'mark demo park',
    text: 'INSERT INTO demo_park (id, loaded_at) VALUES (1, $1)',
  },
  enterprises: sql(import.meta, './insert-enterprises.sql'),
  substances: sql(import.meta, './insert-substances.sql'),
  lots: sql(import.meta, './insert-lots.sql'),
  buildings: sql(import.meta, './insert-buildings.sql'),
  mapFeatures: sql(import.meta, './insert-map-features.sql'),
  facilities: sql(import.meta, './insert-facilities.sql'),
  points: sql(import.meta, './insert-points.sql'),
  cameras: sql(import.meta, './insert-cameras.sql'),
  gates: sql(import.meta, './insert-gates.sql'),
  stations: sql(import.meta, './insert-rescue-stations.sql'),
  supplies: sql(import.meta, './insert-supplies.sql'),
  floodAreas: sql(import.meta, './insert-flood-areas.sql'),
  targets: sql(import.meta, './insert-protected-targets.sql'),
  population: sql(import.meta, './insert-population-cells.sql'),
  movingObjects: sql(import.meta, './insert-moving-objects.sql'),
};

type Ids = ReadonlyMap<string, number>;

/** Keys of the demo's sources: by the code of an enterprise, and `park` for the gateway of the park. */
export type DemoKeys = { readonly keys: ApiKeys; readonly isFirstStart: boolean };

/**
 * Fills an empty database with the demo park, its accounts and some hidden dangers in different states; one that has the
 * demo park is left as it is. Either way the keys of the sources that drive it are made ready. Any other database is
 * somebody's: made-up readings must not get into it, nor keys that nobody asked for.
 */
export async function loadDemoPark(parts: Parts): Promise<DemoKeys> {
  const found = await parts.db.tx({ kind: 'system' }, readState);
  if (!found.isEmpty && !found.isDemo) throw new Error(NOT_THE_DEMO);
  const isFirstStart = found.isEmpty && (await fill(parts));
  const codes = readDemoPark().enterprises.map(({ code }) => code);
  return { keys: await demoKeys(parts, codes), isFirstStart };
}

const NOT_THE_DEMO =
  'DEMO=on, but the database holds a park that is not the demo: set DEMO=off, or give the demo a database of its own ' +
  'DEMO=on，但数据库中的园区不是演示园区：请设置 DEMO=off，或为演示另备数据库';

/** One transaction for the park: all of it or nothing. False when another process was faster. */
async function fill(parts: Parts): Promise<boolean> {
  const { db, log, now } = parts;
  const startedAt = performance.now();
  const park = readDemoPark();
  const hash = await demoPasswordHash();
  const accounts = await db.tx({ kind: 'system' }, async (tx): Promise<AccountIds | null> => {
    if (!(await readState(tx)).isEmpty) return null;
    await tx.run(queries.mark, [now()]);
    const enterpriseIds = await insertEnterprises(tx, park);
    await insertLand(tx, park, enterpriseIds);
    const facilityIds = await insertPlants(tx, park, enterpriseIds);
    await insertHelp(tx, park, enterpriseIds);
    await tx.run(queries.population, [JSON.stringify(park.populationCells), now()]);
    await declareUnits(tx, park, { enterpriseIds, facilityIds, now: now() });
    const owners = park.enterprises.map((one) => ({ ...one, id: enterpriseIds.get(one.ref)! }));
    const accountIds = await insertAccounts(tx, { owners, hash, now: now() });
    await insertGrants(tx, { accounts: accountIds, owners, now: now() });
    await requestZones(tx, now(), 'demo');
    const detail = { enterprises: park.enterprises.length, points: park.points.length };
    await parts.audit.record(tx, SYSTEM_CALLER, { action: 'loadDemoPark', detail });
    return accountIds;
  });
  if (accounts === null) return false;
  await makeDemoDangers(parts, accounts);
  await makeDemoStandards(parts, accounts);
  await makeDemoSheets(parts, park, accounts);
  await makeDemoWarningRules(parts);
  log.info({ ms: Math.round(performance.now() - startedAt) }, 'demo.loaded');
  return true;
}

type State = { readonly isEmpty: boolean; readonly isDemo: boolean };

async function readState(tx: Tx): Promise<State> {
  const state = await tx.one<State>(queries.state);
  return state ?? { isEmpty: false, isDemo: false };
}

async function insertEnterprises(tx: Tx, { enterprises }: DemoPark): Promise<Ids> {
  const refs = new Map(enterprises.map(({ code, ref }) => [code, ref]));
  const list = JSON.stringify(enterprises);
  const rows = await tx.rows<{ id: number; code: string }>(queries.enterprises, [list]);
  return new Map(rows.map(({ id, code }) => [refs.get(code)!, id]));
}

/** The row with its owner's id in place of the reference. */
function owned<T extends { readonly enterpriseRef: string | null }>(ids: Ids) {
  return (row: T) => ({ ...row, enterpriseId: ids.get(row.enterpriseRef ?? '') ?? null });
}

async function insertLand(tx: Tx, park: DemoPark, ids: Ids): Promise<void> {
  await tx.run(queries.lots, [JSON.stringify(park.lots.map(owned(ids)))]);
  await tx.run(queries.buildings, [JSON.stringify(park.buildings.map(owned(ids)))]);
  const layers = {
    roads: park.roads.map(({ centreLine: _, ...road }) => road),
    pipelines: park.pipelines,
    'power-lines': park.powerLines,
    coast: park.coast,
  };
  for (const [layer, features] of Object.entries(layers)) {
    const rows = features.map(({ ref, geometry, ...properties }) => ({
      ref,
      properties,
      geometry,
    }));
    await tx.run(queries.mapFeatures, [layer, JSON.stringify(rows)]);
  }
}

async function insertPlants(tx: Tx, park: DemoPark, ids: Ids): Promise<Ids> {
  await tx.run(queries.substances, [JSON.stringify(park.substances)]);
  const refs = new Map(park.facilities.map(({ externalId, ref }) => [externalId, ref]));
  type Row = { id: number; externalId: string };
  const facilities = JSON.stringify(park.facilities.map(owned(ids)));
  const stored = await tx.rows<Row>(queries.facilities, [facilities]);
  const facilityIds = new Map(stored.map(({ id, externalId }) => [refs.get(externalId)!, id]));
  const codes = new Map(park.enterprises.map(({ ref, code }) => [ref, code]));
  const points = park.points.map(owned(ids)).map((point) => ({
    ...point,
    code: parkWideCode(point.code, codes.get(point.enterpriseRef ?? '')),
    facilityId: facilityIds.get(point.facilityRef ?? '') ?? null,
    isSafetyCritical: isSafetyCritical(point),
  }));
  await tx.run(queries.points, [JSON.stringify(points)]);
  await tx.run(queries.floodAreas, [JSON.stringify(park.floodAreas)]);
  return facilityIds;
}

async function insertHelp(tx: Tx, park: DemoPark, ids: Ids): Promise<void> {
  const coded = <T extends { readonly ref: string }>(row: T) => ({ ...row, code: row.ref });
  await tx.run(queries.cameras, [JSON.stringify(park.cameras.map(owned(ids)).map(coded))]);
  await tx.run(queries.gates, [JSON.stringify(park.gates.map(owned(ids)).map(coded))]);
  const list = JSON.stringify(park.rescueStations.map(coded));
  const stations = await tx.rows<{ id: number; ref: string }>(queries.stations, [list]);
  const stationIds = new Map(stations.map(({ id, ref }) => [ref, id]));
  const supplies = park.supplies.map((one) => ({
    ...one,
    stationId: stationIds.get(one.stationRef),
  }));
  await tx.run(queries.supplies, [JSON.stringify(supplies)]);
  await tx.run(queries.targets, [JSON.stringify(park.protectedTargets.map(coded))]);
  await tx.run(queries.movingObjects, [JSON.stringify(park.movingObjects.map(owned(ids)))]);
}
