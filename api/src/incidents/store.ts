import type { LinkageSettings, OpenIncident } from '@parkwatch/domain/incident/linkage';
import type { OrderKind } from '@parkwatch/domain/incident/order-plan';
import type { Incident, IncidentDetail, Order } from '@parkwatch/domain/wire/incidents';
import type { Text, Words } from '@parkwatch/domain/text/text';
import type { Tx } from '../db/database.ts';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { jsonOrNull, sql } from '../db/sql.ts';
import { incidentOf, orderOf } from './rows.ts';
import type { GasAlarmRow, IncidentRow, NearAlarmRow, OrderRow } from './rows.ts';

const queries = {
  lockLinkage: sql(import.meta, './lock-linkage.sql'),
  gasAlarm: sql(import.meta, './read-gas-alarm.sql'),
  near: sql(import.meta, './list-gas-alarms-near.sql'),
  openPlaces: sql(import.meta, './list-open-places.sql'),
  neighbours: sql(import.meta, './list-neighbours.sql'),
  insert: sql(import.meta, './insert-incident.sql'),
  insertOrders: sql(import.meta, './insert-orders.sql'),
  raiseOrders: sql(import.meta, './raise-orders.sql'),
  markAlarms: sql(import.meta, './mark-alarms.sql'),
  undecided: sql(import.meta, './list-undecided.sql'),
  insertLog: sql(import.meta, './insert-log.sql'),
  log: sql(import.meta, './list-log.sql'),
  list: sql(import.meta, './list-incidents.sql'),
  lock: sql(import.meta, './lock-incident.sql'),
  close: sql(import.meta, './close-incident.sql'),
  orders: sql(import.meta, './list-orders.sql'),
  lockOrder: sql(import.meta, './lock-order.sql'),
  saveAnswer: sql(import.meta, './save-answer.sql'),
  standDown: sql(import.meta, './stand-down.sql'),
  takeOverdue: sql(import.meta, './take-overdue-orders.sql'),
};

export async function lockLinkage(tx: Tx): Promise<void> {
  await tx.rows(queries.lockLinkage);
}

export function readGasAlarm(tx: Tx, id: number): Promise<GasAlarmRow | undefined> {
  return tx.one<GasAlarmRow>(queries.gasAlarm, [id]);
}

export function gasAlarmsNear(
  tx: Tx,
  alarmId: number,
  { confirmRadiusM, confirmWithinMs }: LinkageSettings,
): Promise<NearAlarmRow[]> {
  return tx.rows<NearAlarmRow>(queries.near, [alarmId, confirmRadiusM, confirmWithinMs / 1000]);
}

export async function openIncidents(tx: Tx): Promise<OpenIncident[]> {
  type Row = {
    id: number;
    lon: number;
    lat: number;
    substance_cas: string | null;
    facility_id: number | null;
    alarm_ids: number[];
  };
  return (await tx.rows<Row>(queries.openPlaces)).map((row) => ({
    incidentId: row.id,
    at: [row.lon, row.lat],
    substanceCas: row.substance_cas,
    facilityId: row.facility_id,
    alarmIds: row.alarm_ids,
  }));
}

export type Neighbour = { id: number; distance_m: number; bearing_deg: number };

export function neighboursOf(
  tx: Tx,
  source: { lon: number; lat: number; enterprise_id: number | null },
  radiusM: number,
): Promise<Neighbour[]> {
  const { lon, lat, enterprise_id: own } = source;
  return tx.rows<Neighbour>(queries.neighbours, [lon, lat, radiusM, own]);
}

export type NewIncident = {
  readonly number: string;
  readonly title: Text;
  readonly source: GasAlarmRow;
  readonly radiusM: number;
  readonly advisoryRadiusM: number | null;
  readonly at: Date;
  readonly openedBy: number | null;
  readonly why: Readonly<Record<string, unknown>>;
};

export async function insertIncident(tx: Tx, made: NewIncident): Promise<number> {
  const { number, title, source, radiusM, advisoryRadiusM, at, openedBy, why } = made;
  const row = await tx.one<{ id: number }>(queries.insert, [
    ...[number, title.zh, title.en, source.enterprise_id, source.facility_id],
    ...[source.substance_cas, source.lon, source.lat, radiusM, advisoryRadiusM],
    ...[at, openedBy, JSON.stringify(why)],
  ]);
  return row!.id;
}

export type NewOrder = {
  readonly enterpriseId: number;
  readonly kind: OrderKind;
  readonly zh: string;
  readonly en: string;
  readonly distanceM: number;
  readonly isDownwind: boolean | null;
};

/** Ids of the orders that are new: who has one in this incident gets no second one. */
export async function insertOrders(tx: Tx, given: GivenOrders): Promise<number[]> {
  return (await tx.rows<{ id: number }>(queries.insertOrders, columns(given))).map(({ id }) => id);
}

export type GivenOrders = {
  readonly incidentId: number;
  readonly orders: readonly NewOrder[];
  readonly at: Date;
  readonly dueAt: Date;
};

function columns({ incidentId, at, dueAt, orders }: GivenOrders): unknown[] {
  return [incidentId, at, dueAt, JSON.stringify(orders)];
}

/** Ids of the orders that now ask more. */
export async function raiseOrders(tx: Tx, given: GivenOrders): Promise<number[]> {
  if (given.orders.length === 0) return [];
  return (await tx.rows<{ id: number }>(queries.raiseOrders, columns(given))).map(({ id }) => id);
}

export async function markAlarms(
  tx: Tx,
  alarmIds: readonly number[],
  { at, incidentId = null }: { at: Date; incidentId?: number | null },
): Promise<void> {
  await tx.run(queries.markAlarms, [[...alarmIds], at, incidentId]);
}

export async function undecidedAlarms(tx: Tx): Promise<number[]> {
  return (await tx.rows<{ id: number }>(queries.undecided)).map(({ id }) => id);
}

export type LogLine = {
  readonly incidentId: number;
  readonly at: Date;
  readonly by: { readonly userId: number | null; readonly username: string; readonly role: string };
  readonly action: string;
  readonly text: Words | null;
  /** Whom it is about: no other enterprise sees it. Without it everybody in the incident does. */
  readonly enterpriseId?: number;
};

export async function addLog(tx: Tx, line: LogLine): Promise<void> {
  const { incidentId, at, by, action, text, enterpriseId = null } = line;
  const who = [by.userId, by.username, by.role];
  await tx.run(queries.insertLog, [incidentId, at, ...who, action, jsonOrNull(text), enterpriseId]);
}

export type IncidentPage = {
  readonly ids?: readonly number[];
  readonly isOpen?: boolean;
  readonly after?: { readonly at: Date; readonly id: number } | null;
  readonly limit?: number;
};

/** As far as the caller's scope shows them. */
export async function findIncidents(tx: Tx, page: IncidentPage): Promise<Incident[]> {
  const { ids, isOpen = false, after = null, limit = 500 } = page;
  const params = [ids ? [...ids] : null, isOpen, after?.at ?? null, after?.id ?? null, limit];
  return (await tx.rows<IncidentRow>(queries.list, params)).map(incidentOf);
}

export function findOrders(
  tx: Tx,
  of: { ids?: readonly number[]; incidentId?: number; isOpen?: boolean },
): Promise<OrderRow[]> {
  const { ids, incidentId = null, isOpen = false } = of;
  return tx.rows<OrderRow>(queries.orders, [ids ? [...ids] : null, incidentId, isOpen]);
}

export async function readIncidentDetail(
  tx: Tx,
  id: number,
  now: Date,
): Promise<IncidentDetail | undefined> {
  const [incident] = await findIncidents(tx, { ids: [id] });
  if (incident === undefined) return undefined;
  type Line = {
    at: Date;
    user_id: number | null;
    actor_name: string;
    actor_role: string;
    person: PersonColumn;
    enterprise_id: number | null;
    enterprise_code: string;
    enterprise_name_zh: string;
    enterprise_name_en: string;
    action: string;
    text: Words | null;
  };
  const log = (await tx.rows<Line>(queries.log, [id])).map((line) => ({
    at: line.at.toISOString(),
    by: shownActor({
      ...{ id: line.user_id, account: line.actor_name, role: line.actor_role },
      person: line.person,
    }),
    action: line.action,
    text: line.text,
    enterprise:
      line.enterprise_id === null
        ? null
        : {
            id: line.enterprise_id,
            code: line.enterprise_code,
            name: { zh: line.enterprise_name_zh, en: line.enterprise_name_en },
          },
  }));
  const orders: Order[] = (await findOrders(tx, { incidentId: id })).map((row) =>
    orderOf(row, now),
  );
  return { ...incident, orders, log };
}

export function lockIncident(tx: Tx, id: number) {
  return tx.one<{ id: number; state: Incident['state'] }>(queries.lock, [id]);
}

/** Ids of the orders that no longer stand. */
export async function closeAndStandDown(tx: Tx, id: number, now: Date): Promise<number[]> {
  await tx.run(queries.close, [id, now]);
  return (await tx.rows<{ id: number }>(queries.standDown, [id])).map((row) => row.id);
}

export async function lockOrder(tx: Tx, id: number): Promise<OrderRow | undefined> {
  if ((await tx.one(queries.lockOrder, [id])) === undefined) return undefined;
  return (await findOrders(tx, { ids: [id] }))[0];
}

export type Answer = {
  readonly orderId: number;
  readonly state: Order['state'];
  readonly at: Date;
  readonly by: LogLine['by'];
  readonly headcount: number | null;
  readonly note: string | null;
};

export async function saveAnswer(tx: Tx, answer: Answer): Promise<void> {
  const { orderId, state, at, by, headcount, note } = answer;
  const who = [by.userId, by.username, by.role];
  await tx.run(queries.saveAnswer, [orderId, state, at, ...who, headcount, note]);
}

/** Orders that are overdue and were not told about; each is given out once. */
export async function takeOverdueOrders(tx: Tx, now: Date): Promise<number[]> {
  return (await tx.rows<{ id: number }>(queries.takeOverdue, [now])).map(({ id }) => id);
}
