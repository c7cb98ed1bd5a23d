import { HIDDEN_ALARM_STATES } from '@parkwatch/domain/alarm/alarm-state';
import { FLOOD } from '@parkwatch/domain/alarm/alarm-flood';
import type { FloodChange } from '@parkwatch/domain/alarm/alarm-flood';
import type { AlarmFlood } from '@parkwatch/domain/wire/alarms';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  count: sql(import.meta, './count-new-alarms.sql'),
  lock: sql(import.meta, './lock-floods.sql'),
  list: sql(import.meta, './list-floods.sql'),
  save: sql(import.meta, './save-floods.sql'),
};

type EnterpriseColumns = {
  enterprise_id: number | null;
  enterprise_code: string;
  enterprise_name_zh: string;
  enterprise_name_en: string;
};
type NewAlarmsRow = EnterpriseColumns & {
  count: number;
  facility_id: number | null;
  facility_code: string;
  facility_name_zh: string;
  facility_name_en: string;
};
export type FloodSource = AlarmFlood['sources'][number];

function enterpriseOf(row: EnterpriseColumns): AlarmFlood['enterprise'] {
  const { enterprise_id: id, enterprise_code: code } = row;
  const name = { zh: row.enterprise_name_zh, en: row.enterprise_name_en };
  return id === null ? null : { id, code, name };
}

/** Where the new alarms of the last 10 minutes come from, the most first. */
export async function newAlarmsByPlace(tx: Tx, now: Date): Promise<FloodSource[]> {
  const params = [now, FLOOD.windowMs / 1000, [...HIDDEN_ALARM_STATES]];
  const rows = await tx.rows<NewAlarmsRow>(queries.count, params);
  return rows.map((row) => {
    const { count, facility_id: id, facility_code: code } = row;
    const name = { zh: row.facility_name_zh, en: row.facility_name_en };
    return {
      enterprise: enterpriseOf(row),
      facility: id === null ? null : { id, code, name },
      count,
    };
  });
}

export type StandingFlood = Pick<AlarmFlood, 'id' | 'enterprise' | 'beganAt'>;

/** Floods that stand, as the caller's scope shows them. */
export async function standingFloods(tx: Tx): Promise<StandingFlood[]> {
  type Row = EnterpriseColumns & { id: number; began_at: Date };
  return (await tx.rows<Row>(queries.list)).map((row) => ({
    id: row.id,
    enterprise: enterpriseOf(row),
    beganAt: row.began_at.toISOString(),
  }));
}

/** One watch at a time: two of them would tell of one flood twice. */
export async function lockWatch(tx: Tx): Promise<void> {
  await tx.rows(queries.lock);
}

export async function saveFloods(
  tx: Tx,
  changes: readonly FloodChange[],
  now: Date,
): Promise<void> {
  if (changes.length > 0) await tx.run(queries.save, [now, JSON.stringify(changes)]);
}

/** Sources that a flood names: enough to know where to begin. */
const TOP_SOURCES = 5;

/** Floods that stand, with how many alarms came in the last 10 minutes and from where. */
export async function readFloods(tx: Tx, now: Date): Promise<AlarmFlood[]> {
  const floods = await standingFloods(tx);
  if (floods.length === 0) return [];
  const places = await newAlarmsByPlace(tx, now);
  return floods.map((flood) => {
    const span = flood.enterprise?.id;
    const own = places.filter(({ enterprise }) => span === undefined || enterprise?.id === span);
    const count = own.reduce((sum, place) => sum + place.count, 0);
    return { ...flood, count, sources: own.slice(0, TOP_SOURCES) };
  });
}
