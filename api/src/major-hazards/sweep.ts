import { sql } from '../db/sql.ts';
import type { Parts } from '../parts.ts';
import { evaluateUnits } from './evaluate-units.ts';
import { publishLevelNews } from './publish-level-news.ts';

const listUnitIds = sql(import.meta, './list-unit-ids.sql');
const SYSTEM = { kind: 'system' } as const;

type Owned = { enterprise_id: number; ids: number[] };

/**
 * Evaluates every unit anew (a timed task): land and people around a works change without anybody reporting it. One enterprise
 * after the other, so that none waits for all; one that fails is logged and does not keep the next from its turn.
 * @returns how many lines the log got
 */
export async function sweepMajorHazards(
  parts: Parts,
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  const owners = await parts.db.tx(SYSTEM, (tx) => tx.rows<Owned>(listUnitIds));
  let logged = 0;
  let failure: unknown;
  for (const { enterprise_id: enterpriseId, ids } of owners) {
    if (signal?.aborted === true) break;
    try {
      logged += await parts.db.tx(SYSTEM, async (tx) => {
        const done = await evaluateUnits(tx, ids, { now, cause: 'sweep' });
        await publishLevelNews(parts, tx, done.news);
        return done.logged;
      });
    } catch (error) {
      parts.log.error({ err: error, enterpriseId }, 'major-hazards.failed');
      failure = error;
    }
  }
  if (failure !== undefined) throw new Error('some units were not evaluated', { cause: failure });
  return logged;
}
