import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const ensurePartitions = sql(import.meta, './ensure-partitions.sql');

export type DayTable = 'observation' | 'position_report';

/** First instant of the UTC day, epoch ms. */
export function dayStartMs(atMs: number): number {
  return Math.floor(atMs / DAY_MS) * DAY_MS;
}

/**
 * Makes the partitions of the days that a call writes to, in a transaction of its own: a new partition locks its table
 * until the commit. Days that are known to exist cost nothing. Partitions are only ever dropped for days that the
 * ingest refuses as too old.
 */
export function dayPartitions(db: Database, table: DayTable) {
  const known = new Set<number>();
  return async (timesMs: Iterable<number>): Promise<void> => {
    const missing = new Set<number>();
    for (const atMs of timesMs) {
      const day = dayStartMs(atMs);
      if (!known.has(day)) missing.add(day);
    }
    if (missing.size === 0) return;
    const days = [...missing].map((day) => new Date(day).toISOString().slice(0, 10));
    await db.tx({ kind: 'system' }, (tx) => tx.rows(ensurePartitions, [table, days]));
    for (const day of missing) known.add(day);
  };
}
export type DayPartitions = ReturnType<typeof dayPartitions>;
