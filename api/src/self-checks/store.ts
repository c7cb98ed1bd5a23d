import type { SelfCheck } from '@parkwatch/domain/wire/self-checks';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';

const queries = { list: sql(import.meta, './list-self-checks.sql') };

type Row = {
  id: number;
  enterprise_id: number;
  facility_id: number | null;
  facility_code: string | null;
  facility_zh: string | null;
  facility_en: string | null;
  checked_at: Date;
  checked_by: string;
  item: string;
  result: SelfCheck['result'];
  note: string | null;
};

export type SelfCheckFilter = {
  readonly enterpriseId?: number | undefined;
  readonly result?: SelfCheck['result'] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Results by the time of the check, the newest first. */
export async function selfCheckPage(
  tx: Tx,
  { enterpriseId, result, cursor, limit }: SelfCheckFilter,
): Promise<{ items: SelfCheck[]; nextCursor: string | null }> {
  const after = readPageCursor(cursor);
  const rows = await tx.rows<Row>(queries.list, [
    ...[enterpriseId ?? null, result ?? null, after?.at ?? null, after?.id ?? null],
    // One more than asked for tells whether there is another page.
    limit + 1,
  ]);
  const items = rows.slice(0, limit).map(selfCheckOf);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? pageCursor({ at: last.checkedAt, id: last.id }) : null };
}

function selfCheckOf(row: Row): SelfCheck {
  const { facility_id: facilityId, facility_zh: zh, facility_en: en } = row;
  return {
    id: row.id,
    enterpriseId: row.enterprise_id,
    facility:
      facilityId === null
        ? null
        : { id: facilityId, code: row.facility_code!, name: { zh: zh!, en: en! } },
    checkedAt: row.checked_at.toISOString(),
    checkedBy: row.checked_by,
    item: row.item,
    result: row.result,
    note: row.note,
  };
}
