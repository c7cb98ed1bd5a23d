import { DAY_MS } from '../time/duration.ts';
import type { POSTPONEMENT_STATES } from '../wire/hidden-dangers.ts';
import type { HiddenDangerActor, HiddenDangerLife } from './next-hidden-danger.ts';
import type { HiddenDangerState } from './life.ts';

export type PostponementState = (typeof POSTPONEMENT_STATES)[number];

export type PostponementRefusal =
  | 'forbidden'
  | 'not-acceptable-state'
  /** One waits for its decision already. */
  | 'asked-already'
  /** The deadline has passed: what is late is not made timely by a form. */
  | 'too-late'
  | 'until-not-later'
  | 'until-too-far';

/** Longer than this is a long-term case with interim protection, and not a later deadline. */
export const POSTPONE_AT_MOST_MS = 90 * DAY_MS;

type Asking = { readonly by: HiddenDangerActor; readonly atMs: number; readonly untilMs: number };
type Danger = Pick<HiddenDangerLife, 'state' | 'enterpriseId' | 'deadlineMs'>;

/** While it is with the enterprise. */
export function isPostponable(state: HiddenDangerState): boolean {
  return state === 'dispatched' || state === 'rectifying';
}

/**
 * Whether an enterprise may ask for a later deadline.
 * @param isWaiting  whether one that was asked for is undecided
 * @returns why not; null: it may
 */
export function refusedAsking(
  { state, enterpriseId, deadlineMs }: Danger,
  { by, atMs, untilMs }: Asking,
  isWaiting: boolean,
): PostponementRefusal | null {
  if (by.group !== 'enterprise' || by.enterpriseId !== enterpriseId) return 'forbidden';
  if (!isPostponable(state) || deadlineMs === null) return 'not-acceptable-state';
  if (isWaiting) return 'asked-already';
  if (atMs >= deadlineMs) return 'too-late';
  if (!(untilMs > deadlineMs)) return 'until-not-later';
  return untilMs <= deadlineMs + POSTPONE_AT_MOST_MS ? null : 'until-too-far';
}

/**
 * Whether one that was asked for may be decided. One whose new deadline has passed meanwhile can only be refused.
 * @returns why not; null: it may
 */
export function refusedDeciding(
  { state }: Pick<Danger, 'state'>,
  asked: { readonly state: PostponementState; readonly untilMs: number } | undefined,
  decision: { readonly by: HiddenDangerActor; readonly atMs: number; readonly isGrant: boolean },
): PostponementRefusal | null {
  if (decision.by.group !== 'park-office') return 'forbidden';
  if (asked?.state !== 'asked' || !isPostponable(state)) return 'not-acceptable-state';
  return decision.isGrant && decision.atMs >= asked.untilMs ? 'too-late' : null;
}
