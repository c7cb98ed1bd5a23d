import * as wire from '@parkwatch/domain/wire/users';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { idCursor, readIdCursor } from '../http/id-cursor.ts';
import type { Parts } from '../parts.ts';
import { createApiKey, revokeApiKey } from './api-key-service.ts';
import { listApiKeys } from './api-key-store.ts';
import { decideGrant, listGrants, requestGrant } from './grant-service.ts';
import { authorizeUser, createUser, resetPassword, unlockUser } from './user-service.ts';
import { listUsers } from './user-store.ts';

const SYSTEM = { kind: 'system' } as const;

/** Accounts, keys of data sources and access grants: who may do what, kept by separate people (三员分立). */
export function users(parts: Parts): Feature {
  const { db } = parts;
  return {
    name: 'users',
    routes: [
      route(wire.listUsers, async ({ query: { cursor, limit, search = null } }) => {
        const filter = { afterId: readIdCursor(cursor) ?? 0, search, limit: limit + 1 };
        const found = await db.tx(SYSTEM, (tx) => listUsers(tx, filter));
        const items = found.slice(0, limit);
        const last = found.length > limit ? items.at(-1) : undefined;
        return { items, nextCursor: last === undefined ? null : idCursor(last.id) };
      }),
      route(wire.createUser, ({ body, caller }) => createUser(parts, caller, body)),
      route(wire.resetPassword, ({ params, body, caller }) =>
        resetPassword(parts, caller, { ...params, ...body }),
      ),
      route(wire.authorizeUser, ({ params, body, caller }) =>
        authorizeUser(parts, caller, { ...params, ...body }),
      ),
      route(wire.unlockUser, ({ params, body, caller }) =>
        unlockUser(parts, caller, { ...params, ...body }),
      ),
      route(wire.listApiKeys, async () => ({
        items: await db.tx(SYSTEM, (tx) => listApiKeys(tx)),
      })),
      route(wire.createApiKey, ({ body, caller }) => createApiKey(parts, caller, body)),
      route(wire.revokeApiKey, ({ params, caller }) => revokeApiKey(parts, caller, params.id)),
      route(wire.listGrants, async ({ caller, now }) => ({
        items: await listGrants(parts, caller, now),
      })),
      route(wire.requestGrant, ({ body, caller }) => requestGrant(parts, caller, body)),
      route(wire.decideGrant, ({ params, body, caller }) =>
        decideGrant(parts, caller, { ...params, ...body }),
      ),
    ],
  };
}
