import type { Action } from '@parkwatch/domain/access/policy';
import { transitionOf, type HiddenDangerActionType } from '@parkwatch/domain/hidden-danger/life';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';

export const STEPS = [
  'confirm',
  'dispatch',
  'take-up',
  'answer',
  'review',
  'close',
  'look-back',
] as const;
export type Step = (typeof STEPS)[number];

/** The step that leads on from a state, and the action of the table by which it is judged who may take it. */
const BY_STATE: Partial<Record<HiddenDanger['state'], readonly [Step, HiddenDangerActionType]>> = {
  reported: ['confirm', 'confirm'],
  confirmed: ['dispatch', 'dispatch'],
  dispatched: ['take-up', 'take-up'],
  rectifying: ['answer', 'answer'],
  answered: ['review', 'accept'],
  accepted: ['close', 'close'],
  closed: ['look-back', 'confirm-held'],
};

/** The step that a state waits for, and whether this account is the one to take it. */
export function nextStep(
  state: HiddenDanger['state'],
  can: (right: Action) => boolean,
): { readonly step: Step; readonly isMine: boolean } | undefined {
  const next = BY_STATE[state];
  return next && { step: next[0], isMine: mayDo(state, next[1], can) };
}

/** Whether an action is open in a state for who has these rights. */
export function mayDo(
  state: HiddenDanger['state'],
  action: HiddenDangerActionType,
  can: (right: Action) => boolean,
): boolean {
  const way = transitionOf(state, action);
  return way !== undefined && can(way.right);
}
