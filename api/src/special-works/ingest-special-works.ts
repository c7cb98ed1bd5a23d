import { specialWorkRecord } from '@parkwatch/domain/special-work/special-work-record';
import { ingestSpecialWorks } from '@parkwatch/domain/wire/special-works';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { pushedKind } from '../dual-prevention/pushed-kind.ts';
import type { Stored } from '../dual-prevention/pushed-kind.ts';
import { placeGeometry } from '../ingest/facility-geometry.ts';
import { refuseInvalid } from '../ingest/record-kinds.ts';
import type { Checked, OwnRecord, RecordKind } from '../ingest/records.ts';

const pushed = pushedKind({
  action: ingestSpecialWorks.id,
  entity: 'special-work',
  schema: specialWorkRecord(placeGeometry),
  upsert: sql(import.meta, './upsert-special-works.sql'),
  feed: 'special-works',
  // An end and a signature lie behind; the validity may lie ahead.
  happened: ['issueTime', 'startTime', 'endTime'],
  links: [{ field: 'facilityExternalId', target: 'facility', as: 'facilityId' }],
  movesZones: true,
});

/** Permits of special work (特殊作业票) as enterprises' systems push them. What begins, ends or rests moves the zones. */
export const specialWorks: RecordKind<Stored> = {
  ...pushed,
  async check(tx: Tx, records: readonly OwnRecord<Stored>[], now: Date): Promise<Checked<Stored>> {
    const sound = await refuseInvalid(tx, records);
    const { records: kept, refused } = await pushed.check(tx, sound.records, now);
    return { records: kept, refused: [...sound.refused, ...refused] };
  },
};
