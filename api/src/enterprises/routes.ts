import {
  listEnterpriseNames,
  listEnterprises,
  listFacilities,
  listRatings,
  readEnterprise,
  readFacility,
} from '@parkwatch/domain/wire/enterprises';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { findEnterprise, findEnterprises, findFacilities, findRatings } from './store.ts';

/** Enterprises and their facilities. Read only: what changes them comes in by ingest. */
export function enterprises({ db }: Parts): Feature {
  return {
    name: 'enterprises',
    routes: [
      route(listEnterprises, async ({ query, caller, now }) => {
        const { cursor, limit, search } = query;
        const found = await db.tx(caller.scope, (tx) =>
          findEnterprises(tx, { at: now, search, afterCode: cursor, limit: limit + 1 }),
        );
        const items = found.slice(0, limit);
        return { items, nextCursor: found.length > limit ? (items.at(-1)?.code ?? null) : null };
      }),
      route(readEnterprise, async ({ params, caller, now }) => {
        const found = await db.tx(caller.scope, (tx) => findEnterprise(tx, params.id, now));
        if (found === undefined) throw problem('not-found');
        return found;
      }),
      route(listRatings, async ({ caller }) => ({
        items: await db.tx(caller.scope, findRatings),
      })),
      route(listEnterpriseNames, async ({ caller }) => {
        const rated = await db.tx(caller.scope, findRatings);
        return { items: rated.map(({ enterpriseId: id, code, name }) => ({ id, code, name })) };
      }),
      route(listFacilities, async ({ query, caller }) => ({
        items: await db.tx(caller.scope, (tx) => findFacilities(tx, query)),
      })),
      route(readFacility, async ({ params, caller }) => {
        const [found] = await db.tx(caller.scope, (tx) => findFacilities(tx, { id: params.id }));
        if (found === undefined) throw problem('not-found');
        return found;
      }),
    ],
  };
}
