import { readMapLayer } from '@parkwatch/domain/wire/enterprises';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { findLayer, STORED_LAYERS } from './store.ts';

/** Features of the map. Express answers 304 by ETag when a layer has not changed. */
export function map({ db }: Parts): Feature {
  return {
    name: 'map',
    routes: [
      route(readMapLayer, async ({ params, caller }, { res }) => {
        if (!STORED_LAYERS.has(params.layer)) throw problem('not-found');
        // The answer depends on who asks: never in a shared cache, and asked again each time.
        res.setHeader('cache-control', 'private, no-cache');
        const features = await db.tx(caller.scope, (tx) => findLayer(tx, params.layer));
        return { type: 'FeatureCollection' as const, features };
      }),
    ],
  };
}
