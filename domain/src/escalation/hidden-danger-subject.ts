import type { HiddenDangerLife } from '../hidden-danger/next-hidden-danger.ts';
import type { Text } from '../text/text.ts';
import type { EscalationClock, EscalationSubject, TakenStep } from './due-steps.ts';

export type HiddenDangerRecord = HiddenDangerLife & {
  readonly id: number;
  readonly number: string;
  readonly enterpriseName: Text;
};

/** A hidden danger as the escalation engine sees it, with the steps already taken. */
export function hiddenDangerSubject(
  danger: HiddenDangerRecord,
  taken: readonly TakenStep[],
): EscalationSubject {
  const { state, dispatchedAtMs, deadlineMs } = danger;
  const clocks: Record<string, EscalationClock> = {};
  if (dispatchedAtMs !== null)
    clocks['unanswered'] = { startMs: dispatchedAtMs, isRunning: state === 'dispatched' };
  if (deadlineMs !== null)
    clocks['overdue'] = {
      startMs: deadlineMs,
      isRunning: state === 'dispatched' || state === 'rectifying',
    };
  return {
    id: `hidden-danger:${danger.id}`,
    grade: danger.grade,
    clocks,
    closedAtMs: danger.closedAtMs,
    taken,
    values: { number: danger.number, enterprise: danger.enterpriseName },
  };
}
