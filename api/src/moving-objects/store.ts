import type { MovingObject } from '@parkwatch/domain/wire/enterprises';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const list = sql(import.meta, './list-moving-objects.sql');

type ObjectRow = {
  id: number;
  code: string;
  name_zh: string;
  name_en: string;
  kind: MovingObject['kind'];
  enterprise_id: number | null;
  at: Date;
  speed_kmh: number | null;
  heading_deg: number | null;
  altitude_m: number | null;
  alarms: string[] | null;
  status: string[] | null;
  lon: number;
  lat: number;
};

/** Vehicles and vessels with their last position: all that the scope shows, or those of the ids. */
export async function movingObjectsAt(
  tx: Tx,
  ids: readonly number[] | null,
): Promise<MovingObject[]> {
  const rows = await tx.rows<ObjectRow>(list, [ids]);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind,
    enterpriseId: row.enterprise_id,
    at: row.at.toISOString(),
    location: [row.lon, row.lat],
    speedKmh: row.speed_kmh,
    headingDeg: row.heading_deg,
    altitudeM: row.altitude_m,
    alarms: row.alarms,
    status: row.status,
  }));
}
