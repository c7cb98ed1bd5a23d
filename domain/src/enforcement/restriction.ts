import type { Text, Words } from '../text/text.ts';
import type { FREEZABLE_RIGHTS, RESTRICTION_STATES } from '../wire/enforcement.ts';

export type RestrictionState = (typeof RESTRICTION_STATES)[number];
export type FreezableRight = (typeof FREEZABLE_RIGHTS)[number];

/** How each state is named for people. */
export const RESTRICTION_STATE_LABELS: Readonly<Record<RestrictionState, Text>> = {
  proposed: { zh: '待主任确认', en: 'Proposed' },
  active: { zh: '已冻结', en: 'In force' },
  rejected: { zh: '已否决', en: 'Rejected' },
  lifted: { zh: '已解除', en: 'Lifted' },
};

/** A right of one enterprise that is, or may be, frozen. A stored one carries more; it is handed through. */
export type RestrictionLife = {
  readonly state: RestrictionState;
  readonly enterpriseId: number;
  readonly right: FreezableRight;
  /** Null when the escalation ladder proposed it. */
  readonly proposedBy: number | null;
  readonly activeFromMs: number | null;
  readonly liftedAtMs: number | null;
};

/** `by: null` is the system; it may only lift. `closed`: the hidden danger behind it was closed. */
export type RestrictionAction =
  | {
      readonly type: 'confirm' | 'reject' | 'lift';
      readonly atMs: number;
      readonly by: number;
      readonly isDirector: boolean;
      readonly reason: string;
    }
  | { readonly type: 'closed'; readonly atMs: number; readonly by: null; readonly reason: Text };

export type RestrictionEntry = {
  readonly from: RestrictionState;
  readonly to: RestrictionState;
  readonly action: RestrictionAction['type'];
  readonly atMs: number;
  readonly by: number | null;
  readonly why: Words;
};

export type RestrictionRefusal =
  'forbidden' | 'not-acceptable-state' | 'reason-required' | 'same-person';

export type NextRestriction<Restriction> =
  | { readonly restriction: Restriction; readonly entry: RestrictionEntry }
  | { readonly refused: RestrictionRefusal };

const TRANSITIONS: Readonly<
  Record<RestrictionState, Partial<Record<RestrictionAction['type'], RestrictionState>>>
> = {
  // Closed before the director decided: the proposal has lost its cause and never was in force.
  proposed: { confirm: 'active', reject: 'rejected', closed: 'lifted' },
  active: { lift: 'lifted', closed: 'lifted' },
  rejected: {},
  lifted: {},
};

/**
 * The restriction after one action. Taking a right away is for a named director, never for the one who proposed it, and
 * always with a reason; giving it back when the cause is gone needs nobody.
 */
export function nextRestriction<Restriction extends RestrictionLife>(
  restriction: Restriction,
  action: RestrictionAction,
): NextRestriction<Restriction> {
  if (action.type !== 'closed' && !action.isDirector) return { refused: 'forbidden' };
  const to = TRANSITIONS[restriction.state][action.type];
  if (!to) return { refused: 'not-acceptable-state' };
  if (action.type !== 'closed' && action.reason.trim() === '')
    return { refused: 'reason-required' };
  if (action.type === 'confirm' && action.by === restriction.proposedBy)
    return { refused: 'same-person' };
  const { type, atMs, by, reason } = action;
  const times =
    to === 'active' ? { activeFromMs: atMs } : to === 'lifted' ? { liftedAtMs: atMs } : {};
  const entry = { from: restriction.state, to, action: type, atMs, by, why: reason };
  return { restriction: { ...restriction, ...times, state: to }, entry };
}

/**
 * Whether a right is frozen at an instant, also a past one: what counts is when it was in force, not its state today.
 * @param restrictions  those of one enterprise
 */
export function isRightFrozen(
  restrictions: readonly RestrictionLife[],
  right: FreezableRight,
  atMs: number,
): boolean {
  return restrictions.some(
    (restriction) =>
      restriction.right === right &&
      restriction.activeFromMs !== null &&
      restriction.activeFromMs <= atMs &&
      (restriction.liftedAtMs === null || restriction.liftedAtMs > atMs),
  );
}
