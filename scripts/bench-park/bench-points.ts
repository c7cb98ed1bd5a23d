import { createHash } from 'node:crypto';
import type { Database } from '../../api/src/db/database.ts';
import { sqlText } from '../../api/src/db/sql.ts';

const KEY = sqlText(`INSERT INTO api_key (name, key_hash, prefix) VALUES ($1, $2, 'pw_bench')`);

/** Points `P1` … with every alarm rule switched on, limits at 10 and 90, and today's partition. */
export async function createBenchPoints(db: Database, count: number): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  await db.ownerTx((tx) =>
    tx.script({
      name: 'bench points',
      text: `SELECT ensure_day_partition('observation', DATE '${day}');
        INSERT INTO point (external_id, code, name_zh, name_en, kind, unit, range_low, range_high, ll, l, h, hh, deadband, delay_s,
          rate_limit_per_min, frozen_s, sustained, geom)
        SELECT 'P' || i, 'P' || i, '点', 'Point', 'temperature', 'degC', 0, 100, 5, 10, 90, 95, 2, 0, 500, 3600, '{"limit": 70, "hours": 3}',
          ST_SetSRID(ST_MakePoint(103.7, 1.27), 4326) FROM generate_series(1, ${count}) i`,
    }),
  );
}

/** A key of the park's own gateway: it may write every point. */
export async function createBenchKey(db: Database, key: string): Promise<void> {
  const hash = createHash('sha256').update(key).digest();
  await db.tx({ kind: 'system' }, (tx) => tx.run(KEY, [key, hash]));
}
