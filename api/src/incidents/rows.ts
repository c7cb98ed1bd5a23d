import type { GasAlarm } from '@parkwatch/domain/incident/linkage';
import type { OrderLife } from '@parkwatch/domain/incident/next-order';
import { isOrderOverdue } from '@parkwatch/domain/incident/next-order';
import type { Incident, Order } from '@parkwatch/domain/wire/incidents';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';

/** Columns of `list-gas-alarms-near.sql`. */
export type NearAlarmRow = {
  id: number;
  point_id: number;
  point_kind: string;
  condition: GasAlarm['condition'];
  is_active: boolean;
  last_at: Date;
  lon: number;
  lat: number;
  substance_cas: string | null;
  facility_id: number | null;
};
/** Columns of `read-gas-alarm.sql`. */
export type GasAlarmRow = NearAlarmRow & {
  enterprise_id: number | null;
  value: number | null;
  limit_value: number | null;
  unit: string;
  point_code: string;
  point_name_zh: string;
  point_name_en: string;
  enterprise_name_zh: string | null;
  enterprise_name_en: string | null;
  facility_name_zh: string | null;
  facility_name_en: string | null;
  substance_name_zh: string | null;
  substance_name_en: string | null;
  un_number: string | null;
  confirmed_by: number | null;
  confirmed_name: string | null;
  confirmed_role: string | null;
  /** The confirming officer by name. */
  confirmer: string | null;
};

export function gasAlarmOf(row: NearAlarmRow): GasAlarm {
  return {
    alarmId: row.id,
    pointId: row.point_id,
    pointKind: row.point_kind,
    condition: row.condition,
    isActive: row.is_active,
    atMs: row.last_at.getTime(),
    at: [row.lon, row.lat],
    substanceCas: row.substance_cas,
    facilityId: row.facility_id,
  };
}

type EnterpriseColumns = {
  enterprise_code: string;
  enterprise_name_zh: string;
  enterprise_name_en: string;
};

export type IncidentRow = EnterpriseColumns & {
  id: number;
  number: string;
  title_zh: string;
  title_en: string;
  state: Incident['state'];
  substance_cas: string | null;
  substance_name_zh: string;
  substance_name_en: string;
  enterprise_id: number | null;
  lon: number;
  lat: number;
  radius_m: number;
  advisory_radius_m: number | null;
  opened_at: Date;
  opened_by: number | null;
  opener_name: string | null;
  opener_role: string | null;
  opener_person: PersonColumn;
  closed_at: Date | null;
  why: Record<string, unknown>;
  sees_park: boolean;
  alarm_ids: number[];
  order_count: number;
  unanswered_count: number;
};

/** A neighbour is told what happened and how sure it is, not the numbers of the records of whom it happened to. */
function whyOf({ why, sees_park, enterprise_id }: IncidentRow): Record<string, unknown> {
  if (sees_park || enterprise_id !== null) return why;
  const { confirmation, wind, advice } = why;
  const by = (confirmation as { by?: unknown } | undefined)?.by ?? null;
  return { confirmation: { by }, wind, advice };
}

export function incidentOf(row: IncidentRow): Incident {
  return {
    id: row.id,
    number: row.number,
    title: { zh: row.title_zh, en: row.title_en },
    state: row.state,
    substance:
      row.substance_cas === null
        ? null
        : {
            cas: row.substance_cas,
            name: { zh: row.substance_name_zh, en: row.substance_name_en },
          },
    enterprise:
      row.enterprise_id === null
        ? null
        : {
            id: row.enterprise_id,
            code: row.enterprise_code,
            name: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
          },
    location: [row.lon, row.lat],
    radiusM: row.radius_m,
    openedAt: row.opened_at.toISOString(),
    openedBy: shownActor({
      id: row.opened_by,
      account: row.opener_name,
      role: row.opener_role,
      person: row.opener_person,
    }),
    closedAt: row.closed_at?.toISOString() ?? null,
    alarmIds: row.alarm_ids,
    orderCount: row.order_count,
    unansweredCount: row.unanswered_count,
    why: whyOf(row),
    advisoryRadiusM: row.advisory_radius_m,
  };
}

export type OrderRow = EnterpriseColumns & {
  id: number;
  incident_id: number;
  kind: Order['kind'];
  instruction_zh: string;
  instruction_en: string;
  distance_m: number;
  is_downwind: boolean | null;
  state: Order['state'];
  issued_at: Date;
  due_at: Date;
  acknowledged_at: Date | null;
  acknowledged_by: number | null;
  answerer_name: string | null;
  answerer_role: string | null;
  person: PersonColumn;
  headcount: number | null;
  note: string | null;
  enterprise_id: number;
};

export function orderLifeOf(row: OrderRow): OrderLife {
  const { acknowledged_at: at, acknowledged_by: by, headcount, note } = row;
  return {
    state: row.state,
    enterpriseId: row.enterprise_id,
    issuedAtMs: row.issued_at.getTime(),
    dueAtMs: row.due_at.getTime(),
    answered: at === null || by === null ? null : { atMs: at.getTime(), by, headcount, note },
  };
}

export function orderOf(row: OrderRow, now: Date): Order {
  return {
    id: row.id,
    incidentId: row.incident_id,
    enterprise: {
      id: row.enterprise_id,
      code: row.enterprise_code,
      name: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
    },
    kind: row.kind,
    instruction: { zh: row.instruction_zh, en: row.instruction_en },
    distanceM: row.distance_m,
    isDownwind: row.is_downwind,
    state: row.state,
    issuedAt: row.issued_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    isOverdue: isOrderOverdue(orderLifeOf(row), now.getTime()),
    acknowledged: row.acknowledged_at && {
      at: row.acknowledged_at.toISOString(),
      by: shownActor({
        id: row.acknowledged_by,
        account: row.answerer_name,
        role: row.answerer_role,
        person: row.person,
      }),
      headcount: row.headcount,
      note: row.note,
    },
  };
}
