import * as wire from '@parkwatch/domain/wire/source-searches';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { computeSearches } from './compute-searches.ts';
import { findSubstances } from './gather-search-facts.ts';
import type { SubstanceRow } from './gather-search-facts.ts';
import { odourThresholdPpm } from './odour-thresholds.ts';
import { searchGeoJson } from './search-geojson.ts';
import { runSourceSearch } from './service.ts';
import { findSearch, findSearches } from './store.ts';

/** Searches for the source of a smell or a measured substance: computed on a thread, stored with all that they rest on. */
export function sourceSearches(parts: Parts, pool = computeSearches()): Feature {
  const { db } = parts;
  return {
    name: 'source-searches',
    routes: [
      route(wire.runSourceSearch, ({ body: input, caller, now }) =>
        runSourceSearch({ parts, pool }, caller, { input, now }),
      ),
      route(wire.listSourceSearches, async ({ query: { cursor, limit }, caller }) => {
        const page = { after: readPageCursor(cursor), limit: limit + 1 };
        const found = await db.tx(caller.scope, (tx) => findSearches(tx, page));
        const items = found.slice(0, limit);
        const last = found.length > limit ? items.at(-1) : undefined;
        return { items, nextCursor: last ? pageCursor({ at: last.createdAt, id: last.id }) : null };
      }),
      route(wire.listSearchSubstances, async ({ caller }) => {
        const rows = await db.tx(caller.scope, (tx) => findSubstances(tx));
        return { items: rows.filter(isInPark).map(substanceOf) };
      }),
      route(wire.readSourceSearch, async ({ params: { id }, caller }) => {
        const found = await db.tx(caller.scope, (tx) => findSearch(tx, id));
        if (found === undefined) throw problem('not-found');
        return found;
      }),
      route(wire.readSourceSearchGeoJson, async ({ params: { id }, caller }) => {
        const found = await db.tx(caller.scope, (tx) => findSearch(tx, id));
        if (found === undefined) throw problem('not-found');
        return searchGeoJson(found);
      }),
    ],
  };
}

function isInPark({ sensor_count: sensors, enterprise_count: holders }: SubstanceRow): boolean {
  return sensors > 0 || holders > 0;
}

function substanceOf(row: SubstanceRow): wire.SearchSubstance {
  return {
    cas: row.cas,
    name: { zh: row.name_zh, en: row.name_en },
    sensorCount: row.sensor_count,
    enterpriseCount: row.enterprise_count,
    odourThresholdPpm: odourThresholdPpm(row.cas),
  };
}
