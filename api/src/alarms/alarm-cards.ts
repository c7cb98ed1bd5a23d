import type { Words } from '@parkwatch/domain/text/text';
import type { ALARM_STATES } from '@parkwatch/domain/wire/alarms';
import type { Alarm, AlarmTransition } from '@parkwatch/domain/wire/alarms';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';

const queries = {
  list: sql(import.meta, './list-alarms.sql'),
  count: sql(import.meta, './count-alarms.sql'),
  byId: sql(import.meta, './read-alarm-cards.sql'),
  transitions: sql(import.meta, './list-transitions.sql'),
  dangers: sql(import.meta, './list-dangers-of-place.sql'),
  earlier: sql(import.meta, './count-earlier-alarms.sql'),
};

export type Card = {
  id: number;
  rule_id: string;
  condition: Alarm['condition'];
  priority: Alarm['priority'];
  state: Alarm['state'];
  raised_at: Date;
  last_at: Date;
  cleared_at: Date | null;
  value: number | null;
  peak_value: number | null;
  limit_value: number | null;
  occurrences: number;
  explain: Record<string, unknown>;
  incident_id: number | null;
  point_id: number;
  point_code: string;
  point_name_zh: string;
  point_name_en: string;
  point_kind: string;
  unit: string;
  lon: number;
  lat: number;
  enterprise_id: number | null;
  enterprise_code: string;
  enterprise_name_zh: string;
  enterprise_name_en: string;
  facility_id: number | null;
  facility_code: string;
  facility_name_zh: string;
  facility_name_en: string;
  cas: string | null;
  substance_name_zh: string;
  substance_name_en: string;
  acked_at: Date | null;
  acked_by: number | null;
  acked_name: string | null;
  acked_role: string | null;
  acked_person: PersonColumn;
  confirmed_at: Date | null;
  confirmed_by: number | null;
  confirmed_name: string | null;
  confirmed_role: string | null;
  confirmed_person: PersonColumn;
  shelved_until: Date | null;
  shelve_reason: string | null;
  shelved_by: number | null;
  shelved_name: string | null;
  shelved_role: string | null;
  shelved_person: PersonColumn;
};

function byOf(card: Card, did: 'acked' | 'confirmed' | 'shelved') {
  return shownActor({
    id: card[`${did}_by`],
    account: card[`${did}_name`],
    role: card[`${did}_role`],
    person: card[`${did}_person`],
  });
}

/** The alarm of the wire contract. */
export function fromCard(card: Card): Alarm {
  const { acked_at, confirmed_at, shelved_until } = card;
  return {
    id: card.id,
    point: {
      id: card.point_id,
      code: card.point_code,
      name: { zh: card.point_name_zh, en: card.point_name_en },
      kind: card.point_kind,
      unit: card.unit,
    },
    ...placeOf(card),
    ruleId: card.rule_id,
    condition: card.condition,
    priority: card.priority,
    state: card.state,
    raisedAt: card.raised_at.toISOString(),
    lastAt: card.last_at.toISOString(),
    clearedAt: card.cleared_at?.toISOString() ?? null,
    value: card.value,
    peakValue: card.peak_value,
    limit: card.limit_value,
    occurrences: card.occurrences,
    acknowledged: acked_at && {
      at: acked_at.toISOString(),
      by: byOf(card, 'acked'),
    },
    confirmed: confirmed_at && {
      at: confirmed_at.toISOString(),
      by: byOf(card, 'confirmed'),
    },
    shelved:
      shelved_until &&
      (card.state === 'shelved'
        ? {
            until: shelved_until.toISOString(),
            reason: card.shelve_reason ?? '',
            by: byOf(card, 'shelved'),
          }
        : null),
    incidentId: card.incident_id,
    explain: card.explain,
  };
}

function placeOf(card: Card): Pick<Alarm, 'enterprise' | 'facility' | 'substance' | 'location'> {
  const { enterprise_id, facility_id, cas } = card;
  return {
    enterprise:
      enterprise_id === null
        ? null
        : {
            id: enterprise_id,
            code: card.enterprise_code,
            name: { zh: card.enterprise_name_zh, en: card.enterprise_name_en },
          },
    facility:
      facility_id === null
        ? null
        : {
            id: facility_id,
            code: card.facility_code,
            name: { zh: card.facility_name_zh, en: card.facility_name_en },
          },
    substance:
      cas === null
        ? null
        : { cas, name: { zh: card.substance_name_zh, en: card.substance_name_en } },
    location: [card.lon, card.lat],
  };
}

/** Alarms by id, as the caller's scope shows them. */
export async function alarmCards(tx: Tx, ids: readonly number[]): Promise<Alarm[]> {
  return (await tx.rows<Card>(queries.byId, [ids])).map(fromCard);
}

export type AlarmFilter = {
  readonly states: readonly (typeof ALARM_STATES)[number][];
  readonly enterpriseId?: number | undefined;
  readonly pointId?: number | undefined;
  readonly priority?: Alarm['priority'] | undefined;
};

export type AlarmPage = { items: Alarm[]; nextCursor: string | null; total: number };

/** Alarms by the time at which they were raised, the newest first. */
export async function alarmPage(
  tx: Tx,
  filter: AlarmFilter,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<AlarmPage> {
  const after = readPageCursor(cursor);
  // One more than asked for tells whether there is another page.
  const page = [...columns(filter), after?.at ?? null, after?.id ?? null, limit + 1];
  const cards = await tx.rows<Card>(queries.list, page);
  const items = cards.slice(0, limit).map(fromCard);
  const last = cards.length > limit ? items.at(-1) : undefined;
  const nextCursor = last ? pageCursor({ at: last.raisedAt, id: last.id }) : null;
  return { items, nextCursor, total: await countAlarms(tx, filter) };
}

/** How many alarms all pages hold. */
export async function countAlarms(tx: Tx, filter: AlarmFilter): Promise<number> {
  return (await tx.one<{ total: number }>(queries.count, columns(filter)))?.total ?? 0;
}

/** The first four parameters of every list. */
export function columns({ states, enterpriseId, pointId, priority }: AlarmFilter): unknown[] {
  return [states, enterpriseId ?? null, pointId ?? null, priority ?? null];
}

type TransitionRow = {
  at: Date;
  from_state: Alarm['state'];
  to_state: Alarm['state'];
  action: string;
  user_id: number | null;
  actor_name: string;
  actor_role: string;
  person: PersonColumn;
  why: Words | null;
};

export async function historyOf(tx: Tx, alarmId: number): Promise<AlarmTransition[]> {
  const rows = await tx.rows<TransitionRow>(queries.transitions, [alarmId]);
  return rows.map((row) => ({
    at: row.at.toISOString(),
    from: row.from_state,
    to: row.to_state,
    action: row.action,
    by: shownActor({
      ...{ id: row.user_id, account: row.actor_name, role: row.actor_role, person: row.person },
    }),
    why: row.why,
  }));
}

/** What the place already had against it. */
export async function historyOfPlace(tx: Tx, alarmId: number, now: Date) {
  type Danger = { id: number; number: string; title: string; state: string; isOverdue: boolean };
  const openHiddenDangers = await tx.rows<Danger>(queries.dangers, [alarmId, now]);
  const counted = await tx.one<{ earlier: number }>(queries.earlier, [alarmId]);
  return { openHiddenDangers, earlierAlarms30d: counted?.earlier ?? 0 };
}
