import { TASK_KIND_TEXTS } from '@parkwatch/domain/supervision-plan/due-reminders';
import { isVisit } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { Text } from '@parkwatch/domain/text/text';
import { completeSupervisionTask } from '@parkwatch/domain/wire/supervision';
import type { SupervisionTask, SupervisionTaskDetail } from '@parkwatch/domain/wire/supervision';
import { claimPhotos, hangTaskPhotos } from '../attachments/store.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { insertEvents } from './plan-store.ts';
import { findTask, finishTask, lockTask } from './store.ts';
import type { LockedTask } from './store.ts';

type Results = NonNullable<SupervisionTask['done']>['results'];
export type Completion = {
  readonly id: number;
  readonly results: Results;
  readonly note: string | null;
  readonly attachmentIds: readonly number[];
  readonly now: Date;
};

const NOT_YOURS: Text = {
  zh: '检查由园区完成，自查由企业完成',
  en: 'visits are finished by the park, self-checks by their enterprise',
};

/** Finishes a task that stands, missed ones too: it counts as late then. A fault that was found is told to the park. */
export function completeTask(
  parts: Parts,
  caller: Caller,
  completion: Completion,
): Promise<SupervisionTaskDetail> {
  const { id, results, note, attachmentIds, now } = completion;
  return parts.db.tx(caller.scope, async (tx) => {
    const task = await lockTask(tx, id);
    if (task === undefined) throw problem('not-found');
    if (isVisit(task.kind) !== (caller.scope.kind === 'park'))
      throw problem('not-acceptable-state', { detail: NOT_YOURS });
    if (task.state !== 'open' && task.state !== 'missed') throw problem('not-acceptable-state');
    checkResults(task, results);
    const faults = results.filter(({ result }) => result === 'fault').length;
    await hangPhotos(tx, task, { attachmentIds, caller });
    await finishTask(tx, id, { results, faults, note, by: caller, now });
    const enterpriseId = task.enterprise_id;
    await insertEvents(
      tx,
      [{ taskId: id, enterpriseId, at: now, action: 'do', text: note }],
      caller,
    );
    await parts.audit.record(tx, caller, {
      action: completeSupervisionTask.id,
      object: `supervision-task:${id}`,
      detail: { kind: task.kind, faults, late: now > task.due_at },
    });
    const done = (await findTask(tx, id))!;
    if (faults > 0)
      await parts.outbox.publish(
        tx,
        'notice',
        { park: true, enterpriseIds: [] },
        {
          ...{ kind: 'supervision.fault', text: faultText(done, faults) },
          ...{ refKind: 'supervision-task', refId: id },
        },
      );
    return done;
  });
}

/** Each line once, and no other: what was not looked at is said so, not left out. */
function checkResults({ checklist }: LockedTask, results: Results): void {
  const given = results.map(({ line }) => line);
  const missing = checklist.filter(({ id }) => !given.includes(id));
  const strange = given.filter((line, at) => {
    const isAsked = checklist.some(({ id }) => id === line);
    return !isAsked || given.indexOf(line) !== at;
  });
  if (missing.length > 0) throw problem('incomplete-report', { detail: missingText(missing) });
  if (strange.length > 0)
    throw problem('incomplete-report', {
      detail: {
        zh: `结果与检查项不符：${strange.join('、')}`,
        en: `results that do not belong to a line: ${strange.join(', ')}`,
      },
    });
}

function missingText(lines: LockedTask['checklist']): Text {
  const names = (language: keyof Text, by: string) =>
    lines.map(({ text }) => text[language]).join(by);
  return {
    zh: `以下检查项未填结果：${names('zh', '；')}`,
    en: `no result for: ${names('en', '; ')}`,
  };
}

const PHOTO_GONE: Text = {
  zh: '有照片不存在或已被使用',
  en: 'a photo does not exist or was used already',
};

/** A photo of a visit stays the park's. */
async function hangPhotos(
  tx: Tx,
  task: LockedTask,
  { attachmentIds, caller }: { attachmentIds: readonly number[]; caller: Caller },
): Promise<void> {
  const wanted = [...new Set(attachmentIds)];
  const found = await claimPhotos(tx, wanted, caller.userId);
  if (found.length < wanted.length) throw problem('incomplete-report', { detail: PHOTO_GONE });
  const enterpriseId = isVisit(task.kind) ? null : task.enterprise_id;
  await hangTaskPhotos(tx, found, { taskId: task.id, enterpriseId });
}

function faultText({ enterprise: { name }, kind }: SupervisionTask, faults: number): Text {
  const what = TASK_KIND_TEXTS[kind];
  return {
    zh: `${name.zh}${what.zh}发现 ${faults} 处问题。`,
    en: `${name.en}: the ${what.en} found ${faults} ${faults === 1 ? 'fault' : 'faults'}.`,
  };
}
