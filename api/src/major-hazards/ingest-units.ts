import type { Text } from '@parkwatch/domain/text/text';
import { hazardUnitRecord, ingestHazardUnits } from '@parkwatch/domain/wire/hazard-units';
import type * as z from 'zod';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { polygonGeometry } from '../ingest/facility-geometry.ts';
import { refuseInvalid } from '../ingest/record-kinds.ts';
import { keyOf, ownFacilities, upsert } from '../ingest/record-store.ts';
import type { ChangedRecord, RecordKey } from '../ingest/record-store.ts';
import { REFUSED } from '../ingest/refusal-words.ts';
import { refusal } from '../ingest/records.ts';
import type { Checked, OwnRecord, RecordKind, Refusal } from '../ingest/records.ts';
import { evaluateUnits } from './evaluate-units.ts';

const queries = {
  upsert: sql(import.meta, './upsert-units.sql'),
  find: sql(import.meta, './find-units.sql'),
  items: sql(import.meta, './replace-items.sql'),
  members: sql(import.meta, './set-members.sql'),
};

const schema = hazardUnitRecord.extend({ geometry: polygonGeometry.optional() });
type Unit = z.infer<typeof schema> & {
  /** Of all facilities that it names, by the enterprise's own id. */
  readonly facilityIds?: ReadonlyMap<string, number>;
};

/** Units by GB 18218-2018: each record is the whole of its unit. They are evaluated at once. */
export const hazardUnits: RecordKind<Unit> = {
  action: ingestHazardUnits.id,
  schema,
  store: storeUnits,
  movesZones: false,
  async check(tx, records) {
    const valid = await refuseInvalid(tx, records);
    const placed = await withFacilities(tx, valid.records);
    return { records: placed.records, refused: [...valid.refused, ...placed.refused] };
  },
  async after(tx, records, now) {
    const ids = [...(await unitIds(tx, records)).values()];
    const { news } = await evaluateUnits(tx, ids, { now, cause: 'unit-declared' });
    return { news };
  },
};

const TWICE: Text = {
  zh: '该设施已属于本次提交的另一单元',
  en: 'is part of another unit of this call',
};

/** Finds the facilities that a unit names. Each is part of one unit only. */
async function withFacilities(tx: Tx, records: readonly OwnRecord<Unit>[]): Promise<Checked<Unit>> {
  const ids = await ownFacilities(
    tx,
    records.flatMap((record) =>
      facilitiesOf(record).map(({ externalId }) => ({
        ...{ enterpriseId: record.enterpriseId, externalId },
      })),
    ),
  );
  const taken = new Map<number, string>();
  const placed: OwnRecord<Unit>[] = [];
  const refused: Refusal[] = [];
  for (const record of records) {
    const named = facilitiesOf(record);
    const idOf = (externalId: string) =>
      ids.get(keyOf({ enterpriseId: record.enterpriseId, externalId }));
    const unknown = named.find(({ externalId }) => idOf(externalId) === undefined);
    const other = named.find(({ externalId }) => {
      const owner = taken.get(idOf(externalId) ?? 0);
      return owner !== undefined && owner !== keyOf(record);
    });
    if (unknown !== undefined) refused.push(refusal(record, unknown.path, REFUSED.noFacility));
    else if (other !== undefined) refused.push(refusal(record, other.path, TWICE));
    else {
      const facilityIds = new Map(named.map(({ externalId }) => [externalId, idOf(externalId)!]));
      for (const id of facilityIds.values()) taken.set(id, keyOf(record));
      placed.push({ ...record, facilityIds });
    }
  }
  return { records: placed, refused };
}

type NamedFacility = { readonly externalId: string; readonly path: string };

function facilitiesOf({ facilityExternalIds, items }: Unit): NamedFacility[] {
  return [
    ...facilityExternalIds.map((externalId, at) => ({
      ...{ externalId, path: `/facilityExternalIds/${at}` },
    })),
    ...items.flatMap(({ facilityExternalId: externalId }, at) =>
      externalId === undefined ? [] : [{ externalId, path: `/items/${at}/facilityExternalId` }],
    ),
  ];
}

/** Ids of units by `keyOf`. */
export async function unitIds(tx: Tx, keys: readonly RecordKey[]): Promise<Map<string, number>> {
  const rows = await tx.rows<RecordKey & { id: number }>(queries.find, [
    keys.map(({ enterpriseId }) => enterpriseId),
    keys.map(({ externalId }) => externalId),
  ]);
  return new Map(rows.map((row) => [keyOf(row), row.id]));
}

/** The unit, what is in it and which facilities are part of it. Answers the units of which any of that is new or changed. */
export async function storeUnits(
  tx: Tx,
  records: readonly OwnRecord<Unit>[],
  now: Date,
): Promise<ChangedRecord[]> {
  const shells = records.map(({ items: _, facilityIds: __, ...unit }) => unit);
  const changed = await upsert(tx, queries.upsert, { records: shells, now });
  const ids = await unitIds(tx, records);
  const params = [JSON.stringify(records.flatMap((record) => itemsOf(record, ids)))];
  const all = [...ids.values()];
  const withItems = await tx.rows<{ id: number }>(queries.items, [...params, all]);
  const members = JSON.stringify(records.flatMap((record) => membersOf(record, ids)));
  const withMembers = await tx.rows<{ id: number }>(queries.members, [members, all, now]);
  const known = new Set(changed.map(keyOf));
  const touched = new Set([...withItems, ...withMembers].map(({ id }) => id));
  const others = records.filter((record) => {
    const key = keyOf(record);
    return !known.has(key) && touched.has(ids.get(key)!);
  });
  return [...changed, ...others.map((record) => ({ ...record, isNew: false }))];
}

function itemsOf(record: OwnRecord<Unit>, ids: ReadonlyMap<string, number>) {
  const { enterpriseId, items, facilityIds } = record;
  const hazardUnitId = ids.get(keyOf(record))!;
  return items.map(({ facilityExternalId, ...item }) => ({
    ...{ ...item, enterpriseId, hazardUnitId },
    facilityId: facilityIds?.get(facilityExternalId ?? '') ?? null,
  }));
}

function membersOf(record: OwnRecord<Unit>, ids: ReadonlyMap<string, number>) {
  const hazardUnitId = ids.get(keyOf(record))!;
  return [...(record.facilityIds?.values() ?? [])].map((facilityId) => ({
    ...{ hazardUnitId, facilityId },
  }));
}
