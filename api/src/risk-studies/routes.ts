import * as wire from '@parkwatch/domain/wire/risk-studies';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { computeStudies } from './compute-studies.ts';
import { startStudy } from './service.ts';
import { findStudies, findStudy } from './store.ts';
import { studyGeoJson } from './study-geojson.ts';

/** Quantitative risk assessments of the park: begun here, computed on a thread of their own, read when they are done. */
export function riskStudies(parts: Parts, pool = computeStudies()): Feature {
  const { db } = parts;
  return {
    name: 'risk-studies',
    routes: [
      route(wire.runRiskStudy, ({ body: input, caller, now }) =>
        startStudy({ parts, pool }, caller, { input, now }),
      ),
      route(wire.listRiskStudies, async ({ query: { cursor, limit }, caller, now }) => {
        const page = { after: readPageCursor(cursor), limit: limit + 1, now };
        const found = await db.tx(caller.scope, (tx) => findStudies(tx, page));
        const items = found.slice(0, limit);
        const last = found.length > limit ? items.at(-1) : undefined;
        return { items, nextCursor: last ? pageCursor({ at: last.createdAt, id: last.id }) : null };
      }),
      route(wire.readRiskStudy, async ({ params: { id }, caller, now }) => {
        const found = await db.tx(caller.scope, (tx) => findStudy(tx, id, now));
        if (found === undefined) throw problem('not-found');
        return found;
      }),
      route(wire.readRiskStudyGeoJson, async ({ params: { id }, caller, now }) => {
        const found = await db.tx(caller.scope, (tx) => findStudy(tx, id, now));
        if (found === undefined) throw problem('not-found');
        const { result, createdAt, state } = found;
        if (result === null) throw problem('not-acceptable-state', { more: { state } });
        return studyGeoJson(result, createdAt);
      }),
    ],
  };
}
