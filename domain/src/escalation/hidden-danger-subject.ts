import type { HiddenDangerLife } from '../hidden-danger/next-hidden-danger.ts';
import type { Text } from '../text/text.ts';
import type { EscalationClock, EscalationSubject, TakenStep } from './due-steps.ts';

export type HiddenDangerRecord = HiddenDangerLife & {
  readonly id: number;
  readonly number: string;
  readonly enterpriseName: Text;
  readonly reportedAtMs: number;
};

/** A hidden danger as the escalation engine sees it, with the steps already taken. */
export function hiddenDangerSubject(
  danger: HiddenDangerRecord,
  taken: readonly TakenStep[],
): EscalationSubject {
  const { state, reportedAtMs, dispatchedAtMs, deadlineMs, answeredAtMs, lookBackAtMs } = danger;
  const clocks: Record<string, EscalationClock> = {
    undispatched: {
      startMs: reportedAtMs,
      isRunning: state === 'reported' || state === 'confirmed',
    },
  };
  if (dispatchedAtMs !== null)
    clocks['unanswered'] = { startMs: dispatchedAtMs, isRunning: state === 'dispatched' };
  if (deadlineMs !== null)
    clocks['overdue'] = {
      startMs: deadlineMs,
      isRunning: state === 'dispatched' || state === 'rectifying',
    };
  if (answeredAtMs !== null)
    clocks['unjudged'] = { startMs: answeredAtMs, isRunning: state === 'answered' };
  if (lookBackAtMs !== null)
    clocks['look-back'] = { startMs: lookBackAtMs, isRunning: state === 'closed' };
  return {
    id: `hidden-danger:${danger.id}`,
    grade: danger.grade,
    clocks,
    // What was rectified is over for the ladder, whoever closes it when.
    closedAtMs: danger.acceptedAtMs ?? danger.closedAtMs,
    taken,
    values: { number: danger.number, enterprise: danger.enterpriseName },
  };
}
