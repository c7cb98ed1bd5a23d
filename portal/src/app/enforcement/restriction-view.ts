import type { Restriction } from '@parkwatch/domain/wire/enforcement';

export const RESTRICTION_VIEWS = ['open', 'all'] as const;
export type RestrictionView = (typeof RESTRICTION_VIEWS)[number];

const rank: Record<Restriction['state'], number> = {
  proposed: 0,
  active: 1,
  rejected: 2,
  lifted: 2,
};

/** What waits for the director first, then what is in force; the newest of each first. */
export function byNeed(a: Restriction, b: Restriction): number {
  return rank[a.state] - rank[b.state] || b.proposedAt.localeCompare(a.proposedAt);
}

/** The rows after a live event or an action: replaced, added, or gone. */
export function withRestriction(
  rows: readonly Restriction[],
  changed: Restriction,
  view: RestrictionView,
): Restriction[] {
  const others = rows.filter(({ id }) => id !== changed.id);
  const isOpen = changed.state === 'proposed' || changed.state === 'active';
  return view === 'open' && !isOpen ? others : [changed, ...others];
}

export type Decision = 'confirm' | 'reject' | 'lift';

/** What the director can decide in a state. */
export function decisionsOf(state: Restriction['state']): readonly Decision[] {
  if (state === 'proposed') return ['reject', 'confirm'];
  return state === 'active' ? ['lift'] : [];
}
