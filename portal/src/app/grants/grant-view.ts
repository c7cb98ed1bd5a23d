import type { AccessGrant } from '@parkwatch/domain/wire/users';

const rank: Record<AccessGrant['state'], number> = {
  requested: 0,
  active: 1,
  expired: 2,
  revoked: 2,
  refused: 2,
};

/** What waits for the director first, then what is in force; the newest of each first. */
export function byNeed(a: AccessGrant, b: AccessGrant): number {
  return rank[a.state] - rank[b.state] || b.requestedAt.localeCompare(a.requestedAt);
}

/** The state now: a grant ends by the clock while the page is open. */
export function stateOf({ state, until }: AccessGrant, nowMs: number): AccessGrant['state'] {
  return state === 'active' && nowMs > Date.parse(until) ? 'expired' : state;
}

export type GrantDecision = 'grant' | 'refuse' | 'revoke';

/** What the director can decide in a state. */
export function decisionsOf(state: AccessGrant['state']): readonly GrantDecision[] {
  if (state === 'requested') return ['refuse', 'grant'];
  return state === 'active' ? ['revoke'] : [];
}
