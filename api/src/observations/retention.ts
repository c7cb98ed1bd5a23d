import { DAY_MS, HOUR_MS } from '@parkwatch/domain/time/duration';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const queries = {
  ensureDays: sql(import.meta, './ensure-partitions.sql'),
  ensureMonths: sql(import.meta, './ensure-months.sql'),
  drop: sql(import.meta, './drop-partitions.sql'),
};

const SYSTEM = { kind: 'system' } as const;
/** The ingest refuses readings older than the retention; one that it is just storing still finds its partition. */
const DROP_MARGIN_MS = HOUR_MS;

export type Retention = Pick<Config, 'retentionDays' | 'minuteRetentionDays'>;

/**
 * Makes the partitions of today and tomorrow (and of this and the next month) ahead, and drops what is older than is
 * kept: whole partitions, no row by row deleting. Hour values stay. Answers the names of the dropped partitions.
 */
export async function applyRetention(
  db: Database,
  now: Date,
  { retentionDays, minuteRetentionDays }: Retention,
): Promise<string[]> {
  const nowMs = now.getTime();
  const days = [nowMs, nowMs + DAY_MS].map((atMs) => new Date(atMs).toISOString().slice(0, 10));
  await db.tx(SYSTEM, async (tx) => {
    for (const table of ['observation', 'position_report']) {
      await tx.rows(queries.ensureDays, [table, days]);
    }
    await tx.rows(queries.ensureMonths, [now, new Date(nowMs + 31 * DAY_MS)]);
  });
  const rawBefore = new Date(nowMs - retentionDays * DAY_MS - DROP_MARGIN_MS);
  const minutesBefore = new Date(nowMs - minuteRetentionDays * DAY_MS);
  const limits: [string, Date][] = [
    ['observation', rawBefore],
    ['position_report', rawBefore],
    ['rollup_minute', minutesBefore],
  ];
  const dropped: string[] = [];
  for (const [table, before] of limits) {
    // Each table alone: dropping a partition locks it for everybody until the commit.
    const rows = await db.tx(SYSTEM, (tx) =>
      tx.rows<{ name: string }>(queries.drop, [table, before]),
    );
    dropped.push(...rows.map(({ name }) => name));
  }
  return dropped;
}
