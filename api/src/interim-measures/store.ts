import { actorGroupOf } from '@parkwatch/domain/hidden-danger/life';
import { interimStateAt } from '@parkwatch/domain/hidden-danger/interim-measure';
import type { InterimKind, InterimLife } from '@parkwatch/domain/hidden-danger/interim-measure';
import type { Role } from '@parkwatch/domain/access/roles';
import type { Words } from '@parkwatch/domain/text/text';
import type { HiddenDanger, InterimMeasure } from '@parkwatch/domain/wire/hidden-dangers';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';

const queries = {
  insert: sql(import.meta, './insert-measure.sql'),
  extend: sql(import.meta, './extend-measure.sql'),
  end: sql(import.meta, './end-measure.sql'),
  endStanding: sql(import.meta, './end-standing-measures.sql'),
  danger: sql(import.meta, './find-danger.sql'),
  list: sql(import.meta, './list-measures.sql'),
  ending: sql(import.meta, './list-ending-measures.sql'),
};

type By = Pick<Caller, 'userId' | 'username' | 'role'>;

export type NewMeasure = {
  readonly dangerId: number;
  readonly enterpriseId: number;
  readonly kind: InterimKind;
  readonly measure: string;
  readonly responsible: string;
  readonly until: Date;
};

export async function insertMeasure(
  tx: Tx,
  measure: NewMeasure,
  { now, by }: { now: Date; by: By },
): Promise<number> {
  const { dangerId, enterpriseId, kind, measure: words, responsible, until } = measure;
  const row = await tx.one<{ id: number }>(queries.insert, [
    ...[dangerId, enterpriseId, kind, words, responsible, now],
    ...[by.userId, by.username, by.role, until],
  ]);
  return row!.id;
}

export async function extendMeasure(
  tx: Tx,
  id: number,
  { until, now }: { until: Date; now: Date },
): Promise<void> {
  await tx.run(queries.extend, [id, until, now]);
}

export async function endMeasure(
  tx: Tx,
  id: number,
  { now, by, why }: { now: Date; by: By; why: string },
): Promise<void> {
  await tx.run(queries.end, [id, now, by.userId, by.username, by.role, JSON.stringify(why)]);
}

/** Ids of those that stood. */
export async function endStandingMeasures(
  tx: Tx,
  dangerId: number,
  { now, why }: { now: Date; why: Words },
): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(queries.endStanding, [
    ...[dangerId, now, JSON.stringify(why)],
  ]);
  return rows.map(({ id }) => id);
}

export async function dangerOfMeasure(tx: Tx, id: number): Promise<number | undefined> {
  const row = await tx.one<{ hidden_danger_id: number }>(queries.danger, [id]);
  return row?.hidden_danger_id;
}

type MeasureRow = {
  readonly id: number;
  readonly kind: InterimKind;
  readonly measure: string;
  readonly responsible: string;
  readonly added_at: Date;
  readonly added_by: number | null;
  readonly adder_name: string;
  readonly adder_role: Role;
  readonly adder: PersonColumn;
  readonly until: Date;
  readonly decided_at: Date;
  readonly extended_count: number;
  readonly ended_at: Date | null;
  readonly ended_by: number | null;
  readonly ender_name: string | null;
  readonly ender_role: string | null;
  readonly ender: PersonColumn;
  readonly ended_why: Words | null;
  readonly version: number;
};

/** What its life turns on, and what is shown of it. */
export type StoredMeasure = { readonly life: InterimLife; readonly shown: InterimMeasure };

/** Of one danger, in the order in which people read them. */
export async function listMeasures(tx: Tx, dangerId: number, now: Date): Promise<StoredMeasure[]> {
  const rows = await tx.rows<MeasureRow>(queries.list, [dangerId]);
  return rows.map((row) => ({ life: lifeOf(row), shown: shownOf(row, now) }));
}

function lifeOf(row: MeasureRow): InterimLife {
  return {
    side: actorGroupOf(row.adder_role),
    untilMs: row.until.getTime(),
    decidedAtMs: row.decided_at.getTime(),
    extendedCount: row.extended_count,
    endedAtMs: row.ended_at?.getTime() ?? null,
  };
}

function shownOf(row: MeasureRow, now: Date): InterimMeasure {
  const { id, kind, measure, responsible, version, ended_at: endedAt, ended_why: why } = row;
  const adder = { id: row.added_by, account: row.adder_name, role: row.adder_role };
  const ender = { id: row.ended_by, account: row.ender_name, role: row.ender_role };
  return {
    ...{ id, kind, measure, responsible, version },
    state: interimStateAt(lifeOf(row), now.getTime()),
    addedAt: row.added_at.toISOString(),
    addedBy: shownActor({ ...adder, person: row.adder }),
    until: row.until.toISOString(),
    extendedCount: row.extended_count,
    ended:
      endedAt === null || why === null
        ? null
        : { at: endedAt.toISOString(), by: shownActor({ ...ender, person: row.ender }), why },
  };
}

/** What stands and ends soon, with what was told of it. */
export type EndingMeasure = {
  readonly id: number;
  readonly hidden_danger_id: number;
  readonly enterprise_id: number;
  readonly number: string;
  readonly state: HiddenDanger['state'];
  readonly measure: string;
  readonly responsible: string;
  readonly until: Date;
  readonly decided_at: Date;
  readonly told: readonly string[];
};

/**
 * @param before    those that end until then
 * @param dangerId  only of this hidden danger
 */
export function endingMeasures(tx: Tx, before: Date, dangerId?: number): Promise<EndingMeasure[]> {
  return tx.rows<EndingMeasure>(queries.ending, [before, dangerId ?? null]);
}
