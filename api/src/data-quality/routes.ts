import { dataQuality } from '@parkwatch/domain/data-quality/data-quality';
import { FEEDS } from '@parkwatch/domain/data-quality/feeds';
import { readDataQuality } from '@parkwatch/domain/wire/data-quality';
import { findEnterprise } from '../enterprises/store.ts';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { readFacts } from './store.ts';

/** Which feeds of an enterprise arrive, how late, how many are refused: as of now. */
export function dataQualityPages({ db }: Parts): Feature {
  return {
    name: 'data-quality',
    routes: [
      route(readDataQuality, async ({ params: { id }, caller, now }) => {
        const found = await db.tx(caller.scope, (tx) => findEnterprise(tx, id, now));
        if (found === undefined) throw problem('not-found');
        // What was refused is kept with the keys, which are the system's business: only the number is shown.
        const facts = (await db.tx({ kind: 'system' }, (tx) => readFacts(tx, now, id))).get(id);
        if (facts === undefined) throw problem('not-found');
        const { score, grade, hasOnlyLand, feeds } = dataQuality(facts, now.getTime());
        const shown = feeds.map((one) => {
          const {
            lastMs = null,
            accepted = 0,
            rejected = 0,
            latenessMs = null,
            live = null,
          } = facts.feeds[one.feed] ?? {};
          const { everyMs, weight } = FEEDS[one.feed];
          const lastAt = lastMs === null ? null : new Date(lastMs).toISOString();
          return { ...one, lastAt, accepted, rejected, latenessMs, live, everyMs, weight };
        });
        return { score, grade, hasOnlyLand, feeds: shown, at: now.toISOString() };
      }),
    ],
  };
}
