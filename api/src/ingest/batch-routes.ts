import * as wire from '@parkwatch/domain/wire/batches';
import { findEnterprise } from '../enterprises/store.ts';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { batchesOfKey, batchOfEnterprise, batchPage } from './batch-store.ts';

/** What became of deliveries: for the source that made them, and for the people of the enterprise and the park. */
export function batches({ db }: Parts): Feature {
  return {
    name: 'batches',
    routes: [
      route(wire.readIngestBatch, async ({ params, caller }) => {
        const { apiKey } = caller;
        if (apiKey === undefined) throw problem('wrong-api-key');
        const items = await db.tx(caller.scope, (tx) => batchesOfKey(tx, apiKey.id, params.batch));
        if (items.length === 0) throw problem('not-found');
        return { items };
      }),
      route(wire.listBatches, ({ params, query, caller, now }) =>
        db.tx(caller.scope, async (tx) => {
          // An enterprise that one may not see has no empty list: it is not there.
          if ((await findEnterprise(tx, params.id, now)) === undefined) throw problem('not-found');
          return batchPage(tx, { enterpriseId: params.id, ...query });
        }),
      ),
      route(wire.readBatch, async ({ params: { id, batchId }, caller }) => {
        const found = await db.tx(caller.scope, (tx) => batchOfEnterprise(tx, id, batchId));
        if (found === undefined) throw problem('not-found');
        return found;
      }),
    ],
  };
}
