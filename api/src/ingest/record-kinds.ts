import type { Text } from '@parkwatch/domain/text/text';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import {
  facilityRecord,
  ingestFacilities,
  ingestInventories,
  ingestSelfChecks,
  inventoryRecord,
  selfCheckRecord,
} from '@parkwatch/domain/wire/ingest';
import type * as z from 'zod';
import type { Tx } from '../db/tx.ts';
import { evaluateUnits, unitsOfFacilities } from '../major-hazards/evaluate-units.ts';
import { facilityGeometry } from './facility-geometry.ts';
import {
  fillFacilities,
  invalidGeometries,
  keyOf,
  ownFacilities,
  upserts,
} from './record-store.ts';
import { REFUSED } from './refusal-words.ts';
import { refusal } from './records.ts';
import type { Checked, OwnRecord, RecordKind, Refusal } from './records.ts';

const facilitySchema = facilityRecord.extend({ geometry: facilityGeometry });

export const facilities: RecordKind<z.infer<typeof facilitySchema>> = {
  action: ingestFacilities.id,
  schema: facilitySchema,
  upsert: upserts.facilities,
  isTimed: true,
  movesZones: true,
  check: refuseInvalid,
};

/** Keeps the records whose geometry is valid, or that have none. */
export async function refuseInvalid<T extends { externalId: string; geometry?: unknown }>(
  tx: Tx,
  records: readonly OwnRecord<T>[],
): Promise<Checked<T>> {
  const placed = records.filter(({ geometry }) => geometry !== undefined);
  const invalid = await invalidGeometries(
    tx,
    placed.map(({ geometry }) => geometry),
  );
  const reasons = new Map([...invalid].map(([at, reason]) => [placed[at]!, reason]));
  const refused = [...reasons].map(([record, reason]) =>
    refusal(record, '/geometry', invalidWords(reason)),
  );
  return { records: records.filter((record) => !reasons.has(record)), refused };
}

/** The database's own words for what is wrong with a geometry: `Self-intersection[103.7 1.27]`. */
function invalidWords(reason: string): Text {
  return { zh: `几何图形无效：${reason}`, en: reason };
}

type Inventory = z.infer<typeof inventoryRecord> & { readonly facilityId?: number };

export const inventories: RecordKind<Inventory> = {
  action: ingestInventories.id,
  feed: 'inventories',
  schema: inventoryRecord,
  upsert: upserts.inventories,
  isTimed: false,
  movesZones: true,
  async check(tx, records, now) {
    const past = split(records, ({ at }) => isPast(at, now), ['/at', REFUSED.ahead]);
    const placed = await inFacilities(tx, past.records);
    return { records: placed.records, refused: [...past.refused, ...placed.refused] };
  },
  async after(tx, records, now) {
    const ids = [...new Set(records.map(({ facilityId }) => facilityId!))];
    const stocks = await fillFacilities(tx, ids, now);
    // Stock moves no level, but one above the design maximum is a finding.
    const units = await unitsOfFacilities(tx, ids);
    const { news } = await evaluateUnits(tx, units, { now, cause: 'stock-reported' });
    return { stocks, news };
  },
};

type SelfCheck = z.infer<typeof selfCheckRecord> & { readonly facilityId?: number };

export const selfChecks: RecordKind<SelfCheck> = {
  action: ingestSelfChecks.id,
  feed: 'checks',
  schema: selfCheckRecord,
  upsert: upserts.selfChecks,
  isTimed: false,
  movesZones: false,
  async check(tx, records, now) {
    const past = split(records, ({ checkedAt }) => isPast(checkedAt, now), [
      '/checkedAt',
      REFUSED.ahead,
    ]);
    const placed = await inFacilities(tx, past.records);
    return { records: placed.records, refused: [...past.refused, ...placed.refused] };
  },
};

/** As for readings: a clock may run 5 minutes ahead. */
export function isPast(at: string, now: Date): boolean {
  return Date.parse(at) <= now.getTime() + 5 * MINUTE_MS;
}

export function split<T extends { externalId: string }>(
  records: readonly OwnRecord<T>[],
  isGood: (record: OwnRecord<T>) => boolean,
  [path, words]: readonly [string, Text],
): Checked<T> {
  const refused = records
    .filter((record) => !isGood(record))
    .map((record) => refusal(record, path, words));
  return { records: records.filter(isGood), refused };
}

type Placed = { readonly externalId: string; readonly facilityExternalId?: string | undefined };

/** Finds the facility that a record names. */
export async function inFacilities<T extends Placed>(
  tx: Tx,
  records: readonly OwnRecord<T>[],
): Promise<Checked<T>> {
  const named = records.filter(({ facilityExternalId }) => facilityExternalId !== undefined);
  const facilityKey = ({ enterpriseId, facilityExternalId = '' }: OwnRecord<T>) => ({
    enterpriseId,
    externalId: facilityExternalId,
  });
  const ids = await ownFacilities(tx, named.map(facilityKey));
  const placed: OwnRecord<T>[] = [];
  const refused: Refusal[] = [];
  for (const record of records) {
    const facilityId = ids.get(keyOf(facilityKey(record)));
    if (facilityId !== undefined) placed.push({ ...record, facilityId });
    else if (record.facilityExternalId === undefined) placed.push(record);
    else refused.push(refusal(record, '/facilityExternalId', REFUSED.noFacility));
  }
  return { records: placed, refused };
}
