import { dataQuality } from '@parkwatch/domain/data-quality/data-quality';
import type { Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';
import { countedScores, readFacts, saveVerdicts } from './store.ts';
import type { Verdict } from './store.ts';

/** The zones follow a score only when it has moved so far: they are computed anew each time. */
const STEP = 5;

/**
 * The verdict of every enterprise, for its page and for the risk zones (a timed task; a second run does no harm).
 * @returns how many enterprises were looked at
 */
export function evaluateDataQuality({ db }: Parts, now: Date): Promise<number> {
  return db.tx({ kind: 'system' }, async (tx) => {
    const before = await countedScores(tx);
    const facts = await readFacts(tx, now);
    const verdicts = [...facts].map(([enterpriseId, own]): Verdict => {
      const verdict = dataQuality(own, now.getTime());
      const counted = before.get(enterpriseId) ?? null;
      const countedScore = hasMoved(counted, verdict.score) ? verdict.score : counted;
      return { ...verdict, enterpriseId, countedScore };
    });
    if (verdicts.length === 0) return 0;
    await saveVerdicts(tx, verdicts, now);
    const moved = verdicts.some(
      (one) => one.countedScore !== (before.get(one.enterpriseId) ?? null),
    );
    if (moved) await requestZones(tx, now, 'evaluateDataQuality');
    return verdicts.length;
  });
}

function hasMoved(counted: number | null, score: number | null): boolean {
  if (counted === null || score === null) return counted !== score;
  return Math.abs(counted - score) >= STEP;
}
