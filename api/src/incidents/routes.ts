import * as wire from '@parkwatch/domain/wire/incidents';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { orderOf } from './rows.ts';
import { answerOrder, endIncident } from './service.ts';
import { findIncidents, findOrders, readIncidentDetail } from './store.ts';

/** Incidents, the orders that they gave, and who has not answered. */
export function incidents(parts: Parts): Feature {
  const { db } = parts;
  return {
    name: 'incidents',
    routes: [
      route(wire.listIncidents, async ({ query, caller }) => {
        const { cursor, limit, view } = query;
        const page = { isOpen: view === 'open', after: readPageCursor(cursor), limit: limit + 1 };
        const found = await db.tx(caller.scope, (tx) => findIncidents(tx, page));
        const items = found.slice(0, limit);
        const last = found.length > limit ? items.at(-1) : undefined;
        return { items, nextCursor: last ? pageCursor({ at: last.openedAt, id: last.id }) : null };
      }),
      route(wire.readIncident, async ({ params: { id }, caller, now }) => {
        const found = await db.tx(caller.scope, (tx) => readIncidentDetail(tx, id, now));
        if (found === undefined) throw problem('not-found');
        return found;
      }),
      route(wire.closeIncident, ({ params: { id }, body: { reason }, caller, now }) =>
        endIncident(parts, caller, { id, reason, now }),
      ),
      route(wire.listOrders, async ({ query, caller, now }) => {
        const isOpen = query.view === 'open';
        const rows = await db.tx(caller.scope, (tx) => findOrders(tx, { isOpen }));
        return { items: rows.map((row) => orderOf(row, now)) };
      }),
      route(wire.acknowledgeOrder, ({ params: { id }, body, caller, now }) =>
        answerOrder(parts, caller, { id, ...body, now }),
      ),
    ],
  };
}
