import type { Role } from './roles.ts';

/**
 * How far a right reaches: `park` = every enterprise, `own` = the account's enterprise,
 * `granted` = the enterprises of the account's live access grants.
 */
export type Reach = 'park' | 'own' | 'granted';

const PARK_OFFICE = ['director', 'duty', 'inspector', 'commander'] as const;
const ENTERPRISE = ['manager', 'leader', 'worker'] as const;
const OUTSIDE = ['regulator', 'enforcer'] as const;
const EVERYONE = [
  'admin',
  'security',
  'auditor',
  'invest',
  ...PARK_OFFICE,
  ...OUTSIDE,
  ...ENTERPRISE,
] as const;

function allow(reach: Reach, ...roles: readonly Role[]): Partial<Record<Role, Reach>> {
  return Object.fromEntries(roles.map((role) => [role, reach]));
}

const readers = {
  ...allow('park', ...PARK_OFFICE),
  ...allow('granted', ...OUTSIDE),
  ...allow('own', ...ENTERPRISE),
};

/**
 * The policy table: action → role → reach. An action that a role does not have is refused.
 * It is the first of two walls; the second is row-level security in the database (architecture rule 6).
 */
export const POLICY = {
  'session.own': allow('own', ...EVERYONE),
  'live.connect': allow('own', ...EVERYONE),
  // Land, roads and coast are open to all of them by row-level security; facilities, cameras and gates are not.
  'base-map.read': readers,
  'weather.read': allow('park', ...PARK_OFFICE, ...OUTSIDE, ...ENTERPRISE),
  'weather-rule.read': allow('park', ...PARK_OFFICE),
  'weather-rule.write': allow('park', 'director', 'duty'),
  'weather-reminder.read': readers,
  'weather-reminder.answer': allow('own', 'manager', 'leader'),
  'equipment-warning.read': readers,
  'equipment-rule.write': { ...allow('park', 'director', 'duty'), ...allow('own', 'manager') },
  // The calendar is the park's and says nothing of an enterprise.
  'season.read': readers,
  'season.write': allow('park', 'director', 'duty'),
  'rating.read': allow('park', ...PARK_OFFICE, ...OUTSIDE, 'invest'),
  // For opening accounts: the administrators see which enterprises there are, and nothing of them.
  'enterprise-names.read': allow('park', 'admin', 'security', 'auditor'),
  'enterprise.read': readers,
  'facility.read': readers,
  'major-hazard.read': readers,
  'point.read': readers,
  'self-check.read': readers,
  'special-work.read': readers,
  'point.service': { ...allow('park', 'director', 'duty'), ...allow('own', 'manager') },
  'moving-object.read': readers,
  'camera.read': readers,
  'zone.read': readers,
  // It ranks enterprises against each other: not for one of them.
  'regional-overview.read': { ...allow('park', ...PARK_OFFICE), ...allow('granted', ...OUTSIDE) },
  'risk-register.read': readers,
  'risk-sheet.write': allow('own', 'manager', 'leader'),
  'control-measure.bind': allow('own', 'manager', 'leader'),
  'risk-method.read': { ...readers, ...allow('park', 'security') },
  // Everybody's levels follow from the tables.
  'risk-method.add': allow('park', 'director', 'security'),
  'supervision.read': readers,
  // Visits by the park, self-checks by their enterprise.
  'supervision.do': {
    ...allow('park', 'director', 'duty', 'inspector'),
    ...allow('own', 'manager', 'leader'),
  },
  'supervision.assign': allow('park', 'director', 'duty', 'inspector'),
  'supervision.name-inspector': allow('park', 'director', 'duty'),
  'supervision.withdraw': allow('park', 'director', 'duty'),
  'supervision-rule.read': allow('park', ...PARK_OFFICE),
  'supervision-rule.write': allow('park', 'director'),
  'alarm.read': readers,
  'alarm.acknowledge': {
    ...allow('park', 'director', 'duty', 'commander'),
    ...allow('own', 'manager', 'leader'),
  },
  'alarm.shelve': { ...allow('park', 'director', 'duty'), ...allow('own', 'manager') },
  'alarm.confirm': allow('park', 'director', 'duty', 'commander'),
  'hidden-danger.read': readers,
  'hidden-danger.report': {
    ...allow('park', 'director', 'duty', 'inspector'),
    ...allow('own', ...ENTERPRISE),
  },
  'hidden-danger.dispatch': allow('park', 'director', 'duty', 'inspector'),
  'hidden-danger.answer': allow('own', 'manager', 'leader'),
  'hidden-danger.review': allow('park', 'director', 'duty', 'inspector'),
  'hidden-danger.close': allow('park', 'director', 'duty'),
  // A later deadline is the head's to give.
  'hidden-danger.postpone': allow('park', 'director'),
  'interim-measure.write': {
    ...allow('park', 'director', 'duty', 'inspector'),
    ...allow('own', 'manager', 'leader'),
  },
  'attachment.read': readers,
  'attachment.write': {
    ...allow('park', 'director', 'duty', 'inspector'),
    ...allow('own', ...ENTERPRISE),
  },
  // The park's library is for everybody who looks for hidden dangers; an enterprise's own lines are its own.
  'standard.read': readers,
  'standard.write': { ...allow('park', 'director', 'duty'), ...allow('own', 'manager') },
  'standard.re-evaluate': allow('own', 'manager', 'leader'),
  'incident.read': readers,
  'incident.close': allow('park', 'director', 'commander'),
  // A run holds stock, sensors and land of every enterprise: it is the park's, and none of them reads it.
  'consequence.run': allow('park', ...PARK_OFFICE),
  'consequence.read': allow('park', ...PARK_OFFICE),
  'risk-study.run': allow('park', 'director', 'duty'),
  'risk-study.read': allow('park', ...PARK_OFFICE),
  // It weighs enterprises against each other on incomplete evidence: a lead for the park's own inspection.
  'source-search.run': allow('park', ...PARK_OFFICE),
  'source-search.read': allow('park', ...PARK_OFFICE),
  'order.acknowledge': allow('own', 'manager', 'leader'),
  'restriction.read': readers,
  'restriction.decide': allow('park', 'director'),
  'pass.read': { ...allow('park', ...PARK_OFFICE), ...allow('own', 'manager', 'leader') },
  'pass.apply': allow('own', 'manager', 'leader'),
  'pass.decide': allow('park', 'director', 'duty'),
  'grant.read': {
    ...allow('park', 'director', 'auditor'),
    ...allow('granted', ...OUTSIDE),
    ...allow('own', 'manager'),
  },
  'grant.request': allow('park', ...OUTSIDE),
  'grant.decide': allow('park', 'director'),
  'user.read': allow('park', 'admin', 'security', 'auditor'),
  'user.create': allow('park', 'admin'),
  'user.authorize': allow('park', 'security'),
  'api-key.read': allow('park', 'admin', 'security', 'auditor'),
  'api-key.manage': allow('park', 'admin'),
  'setting.read': allow('park', 'admin', 'security', 'auditor', 'director'),
  'setting.manage': allow('park', 'security'),
  'audit.read': allow('park', 'auditor'),
  'job.read': allow('park', 'admin', 'auditor', 'duty', 'director'),
  'data-source.read': {
    ...allow('park', 'admin', 'duty', 'director'),
    ...allow('own', 'manager', 'leader'),
  },
  // Frames show values and what stands around them: for those who set the line up, and for who watches the park.
  'data-source.watch': allow('park', 'admin', 'duty', 'director'),
  'data-source.configure': allow('park', 'admin'),
  // What is uploaded becomes records of the enterprise: those who answer for it, and the office that helps them.
  'file.upload': {
    ...allow('park', 'director', 'duty', 'inspector'),
    ...allow('own', 'manager', 'leader'),
  },
  'ingest.read': allow('park', 'admin', 'duty', 'director'),
} as const satisfies Record<string, Partial<Record<Role, Reach>>>;

export type Action = keyof typeof POLICY;

/** Every action, for menus and for the generated route test. */
export const ACTIONS = Object.keys(POLICY) as readonly Action[];

/** How far `role` may do `action`; undefined = not at all. */
export function reachOf(role: Role, action: Action): Reach | undefined {
  return (POLICY[action] as Partial<Record<Role, Reach>>)[role];
}

/** The actions that a role has, with their reach: what the portal builds its menu from. */
export function rightsOf(role: Role): Partial<Record<Action, Reach>> {
  const rights: Partial<Record<Action, Reach>> = {};
  for (const action of ACTIONS) {
    const reach = reachOf(role, action);
    if (reach !== undefined) rights[action] = reach;
  }
  return rights;
}
