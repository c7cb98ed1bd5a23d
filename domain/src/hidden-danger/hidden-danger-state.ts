import { isEnterpriseRole, type Role } from '../access/roles.ts';
import type { Text } from '../text/text.ts';
import type { HIDDEN_DANGER_STATES } from '../wire/hidden-dangers.ts';

export type HiddenDangerState = (typeof HIDDEN_DANGER_STATES)[number];

export const HIDDEN_DANGER_ACTIONS = [
  'dispatch',
  'take-up',
  'answer',
  'accept',
  'return',
  'withdraw',
] as const;
export type HiddenDangerActionType = (typeof HIDDEN_DANGER_ACTIONS)[number];

/** How each state is named for people. */
export const HIDDEN_DANGER_STATE_LABELS: Readonly<Record<HiddenDangerState, Text>> = {
  reported: { zh: '已上报', en: 'Reported' },
  dispatched: { zh: '已派单，待签收', en: 'Dispatched, not taken up' },
  rectifying: { zh: '整改中', en: 'Being rectified' },
  answered: { zh: '待验收', en: 'Waiting for acceptance' },
  accepted: { zh: '已验收', en: 'Accepted' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
};

/** Which action leads where; a missing entry is a refusal. A returned answer goes back to `rectifying` and is counted. */
export const HIDDEN_DANGER_TRANSITIONS: Readonly<
  Record<HiddenDangerState, Readonly<Partial<Record<HiddenDangerActionType, HiddenDangerState>>>>
> = {
  reported: { dispatch: 'dispatched', withdraw: 'withdrawn' },
  dispatched: { 'take-up': 'rectifying', withdraw: 'withdrawn' },
  rectifying: { answer: 'answered', withdraw: 'withdrawn' },
  answered: { accept: 'accepted', return: 'rectifying' },
  accepted: {},
  withdrawn: {},
};

/** Whose side a person acts for. Which role may do what in detail is the policy table's matter. */
export const ACTOR_GROUPS = ['park-office', 'enterprise', 'other'] as const;
export type ActorGroup = (typeof ACTOR_GROUPS)[number];

const PARK_OFFICE_ROLES: readonly Role[] = ['director', 'duty', 'inspector'];

/** The side of a role in the loop. */
export function actorGroupOf(role: Role): ActorGroup {
  if (isEnterpriseRole(role)) return 'enterprise';
  return PARK_OFFICE_ROLES.includes(role) ? 'park-office' : 'other';
}

/** Which side does what: the enterprise rectifies, the park's office dispatches and judges. */
export const HIDDEN_DANGER_ACTORS: Readonly<Record<HiddenDangerActionType, ActorGroup>> = {
  dispatch: 'park-office',
  'take-up': 'enterprise',
  answer: 'enterprise',
  accept: 'park-office',
  return: 'park-office',
  withdraw: 'park-office',
};

/** Whether it still needs work. */
export function isOpenHiddenDanger(state: HiddenDangerState): boolean {
  return state !== 'accepted' && state !== 'withdrawn';
}
