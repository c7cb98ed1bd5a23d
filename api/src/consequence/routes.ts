import { chemicals } from '@parkwatch/domain/consequence/chemicals/chemicals';
import type { Chemical } from '@parkwatch/domain/consequence/chemicals/chemical';
import * as wire from '@parkwatch/domain/wire/consequence';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { computeRuns } from './compute-runs.ts';
import { runGeoJson } from './run-geojson.ts';
import { runConsequence } from './service.ts';
import { findRun, findRuns } from './store.ts';

/** Runs of the consequence engine: computed on threads of their own, stored with all that they were computed from. */
export function consequence(parts: Parts, pool = computeRuns()): Feature {
  const { db } = parts;
  return {
    name: 'consequence',
    routes: [
      route(wire.runConsequence, ({ body: input, caller, now }) =>
        runConsequence({ parts, pool }, caller, { input, now }),
      ),
      route(wire.listConsequenceRuns, async ({ query: { cursor, limit }, caller }) => {
        const page = { after: readPageCursor(cursor), limit: limit + 1 };
        const found = await db.tx(caller.scope, (tx) => findRuns(tx, page));
        const items = found.slice(0, limit);
        const last = found.length > limit ? items.at(-1) : undefined;
        return { items, nextCursor: last ? pageCursor({ at: last.createdAt, id: last.id }) : null };
      }),
      route(wire.readConsequenceRun, async ({ params: { id }, caller }) => {
        const found = await db.tx(caller.scope, (tx) => findRun(tx, id));
        if (found === undefined) throw problem('not-found');
        return found.run;
      }),
      route(wire.readConsequenceGeoJson, async ({ params: { id }, caller }) => {
        const found = await db.tx(caller.scope, (tx) => findRun(tx, id));
        if (found === undefined) throw problem('not-found');
        return runGeoJson(found);
      }),
      route(wire.listConsequenceSubstances, async () => ({ items: chemicals().map(substanceOf) })),
    ],
  };
}

/** What the engine can compute of a substance: it has levels of toxicity, or it burns. */
function substanceOf(chemical: Chemical) {
  const { cas, name, aegl60Ppm, erpgPpm, idlhPpm, probits, lel, heatOfCombustionJPerKg } = chemical;
  const toxic = [aegl60Ppm, erpgPpm, idlhPpm, probits.purpleBook, probits.lees];
  return {
    ...{ cas, name },
    isToxic: toxic.some((known) => known !== undefined),
    isFlammable: lel !== undefined && heatOfCombustionJPerKg !== undefined,
  };
}
