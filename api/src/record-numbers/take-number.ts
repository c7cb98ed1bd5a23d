import { recordNumber } from '@parkwatch/domain/text/record-number';
import type { RecordPrefix } from '@parkwatch/domain/text/record-number';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const takeNumberSql = sql(import.meta, './take-number.sql');

/** Parks of this product are in China, which has one zone and no daylight saving. */
const PARK_UTC_OFFSET_MS = 8 * 3_600_000;

/** The number that people will quote for a new record. It counts within the park's own year. */
export async function takeNumber(tx: Tx, prefix: RecordPrefix, now: Date): Promise<string> {
  const year = new Date(now.getTime() + PARK_UTC_OFFSET_MS).getUTCFullYear();
  const row = await tx.one<{ last: number }>(takeNumberSql, [prefix, year]);
  return recordNumber(prefix, year, row!.last);
}
