import { checkAnswer, type MissingPart } from './check-report.ts';
import { rectificationDueAt, responseDueAt, type HiddenDangerGrade } from './grade.ts';
import {
  HIDDEN_DANGER_ACTORS,
  HIDDEN_DANGER_TRANSITIONS,
  isOpenHiddenDanger,
  type ActorGroup,
  type HiddenDangerActionType,
  type HiddenDangerState,
} from './hidden-danger-state.ts';

/** The part of a hidden danger that its loop turns on; a stored one carries more, which is handed through. */
export type HiddenDangerLife = {
  readonly state: HiddenDangerState;
  readonly grade: HiddenDangerGrade;
  readonly enterpriseId: number;
  readonly dispatchedAtMs: number | null;
  readonly respondByMs: number | null;
  readonly respondedAtMs: number | null;
  readonly deadlineMs: number | null;
  readonly answeredAtMs: number | null;
  readonly closedAtMs: number | null;
  /** Everyone of the enterprise who took it up or answered: none of them may accept. */
  readonly rectifiedBy: readonly number[];
  readonly returnedCount: number;
};

export type HiddenDangerActor = {
  readonly userId: number;
  readonly group: ActorGroup;
  /** Null for the park's own people. */
  readonly enterpriseId: number | null;
};

export type HiddenDangerAction = { readonly atMs: number; readonly by: HiddenDangerActor } & (
  | { readonly type: 'dispatch'; readonly text: string; readonly deadlineMs?: number }
  | { readonly type: 'take-up' | 'accept' | 'withdraw'; readonly text: string }
  | { readonly type: 'return'; readonly text: string; readonly deadlineMs?: number }
  | { readonly type: 'answer'; readonly text: string; readonly photoCount: number }
);

/** One line of the trail. */
export type HiddenDangerTrailEntry = {
  readonly atMs: number;
  readonly by: number;
  readonly action: HiddenDangerActionType;
  readonly from: HiddenDangerState;
  readonly to: HiddenDangerState;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
};

export type HiddenDangerRefusal =
  | 'forbidden'
  | 'not-acceptable-state'
  | 'reason-required'
  | 'incomplete-report'
  | 'same-person'
  | 'deadline-in-past';

export type NextHiddenDanger<Danger> =
  | { readonly hiddenDanger: Danger; readonly entry: HiddenDangerTrailEntry }
  | { readonly refused: HiddenDangerRefusal; readonly missing: readonly MissingPart[] };

/**
 * The hidden danger after one action.
 * @param danger  not changed
 * @returns the new one with its trail entry, or why it is refused; `missing` says what an answer lacks.
 *   Right and tenant come first: someone without the right learns nothing about the state
 */
export function nextHiddenDanger<Danger extends HiddenDangerLife>(
  danger: Danger,
  action: HiddenDangerAction,
): NextHiddenDanger<Danger> {
  if (!isAllowed(danger, action)) return { refused: 'forbidden', missing: [] };
  const to = HIDDEN_DANGER_TRANSITIONS[danger.state][action.type];
  if (!to) return { refused: 'not-acceptable-state', missing: [] };
  const missing = action.type === 'answer' ? checkAnswer(action) : [];
  if (missing.length > 0) return { refused: 'incomplete-report', missing };
  if (action.text.trim() === '') return { refused: 'reason-required', missing: [] };
  if (action.type === 'accept' && danger.rectifiedBy.includes(action.by.userId))
    return { refused: 'same-person', missing: [] };
  if ('deadlineMs' in action && !(action.deadlineMs > action.atMs))
    return { refused: 'deadline-in-past', missing: [] };
  const changes = changesOf(danger, action);
  const entry: HiddenDangerTrailEntry = {
    atMs: action.atMs,
    by: action.by.userId,
    action: action.type,
    from: danger.state,
    to,
    text: action.text,
    data: dataOf(action, changes),
  };
  return { hiddenDanger: { ...danger, ...changes, state: to }, entry };
}

function isAllowed(danger: HiddenDangerLife, { type, by }: HiddenDangerAction): boolean {
  if (HIDDEN_DANGER_ACTORS[type] !== by.group) return false;
  return by.group !== 'enterprise' || by.enterpriseId === danger.enterpriseId;
}

function changesOf(
  danger: HiddenDangerLife,
  action: HiddenDangerAction,
): Partial<HiddenDangerLife> {
  const { atMs, by } = action;
  switch (action.type) {
    case 'dispatch':
      return {
        dispatchedAtMs: atMs,
        respondByMs: responseDueAt(atMs),
        deadlineMs: action.deadlineMs ?? rectificationDueAt(danger.grade, atMs),
      };
    case 'take-up':
      return { respondedAtMs: atMs, rectifiedBy: withPerson(danger, by.userId) };
    case 'answer':
      return { answeredAtMs: atMs, rectifiedBy: withPerson(danger, by.userId) };
    case 'return':
      return {
        returnedCount: danger.returnedCount + 1,
        answeredAtMs: null,
        deadlineMs: action.deadlineMs ?? deadlineOfReturn(danger, atMs),
      };
    default:
      return { closedAtMs: atMs };
  }
}

/** The old one, unless it has passed: nobody can rectify until yesterday. */
function deadlineOfReturn({ grade, deadlineMs }: HiddenDangerLife, atMs: number): number {
  return deadlineMs !== null && deadlineMs > atMs ? deadlineMs : rectificationDueAt(grade, atMs);
}

function withPerson({ rectifiedBy }: HiddenDangerLife, userId: number): readonly number[] {
  return rectifiedBy.includes(userId) ? rectifiedBy : [...rectifiedBy, userId];
}

function dataOf(
  action: HiddenDangerAction,
  changes: Partial<HiddenDangerLife>,
): Record<string, unknown> {
  const { respondByMs, deadlineMs, returnedCount } = changes;
  if (action.type === 'dispatch') return { respondByMs, deadlineMs };
  if (action.type === 'return') return { returnedCount, deadlineMs };
  return action.type === 'answer' ? { photoCount: action.photoCount } : {};
}

/** Whether it should have been rectified by now. While an answer waits for acceptance the delay is not the enterprise's. */
export function isOverdueHiddenDanger(
  { state, deadlineMs }: HiddenDangerLife,
  nowMs: number,
): boolean {
  return (
    isOpenHiddenDanger(state) && state !== 'answered' && deadlineMs !== null && nowMs > deadlineMs
  );
}

/** Whether the enterprise should have taken it up by now. */
export function isUnansweredHiddenDanger(
  { state, respondByMs }: HiddenDangerLife,
  nowMs: number,
): boolean {
  return state === 'dispatched' && respondByMs !== null && nowMs > respondByMs;
}
