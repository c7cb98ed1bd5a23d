import type { Action } from '@parkwatch/domain/access/policy';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';

export const STEPS = ['dispatch', 'take-up', 'answer', 'review'] as const;
export type Step = (typeof STEPS)[number];

const byState: Partial<Record<HiddenDanger['state'], { step: Step; right: Action }>> = {
  reported: { step: 'dispatch', right: 'hidden-danger.dispatch' },
  dispatched: { step: 'take-up', right: 'hidden-danger.answer' },
  rectifying: { step: 'answer', right: 'hidden-danger.answer' },
  answered: { step: 'review', right: 'hidden-danger.review' },
};

/** The step that a state waits for, and whether this account is the one to take it. */
export function nextStep(
  state: HiddenDanger['state'],
  can: (right: Action) => boolean,
): { readonly step: Step; readonly isMine: boolean } | undefined {
  const next = byState[state];
  return next && { step: next.step, isMine: can(next.right) };
}
