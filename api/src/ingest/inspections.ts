import { ingestInspections, inspectionRecord } from '@parkwatch/domain/wire/ingest';
import type * as z from 'zod';
import { inFacilities, isPast, split } from './record-kinds.ts';
import { upserts } from './record-store.ts';
import type { RecordKind } from './records.ts';
import { REFUSED } from './refusal-words.ts';

type Inspection = z.infer<typeof inspectionRecord> & { readonly facilityId?: number };

/** Statutory inspections of special equipment (boilers, pressure vessels …), as the enterprise's system or file has them. */
export const inspections: RecordKind<Inspection> = {
  action: ingestInspections.id,
  schema: inspectionRecord,
  upsert: upserts.inspections,
  isTimed: false,
  movesZones: false,
  async check(tx, records, now) {
    const past = split(records, ({ inspectedAt }) => isPast(inspectedAt, now), [
      '/inspectedAt',
      REFUSED.ahead,
    ]);
    // The day before: `inspectedAt` is UTC, `nextDue` a local date.
    const sound = split(past.records, isDueAfter, ['/nextDue', REFUSED.dueBeforeInspection]);
    const placed = await inFacilities(tx, sound.records);
    return {
      records: placed.records,
      refused: [...past.refused, ...sound.refused, ...placed.refused],
    };
  },
};

function isDueAfter({ nextDue, inspectedAt }: Inspection): boolean {
  return nextDue === undefined || nextDue >= inspectedAt.slice(0, 10);
}
