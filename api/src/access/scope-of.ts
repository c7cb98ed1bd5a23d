import type { Action, Reach } from '@parkwatch/domain/access/policy';
import { isEnterpriseRole, isOutsideRole } from '@parkwatch/domain/access/roles';
import type { Role } from '@parkwatch/domain/access/roles';
import type { Scope } from '../db/scope.ts';

/** What of a session decides what it may see. */
export type Subject = {
  readonly userId: number;
  readonly role: Role;
  readonly enterpriseId: number | null;
  readonly grantedIds: readonly number[];
};

/**
 * Facts of the whole park that say nothing of an enterprise but its name and rating: only for these does a role from
 * outside the park office get the park's view of the database.
 */
const PARK_FACTS: ReadonlySet<Action> = new Set(['weather.read', 'rating.read', 'grant.request']);

/**
 * What the database shows the caller (the second wall). An enterprise sees itself and an outside authority what it was
 * granted, also where the policy lets them read a park-wide thing such as the base map: the narrower wins.
 */
export function scopeOf(subject: Subject, action: Action, reach: Reach): Scope {
  const { userId, role, enterpriseId, grantedIds } = subject;
  if (reach === 'park' && (PARK_FACTS.has(action) || isParkRole(role)))
    return { kind: 'park', userId };
  if (isEnterpriseRole(role) && enterpriseId !== null) {
    return { kind: 'enterprises', userId, enterpriseIds: [enterpriseId] };
  }
  if (isOutsideRole(role)) return { kind: 'enterprises', userId, enterpriseIds: grantedIds };
  return { kind: 'none' };
}

function isParkRole(role: Role): boolean {
  return !isEnterpriseRole(role) && !isOutsideRole(role);
}
