import type { Touched } from '@parkwatch/domain/standard-library/touched-by';
import type { Words } from '@parkwatch/domain/text/text';
import type { StandardReevaluation } from '@parkwatch/domain/wire/standard-changes';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';

const queries = {
  judged: sql(import.meta, './list-judged-dangers.sql'),
  insert: sql(import.meta, './insert-reevaluations.sql'),
  list: sql(import.meta, './list-reevaluations.sql'),
  count: sql(import.meta, './count-reevaluations.sql'),
  complete: sql(import.meta, './complete-reevaluation.sql'),
  due: sql(import.meta, './list-due-reevaluations.sql'),
  noteTold: sql(import.meta, './note-told.sql'),
  ended: sql(import.meta, './list-ended-lines.sql'),
};

export type JudgedRow = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly line_id: number;
};
export function judgedDangers(tx: Tx, lineIds: readonly number[]): Promise<JudgedRow[]> {
  return tx.rows<JudgedRow>(queries.judged, [[...lineIds]]);
}

export type NewReevaluation = Omit<Touched, 'lineKeys'> & { readonly lineIds: readonly number[] };
/** Those that were not there, with their ids. */
export function insertReevaluations(
  tx: Tx,
  touched: readonly NewReevaluation[],
  { changeId, now, dueAt }: { changeId: number; now: Date; dueAt: Date },
): Promise<{ id: number; enterprise_id: number }[]> {
  return tx.rows(queries.insert, [changeId, now, dueAt, JSON.stringify(touched)]);
}

type Row = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly enterprise_code: string;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
  readonly reason: Words;
  readonly opened_at: Date;
  readonly due_at: Date;
  readonly by_user: number | null;
  readonly actor_name: string;
  readonly actor_role: string;
  readonly changer: PersonColumn;
  readonly has_checklist: boolean;
  readonly done_at: Date | null;
  readonly done_by: number | null;
  readonly doer_name: string | null;
  readonly doer_role: string | null;
  readonly doer: PersonColumn;
  readonly result: NonNullable<StandardReevaluation['done']>['result'] | null;
  readonly note: string | null;
  readonly lines: StandardReevaluation['lines'];
  readonly dangers: StandardReevaluation['dangers'];
};
type Page = {
  readonly id?: number;
  readonly view?: 'open' | 'overdue' | 'done' | 'all';
  readonly enterpriseId?: number | undefined;
  readonly after?: { readonly at: Date; readonly id: number } | null;
  readonly limit?: number;
};

export async function findReevaluations(
  tx: Tx,
  { id, view = 'all', enterpriseId, after, limit = 1 }: Page,
  now: Date,
): Promise<StandardReevaluation[]> {
  const params = [
    id ?? null,
    view,
    enterpriseId ?? null,
    now,
    after?.at ?? null,
    after?.id ?? null,
  ];
  const rows = await tx.rows<Row>(queries.list, [...params, limit]);
  return rows.map((row) => shown(row, now));
}

function shown(row: Row, now: Date): StandardReevaluation {
  const name = { zh: row.enterprise_name_zh, en: row.enterprise_name_en };
  const changed = { id: row.by_user, account: row.actor_name, role: row.actor_role };
  return {
    ...{ id: row.id, enterprise: { id: row.enterprise_id, code: row.enterprise_code, name } },
    ...{ reason: row.reason, openedAt: row.opened_at.toISOString() },
    openedBy: shownActor({ ...changed, person: row.changer }),
    dueAt: row.due_at.toISOString(),
    isOverdue: row.done_at === null && row.due_at <= now,
    ...{ lines: row.lines, dangers: row.dangers, hasChecklist: row.has_checklist },
    done: doneOf(row),
  };
}

function doneOf(row: Row): StandardReevaluation['done'] {
  const { done_at: at, result, note } = row;
  if (at === null || result === null || note === null) return null;
  const did = { id: row.done_by, account: row.doer_name, role: row.doer_role };
  return { at: at.toISOString(), by: shownActor({ ...did, person: row.doer }), result, note };
}

export async function countReevaluations(tx: Tx, now: Date) {
  const counted = await tx.one<{ open: number; overdue: number }>(queries.count, [now]);
  return { open: counted?.open ?? 0, overdue: counted?.overdue ?? 0 };
}

/** False when it was done before, or is not the caller's. */
export async function completeReevaluation(
  tx: Tx,
  { id, result, note }: { readonly id: number; readonly result: string; readonly note: string },
  { by, now }: { readonly by: Caller; readonly now: Date },
): Promise<boolean> {
  const params = [id, now, by.userId, by.username, by.role, result, note];
  return (await tx.run(queries.complete, params)) > 0;
}

export type DueRow = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly name_zh: string;
  readonly name_en: string;
  readonly due_at: Date;
  readonly reminded_at: Date | null;
  readonly told_overdue_at: Date | null;
  readonly lines: number;
};
export function dueReevaluations(tx: Tx, until: Date): Promise<DueRow[]> {
  return tx.rows<DueRow>(queries.due, [until]);
}

export async function noteTold(
  tx: Tx,
  told: { readonly soon: readonly number[]; readonly overdue: readonly number[] },
  now: Date,
): Promise<void> {
  await tx.run(queries.noteTold, [[...told.soon], [...told.overdue], now]);
}

export type EndedRow = {
  readonly line_id: number;
  readonly version: number;
  readonly enterprise_id: number | null;
};
/** Lines whose last day was yesterday or before, and of which nobody has been told. */
export function endedLines(tx: Tx, today: string): Promise<EndedRow[]> {
  return tx.rows<EndedRow>(queries.ended, [today]);
}
