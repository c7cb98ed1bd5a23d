import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const requestZonesSql = sql(import.meta, './request-zones.sql');
const NOTIFY = { name: 'notify zones', text: "SELECT pg_notify('zones', '')" } as const;

/** Asks for new zones in the transaction that changed something; the runner wakes after its commit. */
export async function requestZones(tx: Tx, now: Date, reason: string): Promise<void> {
  await tx.run(requestZonesSql, [now, reason]);
  await tx.rows(NOTIFY);
}
