import { listMovingObjects } from '@parkwatch/domain/wire/enterprises';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import type { Parts } from '../parts.ts';
import { movingObjectsAt } from './store.ts';

/** Vehicles and vessels on the map. */
export function movingObjects({ db }: Parts): Feature {
  return {
    name: 'moving-objects',
    routes: [
      route(listMovingObjects, async ({ caller }) => ({
        items: await db.tx(caller.scope, (tx) => movingObjectsAt(tx, null)),
      })),
    ],
  };
}
