import { fillText, type Text, type TextValues } from '../text/text.ts';
import { durationText } from '../time/duration.ts';

/** What a step does. `propose-freeze` only proposes: a named person confirms. `lift` undoes a step when its cause is gone. */
export type EscalationAction = 'remind' | 'notify-head' | 'supervise' | 'propose-freeze' | 'lift';

/** Whom a step tells; the caller knows the people. */
export type EscalationTarget =
  'enterprise-manager' | 'duty-officer' | 'department-head' | 'director';

/** One rung. Texts may use `{number}`, `{elapsed}` and the subject's own values. */
export type LadderStep = {
  /** Unique in its ladder; stored with each step taken, never reused. */
  readonly id: string;
  /** Which of the subject's clocks it follows. */
  readonly clock: string;
  /** Time on that clock at which it is due. */
  readonly afterMs: number;
  readonly action: EscalationAction;
  readonly to: readonly EscalationTarget[];
  /**
   * Not taken while a step of the same action is in force: one proposal to freeze is enough. Nor when it fell due before
   * a person ended that step: what was decided then covers it, and only what comes later is new.
   */
  readonly isOnce: boolean;
  /** Only for subjects of these classes; all without it. */
  readonly onlyFor?: readonly string[];
  readonly reason: Text;
  /** Named only where it is sure; null is the park's own rule. */
  readonly basis: Text | null;
  readonly confirmedBy: 'director' | null;
};

export type Ladder = {
  readonly id: string;
  readonly version: string;
  readonly steps: readonly LadderStep[];
};

/** A clock that runs from an instant until the thing it waits for has happened. */
export type EscalationClock = { readonly startMs: number; readonly isRunning: boolean };

/** What was done, as stored. */
export type TakenStep = {
  readonly key: string;
  readonly action: EscalationAction;
  /** When a person ended what it did: rejected the proposal, or lifted the freeze before the cause was gone. */
  readonly endedAtMs?: number;
};

export type EscalationSubject = {
  /** Unique over all sorts, for example `hidden-danger:12`. */
  readonly id: string;
  /** Class for `onlyFor`, for example its grade. */
  readonly grade: string;
  readonly clocks: Readonly<Record<string, EscalationClock>>;
  /** Set when its cause is gone; then lifts are due, besides what clocks that still run ask for. */
  readonly closedAtMs: number | null;
  readonly taken: readonly TakenStep[];
  readonly values: TextValues;
};

export type DueStep = {
  /** Store it with the step: the same step is never due twice. */
  readonly key: string;
  /** The step's id; for a lift, the key of the step it undoes. */
  readonly stepId: string;
  readonly action: EscalationAction;
  readonly to: readonly EscalationTarget[];
  /** When it was due, not when it was found. */
  readonly dueAtMs: number;
  readonly reason: Text;
  readonly basis: Text | null;
  readonly confirmedBy: 'director' | null;
  readonly ladderVersion: string;
};

/**
 * Steps to take now. Idempotent: with the keys of the result among `taken`, the next call gives none of them. After
 * downtime it gives all that were missed and still have their cause, in order of their true times. A step whose clock has
 * stopped is not made up for: nobody is reminded of what is done. A clock that starts anew (a new deadline) counts anew.
 * A proposal that was rejected is not made again by the same rung; a later one makes its own.
 * @returns in order of due time, then of the ladder
 */
export function dueSteps(subject: EscalationSubject, ladder: Ladder, nowMs: number): DueStep[] {
  const { closedAtMs } = subject;
  const lifted = closedAtMs === null ? [] : lifts(subject, ladder, closedAtMs);
  const keys = new Set(subject.taken.map((step) => step.key));
  const inForce = new Set(subject.taken.filter(isStanding(keys)).map((step) => step.action));
  const due = ladder.steps
    .map((step) => timed(step, subject, ladder))
    .filter((entry) => entry !== null)
    .filter(({ dueAtMs, key }) => dueAtMs <= nowMs && !keys.has(key))
    .sort((a, b) => a.dueAtMs - b.dueAtMs);
  const taken = due
    .filter(({ step, dueAtMs }) => {
      if (step.isOnce && inForce.has(step.action)) return false;
      if (step.isOnce && dueAtMs <= endedAtMs(subject, step.action)) return false;
      inForce.add(step.action);
      return true;
    })
    .map((entry) => asDue(entry, subject, ladder));
  return [...lifted, ...taken];
}

/** When the next step will be due if nothing changes; null when none is left. For a scheduler that wants to sleep. */
export function nextDueAtMs(
  subject: EscalationSubject,
  ladder: Ladder,
  nowMs: number,
): number | null {
  const times = ladder.steps
    .map((step) => timed(step, subject, ladder)?.dueAtMs)
    .filter((dueAtMs) => dueAtMs !== undefined && dueAtMs > nowMs) as number[];
  return times.length > 0 ? Math.min(...times) : null;
}

function isStanding(keys: ReadonlySet<string>) {
  return (step: TakenStep) => step.endedAtMs === undefined && !keys.has(liftKey(step.key));
}

/** When a person last ended a step of this action; never is before everything. */
function endedAtMs({ taken }: EscalationSubject, action: EscalationAction): number {
  const ends = taken.filter((step) => step.action === action).map((step) => step.endedAtMs);
  return Math.max(-Infinity, ...ends.filter((atMs) => atMs !== undefined));
}

type Timed = { step: LadderStep; key: string; dueAtMs: number };

function timed(step: LadderStep, subject: EscalationSubject, ladder: Ladder): Timed | null {
  const clock = subject.clocks[step.clock];
  if (!clock?.isRunning || (step.onlyFor && !step.onlyFor.includes(subject.grade))) return null;
  const key = `${subject.id}|${ladder.id}|${step.id}|${clock.startMs}`;
  return { step, key, dueAtMs: clock.startMs + step.afterMs };
}

function asDue({ step, key, dueAtMs }: Timed, subject: EscalationSubject, ladder: Ladder): DueStep {
  const values = { ...subject.values, elapsed: durationText(step.afterMs) };
  const { id, action, to, basis, confirmedBy } = step;
  const reason = fillText(step.reason, values);
  return {
    key,
    stepId: id,
    action,
    to,
    dueAtMs,
    reason,
    basis,
    confirmedBy,
    ladderVersion: ladder.version,
  };
}

const LIFT_REASON: Text = {
  zh: '{number} 已办结，恢复企业相关权限。',
  en: '{number} is closed; the rights of the enterprise are restored.',
};

function liftKey(key: string): string {
  return `${key}|lift`;
}

/** A closed subject gives back what its steps took away and still keep, once per step. */
function lifts(subject: EscalationSubject, ladder: Ladder, closedAtMs: number): DueStep[] {
  const keys = new Set(subject.taken.map((step) => step.key));
  return subject.taken
    .filter((step) => step.action === 'propose-freeze' && isStanding(keys)(step))
    .map((step) => ({
      key: liftKey(step.key),
      stepId: step.key,
      action: 'lift',
      to: ['enterprise-manager', 'duty-officer'],
      dueAtMs: closedAtMs,
      reason: fillText(LIFT_REASON, subject.values),
      basis: null,
      confirmedBy: null,
      ladderVersion: ladder.version,
    }));
}
