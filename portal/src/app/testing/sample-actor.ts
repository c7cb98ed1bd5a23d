import type { Role } from '@parkwatch/domain/access/roles';
import type { Actor } from '@parkwatch/domain/wire/common';

/** A person as the api shows one: of the park unless an enterprise is named. */
export function sampleActor(
  name: string,
  role: Role,
  enterprise: Actor['enterprise'] = null,
): Actor {
  const [id, account] = enterprise === null ? [1, role] : [40, `e1.${role}`];
  return { id, name, role, account, enterprise };
}

/** What no person did. */
export const SYSTEM_ACTOR: Actor = {
  ...{ id: null, name: 'system', role: 'system' },
  ...{ account: null, enterprise: null },
};
