import { isVisit } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { Text } from '@parkwatch/domain/text/text';
import {
  assignSupervisionTask,
  nameInspector as nameInspectorEndpoint,
  withdrawSupervisionTask,
} from '@parkwatch/domain/wire/supervision';
import type { SupervisionTaskDetail } from '@parkwatch/domain/wire/supervision';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { insertEvents, withdrawTasks } from './plan-store.ts';
import { assignTask, findInspectors, findTask, lockTask, setInspector } from './store.ts';
import type { Inspector, LockedTask } from './store.ts';

const SYSTEM = { kind: 'system' } as const;

type Change<What> = What & { readonly id: number; readonly now: Date };

async function standingTask(tx: Tx, id: number): Promise<LockedTask> {
  const task = await lockTask(tx, id);
  if (task === undefined) throw problem('not-found');
  if (task.state !== 'open' && task.state !== 'missed') throw problem('not-acceptable-state');
  return task;
}

/** Ends a task that need not be done, with the reason of a person. A missed one stays counted as missed. */
export function withdrawTask(
  parts: Parts,
  caller: Caller,
  { id, reason, now }: Change<{ readonly reason: string }>,
): Promise<SupervisionTaskDetail> {
  return parts.db.tx(caller.scope, async (tx) => {
    const { enterprise_id: enterpriseId } = await standingTask(tx, id);
    await withdrawTasks(tx, [id], { why: reason, by: caller, now });
    const event = { taskId: id, enterpriseId, at: now, action: 'withdraw', text: reason } as const;
    await insertEvents(tx, [event], caller);
    await parts.audit.record(tx, caller, {
      action: withdrawSupervisionTask.id,
      object: `supervision-task:${id}`,
      detail: { reason },
    });
    return (await findTask(tx, id))!;
  });
}

const NO_VISIT: Text = {
  zh: '自查由企业完成，不指派巡查员',
  en: 'a self-check is its enterprise’s; nobody is named for it',
};
const OWN_ONLY: Text = {
  zh: '巡查员只能领取无人负责的任务，或退回自己的任务',
  en: 'an inspector takes what is nobody’s, or gives back what is one’s own',
};
const NO_INSPECTOR: Text = {
  zh: '该账号不是启用的巡查员',
  en: 'that account is no inspector, or is not enabled',
};

/** Names who makes a visit. An inspector takes and gives back; the office names anybody. */
export async function assignVisit(
  parts: Parts,
  caller: Caller,
  { id, userId, now }: Change<{ readonly userId: number | null }>,
): Promise<SupervisionTaskDetail> {
  const inspector = await namedInspector(parts, userId);
  return parts.db.tx(caller.scope, async (tx) => {
    const task = await standingTask(tx, id);
    if (!isVisit(task.kind)) throw problem('not-acceptable-state', { detail: NO_VISIT });
    if (caller.role === 'inspector') {
      const isTaking = userId === caller.userId && task.assigned_to === null;
      const isGivingBack = userId === null && task.assigned_to === caller.userId;
      if (!isTaking && !isGivingBack) throw problem('forbidden', { detail: OWN_ONLY });
    }
    await assignTask(tx, id, userId);
    const { enterprise_id: enterpriseId } = task;
    const text = inspector?.name ?? null;
    await insertEvents(tx, [{ taskId: id, enterpriseId, at: now, action: 'assign', text }], caller);
    await parts.audit.record(tx, caller, {
      action: assignSupervisionTask.id,
      object: `supervision-task:${id}`,
      detail: { userId },
    });
    return (await findTask(tx, id))!;
  });
}

async function namedInspector({ db }: Parts, userId: number | null): Promise<Inspector | null> {
  if (userId === null) return null;
  const found = (await db.tx(SYSTEM, findInspectors)).find(({ id }) => id === userId);
  if (found === undefined)
    throw problem('bad-request', {
      errors: [{ path: '/body/userId', message: NO_INSPECTOR }],
    });
  return found;
}

type Named = { readonly inspector: { readonly id: number; readonly name: string } | null };

/** Names who visits an enterprise from now on; null: whoever of the inspectors takes the task. */
export async function nameInspector(
  parts: Parts,
  caller: Caller,
  { id: enterpriseId, userId, now }: Change<{ readonly userId: number | null }>,
): Promise<Named> {
  const inspector = await namedInspector(parts, userId);
  return parts.db.tx(caller.scope, async (tx) => {
    const find = { name: 'find enterprise', text: 'SELECT id FROM enterprise WHERE id = $1' };
    if ((await tx.one(find, [enterpriseId])) === undefined) throw problem('not-found');
    await setInspector(tx, { enterpriseId, userId }, { by: caller, now });
    await parts.audit.record(tx, caller, {
      action: nameInspectorEndpoint.id,
      object: `enterprise:${enterpriseId}`,
      detail: { userId },
    });
    return { inspector: inspector && { id: inspector.id, name: inspector.name } };
  });
}
