import * as wire from '@parkwatch/domain/wire/enforcement';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import type { Parts } from '../parts.ts';
import { findPasses } from './pass-store.ts';
import { applyForPass, decideOnPass, decideOnRestriction, isFrozen } from './service.ts';
import { findRestrictions, fromRow } from './store.ts';

const OPEN = ['proposed', 'active'] as const;

/** Frozen rights, and the right that can be frozen: passes for hazmat vehicles. */
export function enforcement(parts: Parts): Feature {
  const { db } = parts;
  return {
    name: 'enforcement',
    routes: [
      route(wire.listRestrictions, async ({ query, caller }) => {
        const filter = query.view === 'open' ? { states: OPEN } : {};
        const rows = await db.tx(caller.scope, (tx) => findRestrictions(tx, filter));
        return { items: rows.map(fromRow) };
      }),
      route(wire.decideRestriction, ({ params: { id }, body, caller, now }) =>
        decideOnRestriction(parts, caller, { id, type: body.decision, reason: body.reason, now }),
      ),
      route(wire.listPasses, ({ caller, now }) =>
        db.tx(caller.scope, async (tx) => {
          const { enterpriseId } = caller;
          const items = await findPasses(tx);
          if (enterpriseId === null) return { items, isFrozen: false };
          const right = { enterpriseId, right: 'pass-application', now } as const;
          return { items, isFrozen: await isFrozen(tx, right) };
        }),
      ),
      route(wire.applyForPass, ({ body, caller, now }) =>
        applyForPass(parts, caller, { wish: body, now }),
      ),
      route(wire.decidePass, ({ params: { id }, body, caller, now }) =>
        decideOnPass(parts, caller, { id, ...body, now }),
      ),
    ],
  };
}
