/**
 * Who can be logged in. The three administrators are separate people (三员分立, GB/T 22239-2019 level 3):
 * `admin` opens accounts, `security` gives them rights, `auditor` reads the trail; none of them sees the park's data.
 */
export const ROLES = [
  'admin',
  'security',
  'auditor',
  'director',
  'duty',
  'inspector',
  'commander',
  'regulator',
  'enforcer',
  'invest',
  'manager',
  'leader',
  'worker',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles whose account belongs to one enterprise and sees only that enterprise. */
export const ENTERPRISE_ROLES = ['manager', 'leader', 'worker'] as const satisfies readonly Role[];

/** Roles of outside authorities: they see an enterprise's data only under a live access grant. */
export const OUTSIDE_ROLES = ['regulator', 'enforcer'] as const satisfies readonly Role[];

/** True when the account must name an enterprise. */
export function isEnterpriseRole(role: Role): boolean {
  return (ENTERPRISE_ROLES as readonly Role[]).includes(role);
}

/** True when what the account sees depends on its access grants. */
export function isOutsideRole(role: Role): boolean {
  return (OUTSIDE_ROLES as readonly Role[]).includes(role);
}
