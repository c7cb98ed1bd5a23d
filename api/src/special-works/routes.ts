import { ingestSpecialWorks, listSpecialWorks } from '@parkwatch/domain/wire/special-works';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { recordRoute } from '../ingest/record-route.ts';
import type { Parts } from '../parts.ts';
import { specialWorks as kind } from './ingest-special-works.ts';
import { specialWorkPage } from './store.ts';

/** Permits of special work (特殊作业票): enterprises' systems deliver them, people read them. */
export function specialWorks(parts: Parts): Feature {
  return {
    name: 'special-works',
    routes: [
      recordRoute(parts, ingestSpecialWorks, kind),
      route(listSpecialWorks, ({ query, caller, now }) =>
        parts.db.tx(caller.scope, (tx) => specialWorkPage(tx, { ...query, now })),
      ),
    ],
  };
}
