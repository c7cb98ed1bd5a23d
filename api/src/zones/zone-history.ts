import type { ZoneHistory } from '@parkwatch/domain/wire/zone-places';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const readHistory = sql(import.meta, './read-zone-history.sql');
const KEPT_FROM = {
  name: 'zones kept from',
  text: 'SELECT min(valid_from) AS kept_from FROM zone_set WHERE red_m2 IS NOT NULL',
};

type PartRow = { part: number; red: number; yellow: number; blue: number };

/** The largest area of each colour in equal parts of a window. */
export async function zoneHistoryOf(
  tx: Tx,
  { from, to, buckets }: { from: string; to: string; buckets: number },
  now: Date,
): Promise<ZoneHistory> {
  const kept = await tx.one<{ kept_from: Date | null }>(KEPT_FROM);
  const parts = await tx.rows<PartRow>(readHistory, [new Date(from), new Date(to), buckets, now]);
  const byPart = new Map(parts.map((row) => [row.part, row]));
  return {
    keptFrom: kept?.kept_from?.toISOString() ?? null,
    buckets: Array.from({ length: buckets }, (_none, at) => {
      const row = byPart.get(at + 1);
      return row === undefined ? null : { redM2: row.red, yellowM2: row.yellow, blueM2: row.blue };
    }),
  };
}
