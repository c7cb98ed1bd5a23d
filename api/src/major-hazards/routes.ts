import * as wire from '@parkwatch/domain/wire/major-hazards';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { wrongCursor } from '../http/page-cursor.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { countUnits, findEvaluation, findUnit, findUnits } from './store.ts';
import type { HazardPlace } from './store.ts';
import { surroundingsOf } from './surroundings.ts';

/** Major hazard sources by GB 18218-2018. Read only: enterprises declare their units by ingest. */
export function majorHazards({ db }: Parts): Feature {
  return {
    name: 'major-hazards',
    routes: [
      route(wire.listMajorHazards, ({ query: { cursor, limit, ...filter }, caller }) =>
        db.tx(caller.scope, async (tx) => {
          const after = readPlace(cursor);
          const found = await findUnits(tx, { ...filter, after, limit: limit + 1 });
          const shown = found.slice(0, limit);
          const last = found.length > limit ? shown.at(-1) : undefined;
          return {
            items: shown.map(({ summary }) => summary),
            nextCursor: last === undefined ? null : placeCursor(last.place),
            counts: await countUnits(tx, filter),
          };
        }),
      ),
      route(wire.readMajorHazard, async ({ params: { id }, caller }) => {
        const found = await db.tx(caller.scope, (tx) => findUnit(tx, id));
        if (found === undefined) throw problem('not-found');
        return found;
      }),
      route(wire.readMajorHazardEvaluation, async ({ params, caller }) => {
        const { id, evaluationId } = params;
        const found = await db.tx(caller.scope, (tx) => findEvaluation(tx, id, evaluationId));
        if (found === undefined) throw problem('not-found');
        return found;
      }),
      route(wire.readMajorHazardSurroundings, ({ params: { id }, caller }) =>
        db.tx(caller.scope, async (tx) => {
          const [found] = await findUnits(tx, { id, limit: 1 });
          if (found === undefined) throw problem('not-found');
          return surroundingsOf(tx, id, found.summary.enterprise.id);
        }),
      ),
    ],
  };
}

/** Where a page of units ended, opaque for the client. */
function placeCursor({ rank, r, id }: HazardPlace): string {
  return Buffer.from(`${rank} ${r} ${id}`).toString('base64url');
}

function readPlace(cursor: string | undefined): HazardPlace | null {
  if (cursor === undefined) return null;
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, rank, r, id] = /^([1-6]) (\d{1,40}(?:\.\d{1,20})?) (\d{1,15})$/.exec(text) ?? [];
  if (rank === undefined || r === undefined || id === undefined) throw wrongCursor();
  return { rank: Number(rank), r, id: Number(id) };
}
