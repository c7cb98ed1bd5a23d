import { listSelfChecks } from '@parkwatch/domain/wire/self-checks';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import type { Parts } from '../parts.ts';
import { selfCheckPage } from './store.ts';

/** What enterprises found in their own checks. Read only: their systems deliver it by ingest. */
export function selfChecks({ db }: Parts): Feature {
  return {
    name: 'self-checks',
    routes: [
      route(listSelfChecks, ({ query, caller }) =>
        db.tx(caller.scope, (tx) => selfCheckPage(tx, query)),
      ),
    ],
  };
}
