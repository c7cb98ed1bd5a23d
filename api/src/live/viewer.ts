import { reachOf } from '@parkwatch/domain/access/policy';
import type { Action } from '@parkwatch/domain/access/policy';
import { isEnterpriseRole, isOutsideRole } from '@parkwatch/domain/access/roles';
import type { Role } from '@parkwatch/domain/access/roles';
import type { LiveTopic } from '@parkwatch/domain/wire/live';
import type { OutboxEvent } from '../outbox/outbox-store.ts';
import type { Session } from '../session/session-store.ts';

/** Whose eyes a live connection is: what it may see follows from these alone. */
export type Viewer = { readonly role: Role; readonly enterpriseIds: readonly number[] };

/** The right that a topic's page needs is the right that its events need. */
const TOPIC_ACTION: Readonly<Record<LiveTopic, Action>> = {
  readings: 'point.read',
  positions: 'moving-object.read',
  alarm: 'alarm.read',
  'hidden-danger': 'hidden-danger.read',
  incident: 'incident.read',
  order: 'incident.read',
  restriction: 'restriction.read',
  stock: 'facility.read',
  zones: 'zone.read',
  notice: 'alarm.read',
};

export function viewerOf({ role, enterprise, grantedIds }: Session): Viewer {
  if (isEnterpriseRole(role))
    return { role, enterpriseIds: enterprise === null ? [] : [enterprise.id] };
  return { role, enterpriseIds: isOutsideRole(role) ? grantedIds : [] };
}

/** Viewers that see the same share a room, and an event is written once for all of them. */
export function roomOf({ role, enterpriseIds }: Viewer): string {
  return `${role}:${enterpriseIds.join(',')}`;
}

/** True when this role may see what is addressed to the park. */
export function hasParkView({ role }: Viewer): boolean {
  return reachOf(role, 'alarm.read') === 'park';
}

export function maySee(
  { role, enterpriseIds }: Viewer,
  { event, toPark, enterpriseIds: to }: OutboxEvent,
): boolean {
  const reach = reachOf(role, TOPIC_ACTION[event.topic]);
  if (reach === undefined) return false;
  return reach === 'park' ? toPark : to.some((id) => enterpriseIds.includes(id));
}
