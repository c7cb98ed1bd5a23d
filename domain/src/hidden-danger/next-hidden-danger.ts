import type { HiddenDangerCategory } from './category.ts';
import { checkAnswer, checkLookBack, type MissingPart } from './check-report.ts';
import {
  lookBackDueAt,
  rectificationDueAt,
  responseDueAt,
  type HiddenDangerGrade,
} from './grade.ts';
import {
  isOpenHiddenDanger,
  LIFE,
  transitionOf,
  type ActorGroup,
  type HiddenDangerActionType,
  type HiddenDangerState,
  type Transition,
} from './life.ts';

/** The part of a hidden danger that its loop turns on; a stored one carries more, which is handed through. */
export type HiddenDangerLife = {
  readonly state: HiddenDangerState;
  readonly grade: HiddenDangerGrade;
  readonly category: HiddenDangerCategory;
  readonly enterpriseId: number;
  readonly dispatchedAtMs: number | null;
  readonly respondByMs: number | null;
  readonly respondedAtMs: number | null;
  readonly deadlineMs: number | null;
  readonly answeredAtMs: number | null;
  readonly acceptedAtMs: number | null;
  /** When it ended: closed, refused or withdrawn. */
  readonly closedAtMs: number | null;
  /** When a closed one is to be looked at again (回头看). */
  readonly lookBackAtMs: number | null;
  /** The one that it repeats; null: none. */
  readonly duplicateOf: number | null;
  /** Everyone of the enterprise who took it up, told progress or answered: none of them may accept. */
  readonly rectifiedBy: readonly number[];
  /** Who accepted it last; null: nobody. */
  readonly acceptedBy: number | null;
  readonly returnedCount: number;
};

export type HiddenDangerActor = {
  readonly userId: number;
  readonly group: ActorGroup;
  /** Null for the park's own people. */
  readonly enterpriseId: number | null;
};

type Deed =
  | {
      readonly type: 'confirm';
      readonly grade: HiddenDangerGrade;
      readonly category: HiddenDangerCategory;
    }
  | { readonly type: 'refuse'; readonly duplicateOf: number | null }
  | { readonly type: 'dispatch' | 'return'; readonly deadlineMs?: number }
  | { readonly type: 'take-up' | 'accept' | 'close' | 'withdraw' }
  | { readonly type: 'progress'; readonly percent: number; readonly photoCount: number }
  | { readonly type: 'answer' | 'confirm-held'; readonly photoCount: number }
  | { readonly type: 'reopen'; readonly photoCount: number; readonly deadlineMs?: number };

export type HiddenDangerAction = {
  readonly atMs: number;
  readonly by: HiddenDangerActor;
  readonly text: string;
} & Deed;

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
  const way = transitionOf(danger.state, action.type);
  if (way === undefined) return { refused: 'not-acceptable-state', missing: [] };
  const missing = missingOf(way, action);
  if (missing.length > 0) return { refused: 'incomplete-report', missing };
  if (action.text.trim() === '') return { refused: 'reason-required', missing: [] };
  if (isSamePerson(way, danger, action)) return { refused: 'same-person', missing: [] };
  if ('deadlineMs' in action && !(action.deadlineMs > action.atMs))
    return { refused: 'deadline-in-past', missing: [] };
  const changes = changesOf(danger, action);
  const entry: HiddenDangerTrailEntry = {
    atMs: action.atMs,
    by: action.by.userId,
    action: action.type,
    from: danger.state,
    to: way.to,
    text: action.text,
    data: dataOf(action, { danger, changes }),
  };
  return { hiddenDanger: { ...danger, ...changes, state: way.to }, entry };
}

function isAllowed(danger: HiddenDangerLife, { type, by }: HiddenDangerAction): boolean {
  if (!LIFE.some(({ action, side }) => action === type && side === by.group)) return false;
  return by.group !== 'enterprise' || by.enterpriseId === danger.enterpriseId;
}

function missingOf({ needs }: Transition, action: HiddenDangerAction): MissingPart[] {
  if (!needs.includes('photo') || !('photoCount' in action)) return [];
  return action.type === 'answer' ? checkAnswer(action) : checkLookBack(action);
}

/** Nobody judges his own work, and of a major danger nobody closes what he accepted. */
function isSamePerson(
  { needs }: Transition,
  { rectifiedBy, acceptedBy, grade }: HiddenDangerLife,
  { by: { userId } }: HiddenDangerAction,
): boolean {
  if (needs.includes('not-rectifier') && rectifiedBy.includes(userId)) return true;
  return needs.includes('not-acceptor-of-major') && grade === 'major' && acceptedBy === userId;
}

function changesOf(
  danger: HiddenDangerLife,
  action: HiddenDangerAction,
): Partial<HiddenDangerLife> {
  const { atMs, by } = action;
  switch (action.type) {
    case 'confirm':
      return { grade: action.grade, category: action.category };
    case 'refuse':
      return { closedAtMs: atMs, duplicateOf: action.duplicateOf };
    case 'dispatch':
      return {
        dispatchedAtMs: atMs,
        respondByMs: responseDueAt(atMs),
        deadlineMs: action.deadlineMs ?? rectificationDueAt(danger.grade, atMs),
      };
    case 'take-up':
      return { respondedAtMs: atMs, rectifiedBy: withPerson(danger, by.userId) };
    case 'progress':
      return { rectifiedBy: withPerson(danger, by.userId) };
    case 'answer':
      return { answeredAtMs: atMs, rectifiedBy: withPerson(danger, by.userId) };
    case 'accept':
      return { acceptedAtMs: atMs, acceptedBy: by.userId };
    case 'return':
    case 'reopen':
      return {
        returnedCount: danger.returnedCount + 1,
        ...{ answeredAtMs: null, acceptedAtMs: null, acceptedBy: null },
        ...{ closedAtMs: null, lookBackAtMs: null },
        deadlineMs: action.deadlineMs ?? deadlineOfReturn(danger, atMs),
      };
    case 'close':
      return { closedAtMs: atMs, lookBackAtMs: lookBackDueAt(danger.grade, atMs) };
    case 'confirm-held':
      return {};
    case 'withdraw':
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
  { danger, changes }: { danger: HiddenDangerLife; changes: Partial<HiddenDangerLife> },
): Record<string, unknown> {
  const { respondByMs, deadlineMs, returnedCount, lookBackAtMs } = changes;
  switch (action.type) {
    case 'confirm': {
      const { grade, category } = action;
      const { grade: reportedGrade, category: reportedCategory } = danger;
      return { grade, category, reportedGrade, reportedCategory };
    }
    case 'refuse':
      return { duplicateOf: action.duplicateOf };
    case 'dispatch':
      return { respondByMs, deadlineMs };
    case 'progress':
      return { percent: action.percent, photoCount: action.photoCount };
    case 'answer':
    case 'confirm-held':
      return { photoCount: action.photoCount };
    case 'return':
      return { returnedCount, deadlineMs };
    case 'reopen':
      return { returnedCount, deadlineMs, photoCount: action.photoCount };
    case 'close':
      return { lookBackAtMs };
    default:
      return {};
  }
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

/** Whether it is time to look whether a closed one has come back. */
export function isLookBackDue({ state, lookBackAtMs }: HiddenDangerLife, nowMs: number): boolean {
  return state === 'closed' && lookBackAtMs !== null && nowMs >= lookBackAtMs;
}
