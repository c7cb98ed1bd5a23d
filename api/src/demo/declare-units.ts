import type { DemoPark } from '@parkwatch/gis-data/demo/demo-park-types';
import type { Tx } from '../db/tx.ts';
import { keyOf } from '../ingest/record-store.ts';
import { evaluateUnits } from '../major-hazards/evaluate-units.ts';
import { storeUnits, unitIds } from '../major-hazards/ingest-units.ts';

type Ids = ReadonlyMap<string, number>;
type Declaring = { readonly enterpriseIds: Ids; readonly facilityIds: Ids; readonly now: Date };

/** The demo's units by GB 18218, stored and evaluated as if they had come by ingest; people and land have to be there. */
export async function declareUnits(
  tx: Tx,
  { hazardUnits, facilities }: DemoPark,
  { enterpriseIds, facilityIds, now }: Declaring,
): Promise<void> {
  const names = new Map(facilities.map(({ ref, externalId }) => [ref, externalId]));
  const records = hazardUnits.map(({ enterpriseRef, facilityRefs, items, ...unit }, index) => ({
    ...{ ...unit, index, enterpriseCode: '', enterpriseId: enterpriseIds.get(enterpriseRef)! },
    facilityExternalIds: [],
    facilityIds: new Map(facilityRefs.map((ref) => [names.get(ref)!, facilityIds.get(ref)!])),
    items: items.map(({ facilityRef, categories, ...item }) => ({
      ...{ ...item, categories: categories && [...categories], otherNames: [], contents: {} },
      ...{ isMixture: false, isSameClassAsPure: null, form: null },
      facilityExternalId: names.get(facilityRef)!,
    })),
  }));
  await storeUnits(tx, records, now);
  const ids = await unitIds(tx, records);
  const all = records.map((record) => ids.get(keyOf(record))!);
  await evaluateUnits(tx, all, { now, cause: 'unit-declared' });
}
