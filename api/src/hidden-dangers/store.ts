import type { HiddenDangerLife } from '@parkwatch/domain/hidden-danger/next-hidden-danger';
import type { TakenStep } from '@parkwatch/domain/escalation/due-steps';
import type { Words } from '@parkwatch/domain/text/text';
import type { HiddenDanger, TrailEntry } from '@parkwatch/domain/wire/hidden-dangers';
import { attachmentsOf } from '../attachments/store.ts';
import type { Tx } from '../db/database.ts';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { jsonOrNull, sql } from '../db/sql.ts';
import type { Judged } from './standard-of.ts';

const queries = {
  place: sql(import.meta, './find-report-place.sql'),
  insert: sql(import.meta, './insert-danger.sql'),
  update: sql(import.meta, './update-danger.sql'),
  event: sql(import.meta, './insert-event.sql'),
  trail: sql(import.meta, './list-trail.sql'),
  taken: sql(import.meta, './list-taken-steps.sql'),
};

export type ReportPlace = {
  has_facility: boolean;
  has_alarm: boolean;
  lon: number | null;
  lat: number | null;
};
type Named = { enterpriseId: number; facilityId: number | null; alarmId: number | null };

export function findReportPlace(tx: Tx, named: Named): Promise<ReportPlace | undefined> {
  const { enterpriseId, facilityId, alarmId } = named;
  return tx.one<ReportPlace>(queries.place, [enterpriseId, facilityId, alarmId]);
}

export type NewDanger = Named &
  Pick<HiddenDanger, 'number' | 'title' | 'description' | 'category' | 'grade' | 'location'> & {
    readonly at: Date;
    readonly by: number | null;
    /** The line of the library by which it is judged. */
    readonly standard: Judged | null;
  };

export async function insertDanger(tx: Tx, danger: NewDanger): Promise<number> {
  const { number, enterpriseId, facilityId, alarmId, title, description } = danger;
  const names = [number, enterpriseId, facilityId, alarmId, title, description];
  const { category, grade, location, at, by, standard } = danger;
  const row = await tx.one<{ id: number }>(queries.insert, [
    ...names,
    ...[category, grade, ...location, at, by],
    ...[standard?.lineId ?? null, standard?.version ?? null],
  ]);
  return row!.id;
}

/** Who did what with this change; absent ones stay as they were. */
export type DoneBy = {
  readonly dispatchedBy?: number | null;
  readonly rectifiedBy?: number | null;
  readonly closedBy?: number | null;
};

export async function saveLife(
  tx: Tx,
  id: number,
  { life, by }: { life: HiddenDangerLife; by: DoneBy },
): Promise<void> {
  const at = (ms: number | null) => (ms === null ? null : new Date(ms));
  await tx.run(queries.update, [
    ...[id, life.state, life.grade, life.category],
    ...[at(life.dispatchedAtMs), at(life.respondByMs), at(life.respondedAtMs)],
    ...[at(life.deadlineMs), at(life.answeredAtMs), at(life.acceptedAtMs)],
    ...[at(life.closedAtMs), at(life.lookBackAtMs), life.acceptedBy, life.duplicateOf],
    life.returnedCount,
    ...[by.dispatchedBy ?? null, by.rectifiedBy ?? null, by.closedBy ?? null],
  ]);
}

export type NewEvent = {
  readonly dangerId: number;
  readonly at: Date;
  readonly by: { readonly userId: number | null; readonly username: string; readonly role: string };
  readonly action: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly text: Words | null;
  readonly attachmentIds?: readonly number[];
  readonly data?: Readonly<Record<string, unknown>>;
  readonly stepKey?: string;
  /** The interim measure that it is about. */
  readonly interimMeasureId?: number;
};

/** False when it is a step of a ladder, or a notice, that was taken before. */
export async function insertEvent(tx: Tx, event: NewEvent): Promise<boolean> {
  const { dangerId, at, by, action, from, to, text } = event;
  const { attachmentIds = [], data = {}, stepKey = null, interimMeasureId = null } = event;
  const count = await tx.run(queries.event, [
    ...[dangerId, at, by.userId, by.username, by.role, action, from, to, jsonOrNull(text)],
    ...[[...attachmentIds], JSON.stringify(data), stepKey, interimMeasureId],
  ]);
  return count === 1;
}

type TrailRow = {
  at: Date;
  user_id: number | null;
  actor_name: string;
  actor_role: string;
  person: PersonColumn;
  action: string;
  from_state: string | null;
  to_state: string | null;
  text: Words | null;
  attachment_ids: number[];
  data: Record<string, unknown>;
};

export async function trailOf(tx: Tx, dangerId: number) {
  const attachments = await attachmentsOf(tx, dangerId);
  const rows = await tx.rows<TrailRow>(queries.trail, [dangerId]);
  const trail = rows.map((row): TrailEntry => ({
    at: row.at.toISOString(),
    by: shownActor({
      ...{ id: row.user_id, account: row.actor_name, role: row.actor_role, person: row.person },
    }),
    action: row.action,
    from: row.from_state,
    to: row.to_state,
    text: row.text,
    attachments: attachments.filter(({ id }) => row.attachment_ids.includes(id)),
    data: row.data,
  }));
  return { trail, attachments };
}

/** Rungs already taken, by hidden danger. */
export async function takenSteps(
  tx: Tx,
  dangerIds: readonly number[],
): Promise<Map<number, TakenStep[]>> {
  type Row = Pick<TakenStep, 'key' | 'action'> & {
    hidden_danger_id: number;
    ended_at: Date | null;
  };
  const taken = new Map<number, TakenStep[]>(dangerIds.map((id) => [id, []]));
  for (const row of await tx.rows<Row>(queries.taken, [[...dangerIds]])) {
    const { key, action, ended_at: endedAt } = row;
    const step = endedAt === null ? { key, action } : { key, action, endedAtMs: endedAt.getTime() };
    taken.get(row.hidden_danger_id)!.push(step);
  }
  return taken;
}
