import { isEnterpriseRole } from '@parkwatch/domain/access/roles';
import type { Role } from '@parkwatch/domain/access/roles';
import type { Text } from '@parkwatch/domain/wire/endpoint';
import type { User } from '@parkwatch/domain/wire/users';

/** The three administrators (三员): there must always be somebody enabled in each of these. */
const INDISPENSABLE: readonly Role[] = ['admin', 'security', 'auditor'];

type Change = { readonly role: Role; readonly enabled: boolean };

export function isIndispensable(role: Role | null): role is Role {
  return role !== null && INDISPENSABLE.includes(role);
}

/** Whether the change takes away one of the three administrators' accounts that works now. */
export function givesUpAdministrator(
  { role, enabled }: Pick<User, 'role' | 'enabled'>,
  change: Change,
): boolean {
  return enabled && isIndispensable(role) && (!change.enabled || change.role !== role);
}

/** Why an account may not have these rights; undefined when it may. */
export function rightsFault(
  { enterprise }: Pick<User, 'enterprise'>,
  { role }: Change,
): Text | undefined {
  if (isEnterpriseRole(role) && enterprise === null) {
    return {
      zh: '企业角色的账号必须属于一家企业',
      en: 'a role of an enterprise needs an account of an enterprise',
    };
  }
  if (!isEnterpriseRole(role) && enterprise !== null) {
    return {
      zh: '企业账号只能有企业角色',
      en: 'an account of an enterprise can have only roles of an enterprise',
    };
  }
  return undefined;
}
