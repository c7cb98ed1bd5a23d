import { LIVE_KINDS } from '@parkwatch/domain/supervision-plan/check-lines';
import type { CheckLine, PlanReason } from '@parkwatch/domain/supervision-plan/check-lines';
import type { PlanColour, ShownColour } from '@parkwatch/domain/supervision-plan/plan-colours';
import type { ShownSpan } from '@parkwatch/domain/supervision-plan/plan-for';
import type { StoredTask, WantedTask } from '@parkwatch/domain/supervision-plan/task-changes';
import type { TaskKind } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { Text } from '@parkwatch/domain/text/text';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Caller } from '../http/caller.ts';

const queries = {
  lock: sql(import.meta, './lock-supervision.sql'),
  colours: sql(import.meta, './list-colours.sql'),
  trimColours: sql(import.meta, './trim-colours.sql'),
  openPlans: sql(import.meta, './list-open-plans.sql'),
  endPlans: sql(import.meta, './end-plans.sql'),
  insertPlans: sql(import.meta, './insert-plans.sql'),
  reasons: sql(import.meta, './list-live-reasons.sql'),
  tasks: sql(import.meta, './list-plan-tasks.sql'),
  insertTasks: sql(import.meta, './insert-tasks.sql'),
  tighten: sql(import.meta, './tighten-tasks.sql'),
  setWithdrawals: sql(import.meta, './set-withdrawal-times.sql'),
  withdraw: sql(import.meta, './withdraw-tasks.sql'),
  miss: sql(import.meta, './miss-tasks.sql'),
  missed: sql(import.meta, './list-missed-tasks.sql'),
  insertEvents: sql(import.meta, './insert-events.sql'),
  noteReminders: sql(import.meta, './note-reminders.sql'),
};

export async function lockSupervision(tx: Tx): Promise<void> {
  await tx.rows(queries.lock);
}

export type ColourRow = {
  readonly enterprise_id: number;
  readonly colour: ShownColour;
  readonly from_at: Date;
  readonly to_at: Date | null;
  readonly zone_set_id: number | null;
};
export type ColourSpan = ShownSpan & { readonly zoneSetId: number | null };

/** Colours of the land by enterprise, oldest first: those that stand or ended after `since`. */
export async function coloursSince(
  tx: Tx,
  since: Date,
  now: Date,
): Promise<Map<number, ColourSpan[]>> {
  const rows = await tx.rows<ColourRow>(queries.colours, [since]);
  const byEnterprise = Map.groupBy(rows, ({ enterprise_id: id }) => id);
  return new Map([...byEnterprise].map(([id, list]) => [id, list.map((row) => spanOf(row, now))]));
}

/** What is shown began by now at the latest: a clock that was set back must not hide it. */
function spanOf(row: ColourRow, now: Date): ColourSpan {
  const { colour, from_at: from, to_at: to, zone_set_id: zoneSetId } = row;
  const fromMs = to === null ? Math.min(from.getTime(), now.getTime()) : from.getTime();
  return { colour, fromMs, toMs: to?.getTime() ?? null, zoneSetId };
}

export function trimColours(tx: Tx, before: Date): Promise<number> {
  return tx.run(queries.trimColours, [before]);
}

export type OpenPlan = {
  readonly id: number;
  readonly enterpriseId: number;
  readonly enterpriseName: Text;
  readonly colour: PlanColour;
  readonly fromMs: number;
  /** When its first plan began. */
  readonly firstMs: number;
  readonly inspectorId: number | null;
};

export async function listOpenPlans(tx: Tx): Promise<OpenPlan[]> {
  type Row = {
    id: number;
    enterprise_id: number;
    enterprise_name_zh: string;
    enterprise_name_en: string;
    colour: PlanColour;
    from_at: Date;
    first_at: Date;
    inspector_id: number | null;
  };
  return (await tx.rows<Row>(queries.openPlans)).map((row) => ({
    ...{ id: row.id, enterpriseId: row.enterprise_id, colour: row.colour },
    firstMs: row.first_at.getTime(),
    ...{ fromMs: row.from_at.getTime(), inspectorId: row.inspector_id },
    enterpriseName: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
  }));
}

export type NewPlan = {
  readonly enterpriseId: number;
  readonly colour: PlanColour;
  readonly change: 'first' | 'worse' | 'better';
  readonly shown: ShownColour;
  readonly zoneSetId: number | null;
  readonly reasons: readonly PlanReason[];
};

/** The plans before them end. */
export async function changePlans(
  tx: Tx,
  plans: readonly NewPlan[],
  { now, ruleVersion }: { readonly now: Date; readonly ruleVersion: number },
): Promise<void> {
  if (plans.length === 0) return;
  await tx.run(queries.endPlans, [plans.map(({ enterpriseId }) => enterpriseId), now]);
  await tx.run(queries.insertPlans, [JSON.stringify(plans), now, ruleVersion]);
}

/** Live facts of enterprises that count on the map now, each enterprise's heaviest first. */
export async function liveReasons(
  tx: Tx,
  enterpriseIds: readonly number[],
): Promise<Map<number, PlanReason[]>> {
  if (enterpriseIds.length === 0) return new Map();
  type Row = { enterprise_id: number; reason: PlanReason };
  const rows = await tx.rows<Row>(queries.reasons, [[...enterpriseIds], [...LIVE_KINDS]]);
  const byEnterprise = Map.groupBy(rows, ({ enterprise_id: id }) => id);
  return new Map([...byEnterprise].map(([id, list]) => [id, list.map(({ reason }) => reason)]));
}

type Key = Pick<WantedTask, 'kind' | 'every' | 'periodFromMs'>;

/** By enterprise: tasks that stand, and those that have one of the keys. */
export async function planTasks(tx: Tx, keys: readonly Key[]): Promise<Map<number, StoredTask[]>> {
  type Row = {
    id: number;
    enterprise_id: number;
    kind: TaskKind;
    every: StoredTask['every'];
    period_from: Date;
    colour: PlanColour;
    due_at: Date;
    state: StoredTask['state'];
    withdraw_at: Date | null;
    withdrawn_at: Date | null;
  };
  const rows = await tx.rows<Row>(queries.tasks, [
    keys.map(({ kind }) => kind),
    keys.map(({ every }) => every),
    keys.map(({ periodFromMs }) => new Date(periodFromMs)),
  ]);
  const byEnterprise = Map.groupBy(rows, ({ enterprise_id: id }) => id);
  const taskOf = (row: Row): StoredTask => ({
    ...{ id: row.id, kind: row.kind, every: row.every, colour: row.colour, state: row.state },
    ...{ periodFromMs: row.period_from.getTime(), dueMs: row.due_at.getTime() },
    withdrawAtMs: row.withdraw_at?.getTime() ?? null,
    withdrawnAtMs: row.withdrawn_at?.getTime() ?? null,
  });
  return new Map([...byEnterprise].map(([id, list]) => [id, list.map(taskOf)]));
}

export type NewTask = {
  /** Of a task that is made due earlier. */
  readonly id?: number;
  readonly enterpriseId: number;
  readonly planId: number;
  readonly kind: TaskKind;
  readonly every: StoredTask['every'];
  readonly periodFrom: Date;
  readonly colour: PlanColour;
  readonly ruleVersion: number;
  readonly reasons: readonly PlanReason[];
  readonly checklist: readonly CheckLine[];
  readonly fromAt: Date;
  readonly dueAt: Date;
  readonly assignedTo: number | null;
};
/** A task that was made or changed. */
export type ChangedTask = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly kind: TaskKind;
  readonly due_at: Date;
};

export async function insertTasks(tx: Tx, tasks: readonly NewTask[]): Promise<ChangedTask[]> {
  if (tasks.length === 0) return [];
  return tx.rows<ChangedTask>(queries.insertTasks, [JSON.stringify(tasks)]);
}

export async function tightenTasks(
  tx: Tx,
  tasks: readonly NewTask[],
  now: Date,
): Promise<ChangedTask[]> {
  if (tasks.length === 0) return [];
  return tx.rows<ChangedTask>(queries.tighten, [JSON.stringify(tasks), now]);
}

export async function setWithdrawalTimes(
  tx: Tx,
  times: readonly { readonly id: number; readonly at: Date | null }[],
): Promise<void> {
  if (times.length === 0) return;
  await tx.run(queries.setWithdrawals, [times.map(({ id }) => id), times.map(({ at }) => at)]);
}

export async function withdrawTasks(
  tx: Tx,
  ids: readonly number[],
  { why, by, now }: { readonly why: Text | string; readonly by: Caller; readonly now: Date },
): Promise<void> {
  if (ids.length === 0) return;
  const who = [by.userId, by.username, by.role];
  await tx.run(queries.withdraw, [[...ids], JSON.stringify(why), now, ...who]);
}

export async function missTasks(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.run(queries.miss, [[...ids]]);
}

export type MissedRow = {
  readonly id: number;
  readonly enterprise_id: number;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
  readonly kind: TaskKind;
  readonly due_at: Date;
  readonly step_keys: string[];
  readonly made_up_by: number | null;
  readonly made_up_kind: TaskKind | null;
};

export function listMissedTasks(tx: Tx): Promise<MissedRow[]> {
  return tx.rows<MissedRow>(queries.missed);
}

export type NewEvent = {
  readonly taskId: number;
  readonly enterpriseId: number;
  readonly at: Date;
  readonly action: 'make' | 'assign' | 'tighten' | 'relax' | 'miss' | 'remind' | 'do' | 'withdraw';
  readonly text: Text | string | null;
  readonly stepKey?: string;
};

export async function insertEvents(
  tx: Tx,
  events: readonly NewEvent[],
  by: Caller = SYSTEM_CALLER,
): Promise<void> {
  if (events.length === 0) return;
  const list = JSON.stringify(events);
  await tx.run(queries.insertEvents, [list, by.userId, by.username, by.role]);
}

export async function noteReminders(tx: Tx, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length > 0) await tx.run(queries.noteReminders, [[...ids], now]);
}
