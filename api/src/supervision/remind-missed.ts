import { dueReminders, TASK_KIND_TEXTS } from '@parkwatch/domain/supervision-plan/due-reminders';
import { isVisit } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { SupervisionRules } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { DueStep } from '@parkwatch/domain/escalation/due-steps';
import type { Text } from '@parkwatch/domain/text/text';
import type { Tx } from '../db/tx.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Addressed } from '../parts.ts';
import { insertEvents, listMissedTasks, noteReminders, withdrawTasks } from './plan-store.ts';
import type { MissedRow, NewEvent } from './plan-store.ts';

type Notice = Addressed<'notice'>;
export type Reminded = { readonly count: number; readonly notices: readonly Notice[] };

/**
 * Closes missed tasks that a later one made up for, and reminds of the others at the steps of the rules, each step once. Of
 * several steps that fell due at once (downtime) the last one is told.
 */
export async function remindMissed(tx: Tx, rules: SupervisionRules, now: Date): Promise<Reminded> {
  const missed = await listMissedTasks(tx);
  const madeUp = missed.filter(({ made_up_by: by }) => by !== null);
  const due = missed
    .filter(({ made_up_by: by }) => by === null)
    .map((row) => ({ row, steps: stepsOf(row, rules, now) }))
    .filter(({ steps }) => steps.length > 0);
  for (const row of madeUp) await closeMadeUp(tx, row, now);
  await insertEvents(
    tx,
    due.flatMap(({ row, steps }) => steps.map((step) => eventOf(row, step, now))),
  );
  await noteReminders(
    tx,
    due.map(({ row }) => row.id),
    now,
  );
  return {
    count: madeUp.length + due.length,
    notices: due.flatMap(({ row, steps }) => noticesOf(row, steps.at(-1)!)),
  };
}

function stepsOf(row: MissedRow, rules: SupervisionRules, now: Date): DueStep[] {
  const enterpriseName = { zh: row.enterprise_name_zh, en: row.enterprise_name_en };
  const taken = row.step_keys.map((key) => ({ key, action: 'remind' as const }));
  const task = { id: row.id, kind: row.kind, dueMs: row.due_at.getTime(), enterpriseName, taken };
  return dueReminders(task, rules, now.getTime());
}

async function closeMadeUp(tx: Tx, row: MissedRow, now: Date): Promise<void> {
  const kind = TASK_KIND_TEXTS[row.made_up_kind!];
  const why: Text = {
    zh: `逾期未做，已由其后完成的${kind.zh}（任务 ${row.made_up_by}）补做`,
    en: `not done in time; made up for by a later ${kind.en} (task ${row.made_up_by})`,
  };
  await withdrawTasks(tx, [row.id], { why, by: SYSTEM_CALLER, now });
  await insertEvents(tx, [
    { taskId: row.id, enterpriseId: row.enterprise_id, at: now, action: 'withdraw', text: why },
  ]);
}

function eventOf(row: MissedRow, step: DueStep, now: Date): NewEvent {
  return {
    ...{ taskId: row.id, enterpriseId: row.enterprise_id, at: now, action: 'remind' },
    ...{ text: step.reason, stepKey: step.key },
  };
}

/** Of a visit the park alone is told; of a self-check its enterprise, and the park from the second step on. */
function noticesOf(row: MissedRow, step: DueStep): Notice[] {
  const toEnterprise = !isVisit(row.kind);
  const toPark = step.to.some((target) => target !== 'enterprise-manager');
  const payload = {
    ...{ kind: 'supervision.missed', text: step.reason },
    ...{ refKind: 'supervision-task', refId: row.id },
  };
  const enterpriseIds = toEnterprise ? [row.enterprise_id] : [];
  return [{ audience: { park: toPark, enterpriseIds }, payload }];
}
