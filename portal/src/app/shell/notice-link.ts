import { inject, Service } from '@angular/core';
import type { Params } from '@angular/router';
import type { Action } from '@parkwatch/domain/access/policy';
import type { Notice } from '../live/notices.ts';
import { Session } from '../session/session.ts';

export type NoticeTarget = { readonly path: readonly (string | number)[]; readonly query?: Params };
type Place = { readonly right: Action; target(id: number): NoticeTarget };

/** Where the record that a notice is about can be seen. */
const PLACES: Readonly<Record<string, Place>> = {
  alarm: { right: 'alarm.read', target: (alarm) => ({ path: ['/alarms'], query: { alarm } }) },
  'alarms-of-enterprise': {
    right: 'alarm.read',
    target: (enterpriseId) => ({ path: ['/alarms'], query: { enterpriseId } }),
  },
  'hidden-danger': {
    right: 'hidden-danger.read',
    target: (id) => ({ path: ['/hidden-dangers', id] }),
  },
  'risk-register': {
    right: 'risk-register.read',
    target: (enterpriseId) => ({
      path: ['/risk-register'],
      query: { view: 'faults', enterpriseId },
    }),
  },
  incident: { right: 'incident.read', target: (id) => ({ path: ['/incidents', id] }) },
  'major-hazard': {
    right: 'major-hazard.read',
    target: (id) => ({ path: ['/major-hazards', id] }),
  },
  'major-hazards-of-enterprise': {
    right: 'major-hazard.read',
    target: (enterpriseId) => ({ path: ['/major-hazards'], query: { enterpriseId } }),
  },
  'weather-reminder': {
    right: 'weather-reminder.read',
    target: () => ({ path: ['/weather-rules'] }),
  },
  'supervision-task': {
    right: 'supervision.read',
    target: (id) => ({ path: ['/supervision/tasks', id] }),
  },
  'standard-reevaluation': {
    right: 'standard.read',
    target: () => ({ path: ['/standard-library'], query: { view: 're-evaluations' } }),
  },
  'supervision-plan': {
    right: 'supervision.read',
    target: (enterpriseId) => ({
      path: ['/supervision'],
      query: { view: 'plans', enterpriseId },
    }),
  },
  'equipment-warning': {
    right: 'equipment-warning.read',
    target: () => ({ path: ['/equipment-warnings'] }),
  },
  season: {
    right: 'season.read',
    target: () => ({ path: ['/equipment-warnings'], query: { view: 'seasons' } }),
  },
  restriction: { right: 'restriction.read', target: () => ({ path: ['/restrictions'] }) },
  pass: { right: 'pass.read', target: () => ({ path: ['/passes'] }) },
  grant: { right: 'grant.read', target: () => ({ path: ['/grants'] }) },
  'data-source': { right: 'data-source.read', target: (id) => ({ path: ['/data-sources', id] }) },
  gateway: { right: 'data-source.read', target: () => ({ path: ['/data-sources'] }) },
};

/** From a notice to its record; to nowhere when there is none or the account may not open its page. */
@Service()
export class NoticeLink {
  readonly #session = inject(Session);

  of({ refKind, refId }: Notice): NoticeTarget | undefined {
    if (refKind === null || refId === null || !Object.hasOwn(PLACES, refKind)) return undefined;
    const place = PLACES[refKind];
    return place && this.#session.can(place.right) ? place.target(refId) : undefined;
  }
}
