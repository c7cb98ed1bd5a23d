import { dueSteps } from '../escalation/due-steps.ts';
import type { DueStep, EscalationTarget, Ladder, TakenStep } from '../escalation/due-steps.ts';
import type { Text } from '../text/text.ts';
import { HOUR_MS } from '../time/duration.ts';
import { isVisit } from './supervision-rules.ts';
import type { SupervisionRules, TaskKind } from './supervision-rules.ts';

export const TASK_KIND_TEXTS: Readonly<Record<TaskKind, Text>> = {
  patrol: { zh: '巡查', en: 'patrol' },
  special: { zh: '专项检查', en: 'special inspection' },
  sampling: { zh: '抽查', en: 'sampling' },
  'self-check': { zh: '加密自查', en: 'extra self-check' },
};

/** A task that was missed, and the reminders of it that were sent. */
export type MissedTask = {
  readonly id: number;
  readonly kind: TaskKind;
  readonly dueMs: number;
  readonly enterpriseName: Text;
  readonly taken: readonly TakenStep[];
};

/**
 * The reminders of a missed task that are due now, by the engine of all reminders. The first goes to who is to do it, the next
 * to the office as well, the last to the director. After downtime all that were missed come at once: tell the last of them.
 */
export function dueReminders(task: MissedTask, rules: SupervisionRules, nowMs: number): DueStep[] {
  const { id, kind, dueMs, enterpriseName, taken } = task;
  const subject = {
    ...{ id: `supervision-task:${id}`, grade: kind, closedAtMs: null, taken },
    clocks: { missed: { startMs: dueMs, isRunning: true } },
    values: { enterprise: enterpriseName, task: TASK_KIND_TEXTS[kind] },
  };
  return dueSteps(subject, ladderOf(kind, rules), nowMs);
}

const AT_ONCE: Text = {
  zh: '{enterprise}的{task}任务已到期未完成，请立即补做。',
  en: '{enterprise}: the {task} was not done in time. Make up for it now.',
};
const AFTER: Text = {
  zh: '{enterprise}的{task}任务逾期 {elapsed} 仍未完成，请立即补做。',
  en: '{enterprise}: the {task} is {elapsed} overdue. Make up for it now.',
};

function ladderOf(kind: TaskKind, rules: SupervisionRules): Ladder {
  const doers: EscalationTarget[] = isVisit(kind) ? ['duty-officer'] : ['enterprise-manager'];
  const lastAt = rules.remindAfterH.length - 1;
  return {
    id: 'supervision-task',
    version: String(rules.version),
    steps: rules.remindAfterH.map((hours, at) => ({
      ...{ id: `missed-${at + 1}`, clock: 'missed', afterMs: hours * HOUR_MS, isOnce: false },
      action: at === 0 ? 'remind' : 'notify-head',
      to: [
        ...doers,
        ...(at > 0 ? (['department-head', 'duty-officer'] as const) : []),
        ...(at > 0 && at === lastAt ? (['director'] as const) : []),
      ],
      reason: hours === 0 ? AT_ONCE : AFTER,
      ...{ basis: null, confirmedBy: null },
    })),
  };
}
