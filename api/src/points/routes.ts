import * as wire from '@parkwatch/domain/wire/enterprises';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import { readSeries } from '../observations/series.ts';
import type { Parts } from '../parts.ts';
import { changePointService } from './point-service.ts';
import { findPoint, listPoints } from './store.ts';

/** Points with their latest value, curves, and taking a point out of service. */
export function points(parts: Parts): Feature {
  const { db } = parts;
  return {
    name: 'points',
    routes: [
      route(wire.listPoints, async ({ query, caller, now }) => ({
        items: await db.tx(caller.scope, (tx) => listPoints(tx, query, now)),
      })),
      route(wire.readPoint, async ({ params, caller, now }) => {
        const point = await db.tx(caller.scope, (tx) => findPoint(tx, params.id, now));
        if (point === undefined) throw problem('not-found');
        return point;
      }),
      route(wire.readSeries, ({ params, query, caller, now }) =>
        db.tx(caller.scope, async (tx) => {
          const point = await findPoint(tx, params.id, now);
          if (point === undefined) throw problem('not-found');
          return readSeries(tx, { pointId: params.id, ...query });
        }),
      ),
      route(wire.setPointService, ({ params, body, caller, now }) =>
        changePointService(parts, caller, { id: params.id, ...body, now }),
      ),
    ],
  };
}
