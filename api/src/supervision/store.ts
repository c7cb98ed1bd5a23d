import type { CheckLine } from '@parkwatch/domain/supervision-plan/check-lines';
import type { TaskKind } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { Words } from '@parkwatch/domain/text/text';
import type {
  SupervisionCounts,
  SupervisionPlan,
  SupervisionTask,
  SupervisionTaskDetail,
} from '@parkwatch/domain/wire/supervision';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { taskPhotos } from '../attachments/store.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';

const queries = {
  list: sql(import.meta, './list-tasks.sql'),
  trail: sql(import.meta, './list-trail.sql'),
  lock: sql(import.meta, './lock-task.sql'),
  finish: sql(import.meta, './finish-task.sql'),
  assign: sql(import.meta, './assign-task.sql'),
  assignOpen: sql(import.meta, './assign-open-visits.sql'),
  plans: sql(import.meta, './list-plans.sql'),
  inspectors: sql(import.meta, './list-inspectors.sql'),
  name: sql(import.meta, './name-inspector.sql'),
  unname: sql(import.meta, './unname-inspector.sql'),
  count: sql(import.meta, './count-tasks.sql'),
};

type TaskRow = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly enterprise_code: string;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
  readonly kind: TaskKind;
  readonly every: SupervisionTask['every'];
  readonly colour: SupervisionTask['colour'];
  readonly rule_version: number;
  readonly reasons: SupervisionTask['reasons'];
  readonly checklist: SupervisionTask['checklist'];
  readonly from_at: Date;
  readonly due_at: Date;
  readonly state: SupervisionTask['state'];
  readonly assigned_to: number | null;
  readonly assignee: (PersonColumn & { readonly username?: string }) | null;
  readonly tightened_at: Date | null;
  readonly withdraw_at: Date | null;
  readonly missed_at: Date | null;
  readonly reminded_at: Date | null;
  readonly reminded_count: number;
  readonly done_at: Date | null;
  readonly done_by: number | null;
  readonly doer_name: string | null;
  readonly doer_role: string | null;
  readonly doer: PersonColumn;
  readonly results: NonNullable<SupervisionTask['done']>['results'] | null;
  readonly faults: number | null;
  readonly note: string | null;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_by: number | null;
  readonly withdrawer_name: string | null;
  readonly withdrawer_role: string | null;
  readonly withdrawer: PersonColumn;
  readonly withdrawn_why: Words | null;
};

export type TaskPage = {
  readonly id?: number;
  readonly states?: readonly SupervisionTask['state'][];
  readonly enterpriseId?: number | undefined;
  readonly kind?: TaskKind | 'visit' | undefined;
  readonly assignedTo?: number | null;
  readonly isDueFirst?: boolean;
  readonly after?: { readonly at: Date; readonly id: number } | null;
  readonly limit: number;
};

export async function findTasks(tx: Tx, page: TaskPage): Promise<SupervisionTask[]> {
  const { id, states, enterpriseId, kind, assignedTo, isDueFirst = false, after, limit } = page;
  const rows = await tx.rows<TaskRow>(queries.list, [
    ...[id ?? null, states === undefined ? null : [...states], enterpriseId ?? null, kind ?? null],
    ...[assignedTo ?? null, isDueFirst, after?.at ?? null, after?.id ?? null, limit],
  ]);
  return rows.map(taskOf);
}

const isoOf = (at: Date | null) => at?.toISOString() ?? null;

function taskOf(row: TaskRow): SupervisionTask {
  return {
    ...{ id: row.id, kind: row.kind, every: row.every, colour: row.colour, state: row.state },
    enterprise: {
      ...{ id: row.enterprise_id, code: row.enterprise_code },
      name: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
    },
    ...{ ruleVersion: row.rule_version, reasons: row.reasons, checklist: row.checklist },
    ...{ fromAt: row.from_at.toISOString(), dueAt: row.due_at.toISOString() },
    assignedTo: assigneeOf(row),
    ...{ tightenedAt: isoOf(row.tightened_at), withdrawAt: isoOf(row.withdraw_at) },
    ...{ missedAt: isoOf(row.missed_at), remindedAt: isoOf(row.reminded_at) },
    remindedCount: row.reminded_count,
    done: doneOf(row),
    withdrawn: withdrawnOf(row),
  };
}

/** Only inspectors are named for a task. */
function assigneeOf({ assigned_to: id, assignee }: TaskRow): SupervisionTask['assignedTo'] {
  if (id === null) return null;
  return shownActor({
    ...{ id, account: assignee?.username ?? null, role: 'inspector', person: assignee },
  });
}

function doneOf(row: TaskRow): SupervisionTask['done'] {
  const { done_at: at, results, faults, note } = row;
  if (at === null || results === null || faults === null) return null;
  const by = shownActor({
    ...{ id: row.done_by, account: row.doer_name, role: row.doer_role, person: row.doer },
  });
  return { at: at.toISOString(), by, results, faults, note };
}

function withdrawnOf(row: TaskRow): SupervisionTask['withdrawn'] {
  const { withdrawn_at: at, withdrawn_why: why } = row;
  if (at === null || why === null) return null;
  const by = shownActor({
    ...{ id: row.withdrawn_by, account: row.withdrawer_name, role: row.withdrawer_role },
    person: row.withdrawer,
  });
  return { at: at.toISOString(), by, why };
}

/** Undefined: there is none that the caller may see. */
export async function findTask(tx: Tx, id: number): Promise<SupervisionTaskDetail | undefined> {
  const [task] = await findTasks(tx, { id, limit: 1 });
  if (task === undefined) return undefined;
  type Row = {
    at: Date;
    action: string;
    text: Words | null;
    user_id: number | null;
    actor_name: string;
    actor_role: string;
    person: PersonColumn;
  };
  const trail = (await tx.rows<Row>(queries.trail, [id])).map((row) => ({
    ...{ at: row.at.toISOString(), action: row.action, text: row.text },
    by: shownActor({
      ...{ id: row.user_id, account: row.actor_name, role: row.actor_role, person: row.person },
    }),
  }));
  return { ...task, trail, attachments: await taskPhotos(tx, id) };
}

export type LockedTask = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly kind: TaskKind;
  readonly state: SupervisionTask['state'];
  readonly checklist: readonly CheckLine[];
  readonly assigned_to: number | null;
  readonly due_at: Date;
};

export function lockTask(tx: Tx, id: number): Promise<LockedTask | undefined> {
  return tx.one<LockedTask>(queries.lock, [id]);
}

type Finished = Pick<NonNullable<SupervisionTask['done']>, 'results' | 'faults' | 'note'>;

export async function finishTask(
  tx: Tx,
  id: number,
  { results, faults, note, by, now }: Finished & { readonly by: Caller; readonly now: Date },
): Promise<void> {
  const who = [by.userId, by.username, by.role];
  await tx.run(queries.finish, [id, JSON.stringify(results), faults, note, now, ...who]);
}

export async function assignTask(tx: Tx, id: number, userId: number | null): Promise<void> {
  await tx.run(queries.assign, [id, userId]);
}

type PlanRow = {
  readonly enterprise_id: number;
  readonly enterprise_code: string;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
  readonly colour: SupervisionPlan['colour'];
  readonly from_at: Date;
  readonly change: SupervisionPlan['change'];
  readonly zone_set_id: number | null;
  readonly first_at: Date;
  readonly reasons: SupervisionPlan['reasons'];
  readonly inspector_id: number | null;
  readonly inspector_name: string | null;
  readonly open_tasks: number;
  readonly missed_tasks: number;
  readonly last_done_at: Date | null;
};
/** A plan as it is stored: what the map shows now and the lines of the rules come from elsewhere. */
export type StoredPlan = Omit<
  SupervisionPlan,
  'shown' | 'shownSince' | 'heldUntil' | 'lines' | 'trend'
> & { readonly firstMs: number };

export async function findPlans(tx: Tx, enterpriseId: number | null): Promise<StoredPlan[]> {
  return (await tx.rows<PlanRow>(queries.plans, [enterpriseId])).map((row) => ({
    enterprise: {
      ...{ id: row.enterprise_id, code: row.enterprise_code },
      name: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
    },
    ...{ colour: row.colour, since: row.from_at.toISOString(), change: row.change },
    ...{ zoneSetId: row.zone_set_id, reasons: row.reasons, firstMs: row.first_at.getTime() },
    ...{ openTasks: row.open_tasks, missedTasks: row.missed_tasks },
    lastDoneAt: isoOf(row.last_done_at),
    inspector:
      row.inspector_id === null
        ? null
        : { id: row.inspector_id, name: row.inspector_name ?? String(row.inspector_id) },
  }));
}

export type Inspector = { readonly id: number; readonly name: string; readonly openTasks: number };

/** Scope system: accounts are seen by the administration only. */
export async function findInspectors(tx: Tx): Promise<Inspector[]> {
  type Row = { id: number; name: string; open_tasks: number };
  return (await tx.rows<Row>(queries.inspectors)).map((row) => ({
    ...{ id: row.id, name: row.name, openTasks: row.open_tasks },
  }));
}

/** From now on an enterprise's visits are this inspector's, those that wait as well; null: whoever takes them. */
export async function setInspector(
  tx: Tx,
  named: { readonly enterpriseId: number; readonly userId: number | null },
  { by, now }: { readonly by: Caller; readonly now: Date },
): Promise<void> {
  const { enterpriseId, userId } = named;
  const who = [by.userId, by.username, by.role];
  if (userId === null) await tx.run(queries.unname, [enterpriseId]);
  else await tx.run(queries.name, [enterpriseId, userId, now, ...who]);
  await tx.run(queries.assignOpen, [enterpriseId, userId]);
}

export type CountRow = Omit<SupervisionCounts, 'due' | 'share'> & {
  readonly enterprise: SupervisionTask['enterprise'];
  readonly kind: TaskKind;
};

export async function countTasks(tx: Tx, from: Date, now: Date): Promise<CountRow[]> {
  type Row = {
    enterprise_id: number;
    enterprise_code: string;
    enterprise_name_zh: string;
    enterprise_name_en: string;
    kind: TaskKind;
    on_time: number;
    late: number;
    missed: number;
    withdrawn: number;
  };
  return (await tx.rows<Row>(queries.count, [from, now])).map((row) => ({
    enterprise: {
      ...{ id: row.enterprise_id, code: row.enterprise_code },
      name: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
    },
    ...{ kind: row.kind, onTime: row.on_time, late: row.late, missed: row.missed },
    withdrawn: row.withdrawn,
  }));
}
