import {
  isLookBackDue,
  isOverdueHiddenDanger,
  isUnansweredHiddenDanger,
} from '@parkwatch/domain/hidden-danger/next-hidden-danger';
import type { HiddenDangerLife } from '@parkwatch/domain/hidden-danger/next-hidden-danger';
import { isOpenHiddenDanger } from '@parkwatch/domain/hidden-danger/life';
import { HIDDEN_DANGER_STATES } from '@parkwatch/domain/wire/hidden-dangers';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import type { Tx } from '../db/database.ts';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';

const queries = {
  list: sql(import.meta, './list-hidden-dangers.sql'),
  count: sql(import.meta, './count-hidden-dangers.sql'),
  byId: sql(import.meta, './read-danger-cards.sql'),
  lock: sql(import.meta, './lock-danger.sql'),
  late: sql(import.meta, './list-late-dangers.sql'),
};

/** A row of hidden_danger_card. */
export type DangerCard = {
  id: number;
  number: string;
  title: string;
  description: string;
  alarm_id: number | null;
  category: HiddenDanger['category'];
  grade: HiddenDanger['grade'];
  state: HiddenDanger['state'];
  lon: number;
  lat: number;
  reported_at: Date;
  reported_by: number | null;
  reporter_name: string | null;
  reporter_role: string | null;
  reporter_person: PersonColumn;
  dispatched_at: Date | null;
  respond_by: Date | null;
  responded_at: Date | null;
  deadline: Date | null;
  answered_at: Date | null;
  accepted_at: Date | null;
  accepted_by: number | null;
  closed_at: Date | null;
  look_back_at: Date | null;
  duplicate_of: number | null;
  duplicate_number: string | null;
  postponement_until: Date | null;
  postponement_asked_at: Date | null;
  progress_percent: number | null;
  progress_at: Date | null;
  returned_count: number;
  enterprise_id: number;
  enterprise_code: string;
  enterprise_name_zh: string;
  enterprise_name_en: string;
  facility_id: number | null;
  facility_code: string;
  facility_name_zh: string;
  facility_name_en: string;
  escalation_step: string | null;
  escalation_at: Date | null;
  rectifiers: number[];
  interim_standing: number;
  interim_until: Date | null;
  interim_changed_at: Date | null;
};

/** The part of it that its loop turns on. */
export function lifeOf(card: DangerCard): HiddenDangerLife {
  const ms = (at: Date | null) => at?.getTime() ?? null;
  return {
    ...{ state: card.state, grade: card.grade, category: card.category },
    enterpriseId: card.enterprise_id,
    dispatchedAtMs: ms(card.dispatched_at),
    respondByMs: ms(card.respond_by),
    respondedAtMs: ms(card.responded_at),
    deadlineMs: ms(card.deadline),
    answeredAtMs: ms(card.answered_at),
    acceptedAtMs: ms(card.accepted_at),
    closedAtMs: ms(card.closed_at),
    lookBackAtMs: ms(card.look_back_at),
    duplicateOf: card.duplicate_of,
    rectifiedBy: card.rectifiers,
    acceptedBy: card.accepted_by,
    returnedCount: card.returned_count,
  };
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** The hidden danger of the wire contract. */
export function fromCard(card: DangerCard, now: Date): HiddenDanger {
  const { id, number, title, description, alarm_id: alarmId, category, grade, state } = card;
  return {
    ...{ id, number, title, description, alarmId, category, grade, state },
    ...placeOf(card),
    ...timesOf(card),
    ...standingOf(card, now),
    reportedBy: shownActor({
      id: card.reported_by,
      account: card.reporter_name,
      role: card.reporter_role,
      person: card.reporter_person,
    }),
    returnedCount: card.returned_count,
    duplicateOf:
      card.duplicate_of === null || card.duplicate_number === null
        ? null
        : { id: card.duplicate_of, number: card.duplicate_number },
  };
}

function placeOf(card: DangerCard): Pick<HiddenDanger, 'enterprise' | 'facility' | 'location'> {
  return {
    enterprise: {
      id: card.enterprise_id,
      code: card.enterprise_code,
      name: { zh: card.enterprise_name_zh, en: card.enterprise_name_en },
    },
    facility:
      card.facility_id === null
        ? null
        : {
            id: card.facility_id,
            code: card.facility_code,
            name: { zh: card.facility_name_zh, en: card.facility_name_en },
          },
    location: [card.lon, card.lat],
  };
}

function timesOf(card: DangerCard) {
  return {
    reportedAt: card.reported_at.toISOString(),
    dispatchedAt: iso(card.dispatched_at),
    respondBy: iso(card.respond_by),
    respondedAt: iso(card.responded_at),
    deadline: iso(card.deadline),
    answeredAt: iso(card.answered_at),
    acceptedAt: iso(card.accepted_at),
    closedAt: iso(card.closed_at),
    lookBackAt: iso(card.look_back_at),
  };
}

/** How it stands now: what is late, how far it is, what protects meanwhile. */
function standingOf(card: DangerCard, now: Date) {
  const life = lifeOf(card);
  return {
    isOverdue: isOverdueHiddenDanger(life, now.getTime()),
    isUnanswered: isUnansweredHiddenDanger(life, now.getTime()),
    isLookBackDue: isLookBackDue(life, now.getTime()),
    progress:
      card.progress_percent === null || card.progress_at === null
        ? null
        : { percent: card.progress_percent, at: card.progress_at.toISOString() },
    postponement:
      card.postponement_until === null || card.postponement_asked_at === null
        ? null
        : {
            until: card.postponement_until.toISOString(),
            askedAt: card.postponement_asked_at.toISOString(),
          },
    escalation:
      card.escalation_step === null || card.escalation_at === null
        ? null
        : { step: card.escalation_step, at: card.escalation_at.toISOString() },
    interim:
      card.interim_changed_at === null
        ? null
        : {
            standing: card.interim_standing,
            until: iso(card.interim_until),
            changedAt: card.interim_changed_at.toISOString(),
          },
  };
}

/** As the caller's scope shows it. */
export function readDanger(tx: Tx, id: number): Promise<DangerCard | undefined> {
  return tx.one<DangerCard>(queries.byId, [[id]]);
}

/** The same, kept from others until the transaction ends. */
export async function lockDanger(tx: Tx, id: number): Promise<DangerCard | undefined> {
  if ((await tx.one(queries.lock, [id])) === undefined) return undefined;
  return readDanger(tx, id);
}

/** Those on which a rung of the ladder may be due. */
export function lateDangers(tx: Tx, now: Date): Promise<DangerCard[]> {
  return tx.rows<DangerCard>(queries.late, [now]);
}

const OPEN = HIDDEN_DANGER_STATES.filter(isOpenHiddenDanger);
const VIEW_STATES = {
  open: OPEN,
  // While an answer waits for acceptance the delay is not the enterprise's.
  overdue: ['dispatched', 'rectifying'],
  'to-close': ['accepted'],
  'look-back': ['closed'],
  closed: ['closed', 'archived', 'refused', 'withdrawn'],
  all: HIDDEN_DANGER_STATES,
} as const satisfies Record<string, readonly HiddenDanger['state'][]>;

export type DangerFilter = {
  readonly view: keyof typeof VIEW_STATES;
  readonly enterpriseId?: number | undefined;
};
export type AfterDanger = { readonly reportedAt: Date; readonly id: number };

export async function dangerPage(
  tx: Tx,
  { view, enterpriseId }: DangerFilter,
  { after, limit, now }: { after: AfterDanger | null; limit: number; now: Date },
): Promise<{ items: HiddenDanger[]; total: number }> {
  const wanted = [
    ...[[...VIEW_STATES[view]], enterpriseId ?? null],
    ...[view === 'overdue' ? now : null, view === 'look-back' ? now : null],
  ];
  const page = [...wanted, after?.reportedAt ?? null, after?.id ?? null, limit];
  const cards = await tx.rows<DangerCard>(queries.list, page);
  const counted = await tx.one<{ total: number }>(queries.count, wanted);
  return { items: cards.map((card) => fromCard(card, now)), total: counted?.total ?? 0 };
}
