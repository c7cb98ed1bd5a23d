import { isEnterpriseRole, type Role } from '../access/roles.ts';
import type { Text } from '../text/text.ts';
import type { HIDDEN_DANGER_STATES } from '../wire/hidden-dangers.ts';

export type HiddenDangerState = (typeof HIDDEN_DANGER_STATES)[number];

export const HIDDEN_DANGER_ACTIONS = [
  'confirm',
  'refuse',
  'dispatch',
  'take-up',
  'progress',
  'answer',
  'accept',
  'return',
  'close',
  'confirm-held',
  'reopen',
  'withdraw',
] as const;
export type HiddenDangerActionType = (typeof HIDDEN_DANGER_ACTIONS)[number];

/** Whose side a person acts for. Which role may do what in detail is the policy table's matter. */
export const ACTOR_GROUPS = ['park-office', 'enterprise', 'other'] as const;
export type ActorGroup = (typeof ACTOR_GROUPS)[number];

/** What a step needs besides words, which every step needs. */
export type Need =
  /** At least one photo. */
  | 'photo'
  /** Somebody who did not rectify it. */
  | 'not-rectifier'
  /** Of a major one: somebody who did not accept it. */
  | 'not-acceptor-of-major';

export type Transition = {
  readonly action: HiddenDangerActionType;
  readonly from: readonly HiddenDangerState[];
  readonly to: HiddenDangerState;
  readonly side: ActorGroup;
  readonly right:
    | 'hidden-danger.dispatch'
    | 'hidden-danger.answer'
    | 'hidden-danger.review'
    | 'hidden-danger.close';
  readonly needs: readonly Need[];
};

/**
 * The life of a hidden danger: what is not in this table cannot be done. Endpoints, buttons, the guide and the tests are read from it.
 * Postponed is no state: a postponed danger is still being rectified, and everybody must see both.
 */
export const LIFE: readonly Transition[] = [
  {
    ...{ action: 'confirm', from: ['reported'], to: 'confirmed', needs: [] },
    ...{ side: 'park-office', right: 'hidden-danger.dispatch' },
  },
  {
    ...{ action: 'refuse', from: ['reported'], to: 'refused', needs: [] },
    ...{ side: 'park-office', right: 'hidden-danger.dispatch' },
  },
  {
    ...{ action: 'dispatch', from: ['confirmed'], to: 'dispatched', needs: [] },
    ...{ side: 'park-office', right: 'hidden-danger.dispatch' },
  },
  {
    ...{ action: 'take-up', from: ['dispatched'], to: 'rectifying', needs: [] },
    ...{ side: 'enterprise', right: 'hidden-danger.answer' },
  },
  {
    ...{ action: 'progress', from: ['rectifying'], to: 'rectifying', needs: [] },
    ...{ side: 'enterprise', right: 'hidden-danger.answer' },
  },
  {
    ...{ action: 'answer', from: ['rectifying'], to: 'answered', needs: ['photo'] },
    ...{ side: 'enterprise', right: 'hidden-danger.answer' },
  },
  {
    ...{ action: 'accept', from: ['answered'], to: 'accepted', needs: ['not-rectifier'] },
    ...{ side: 'park-office', right: 'hidden-danger.review' },
  },
  {
    ...{ action: 'return', from: ['answered'], to: 'rectifying', needs: [] },
    ...{ side: 'park-office', right: 'hidden-danger.review' },
  },
  {
    ...{ action: 'close', from: ['accepted'], to: 'closed' },
    ...{ needs: ['not-rectifier', 'not-acceptor-of-major'] },
    ...{ side: 'park-office', right: 'hidden-danger.close' },
  },
  {
    ...{ action: 'confirm-held', from: ['closed'], to: 'archived' },
    ...{ needs: ['photo', 'not-rectifier'] },
    ...{ side: 'park-office', right: 'hidden-danger.review' },
  },
  {
    ...{ action: 'reopen', from: ['closed'], to: 'rectifying', needs: ['photo'] },
    ...{ side: 'park-office', right: 'hidden-danger.review' },
  },
  {
    ...{ action: 'withdraw', from: ['confirmed', 'dispatched', 'rectifying'], to: 'withdrawn' },
    ...{ needs: [], side: 'park-office', right: 'hidden-danger.dispatch' },
  },
];

/** The way that an action opens in a state; undefined: none. */
export function transitionOf(
  state: HiddenDangerState,
  action: HiddenDangerActionType,
): Transition | undefined {
  return LIFE.find((way) => way.action === action && way.from.includes(state));
}

/** What can be done in a state. */
export function transitionsFrom(state: HiddenDangerState): readonly Transition[] {
  return LIFE.filter(({ from }) => from.includes(state));
}

/** How each state is named for people. */
export const HIDDEN_DANGER_STATE_LABELS: Readonly<Record<HiddenDangerState, Text>> = {
  reported: { zh: '已上报，待核实', en: 'Reported, to be confirmed' },
  confirmed: { zh: '已核实，待派单', en: 'Confirmed, to be dispatched' },
  dispatched: { zh: '已派单，待签收', en: 'Dispatched, not taken up' },
  rectifying: { zh: '整改中', en: 'Being rectified' },
  answered: { zh: '待验收', en: 'Waiting for acceptance' },
  accepted: { zh: '已验收，待销号', en: 'Accepted, to be closed' },
  closed: { zh: '已销号，待回头看', en: 'Closed, to be looked at again' },
  archived: { zh: '已归档', en: 'Archived' },
  refused: { zh: '不予受理', en: 'Refused' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
};

const PARK_OFFICE_ROLES: readonly Role[] = ['director', 'duty', 'inspector'];

/** The side of a role in the loop. */
export function actorGroupOf(role: Role): ActorGroup {
  if (isEnterpriseRole(role)) return 'enterprise';
  return PARK_OFFICE_ROLES.includes(role) ? 'park-office' : 'other';
}

/** Whether it is a danger still: it counts on the map, in figures and for rights. SQL: `hidden_danger.is_open`. */
export function isOpenHiddenDanger(state: HiddenDangerState): boolean {
  return ['reported', 'confirmed', 'dispatched', 'rectifying', 'answered'].includes(state);
}

/** Whether nothing is left to be done. */
export function isEndedHiddenDanger(state: HiddenDangerState): boolean {
  return transitionsFrom(state).length === 0;
}
