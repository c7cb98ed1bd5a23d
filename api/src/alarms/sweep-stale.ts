import { logFailures, runRules } from '../ingest/run-rules.ts';
import type { RuleFailures } from '../ingest/run-rules.ts';
import type { Parts } from '../parts.ts';
import { rulePoints } from '../points/point-catalogue.ts';
import { announceHeldBack } from './announce-held-back.ts';
import { applyRuleEvents } from './apply-rule-events.ts';
import { checkLinkageOf } from './check-linkage.ts';
import { publishAlarms } from './publish-alarms.ts';
import { lockDuePoints, saveSweptStates } from './store.ts';

/** Points in one transaction: small, so that the ingest is not kept waiting by a park that fell silent at once. */
const POINTS_PER_TURN = 500;

type Turn = { points: number; forLinkage: readonly number[]; failures: RuleFailures };

/**
 * Looks at the points where time alone may have changed something: no data for longer than the point's limit (also one
 * that never spoke), an alarm delay that ran out. Unknown is never good news (architecture rule 1). Only points that are
 * due are read; running it twice or late does no harm. Answers how many points were looked at.
 */
export async function sweepStale(parts: Parts, now: Date): Promise<number> {
  let points = 0;
  for (;;) {
    const turn = await sweepTurn(parts, now);
    points += turn.points;
    logFailures(parts, turn.failures);
    await checkLinkageOf(parts, turn.forLinkage);
    if (turn.points < POINTS_PER_TURN) break;
  }
  await announceHeldBack(parts, now);
  return points;
}

function sweepTurn(parts: Parts, now: Date): Promise<Turn> {
  return parts.db.tx({ kind: 'system' }, async (tx) => {
    const due = await lockDuePoints(tx, now, POINTS_PER_TURN);
    if (due.length === 0) return { points: 0, forLinkage: [], failures: new Map() };
    const states = new Map(due.map((row) => [row.pointId, row.states]));
    const points = await rulePoints(tx, [...states.keys()]);
    const batches = points.map((point) => ({ point, readings: [] }));
    const judged = runRules(batches, states, now);
    // A point out of service is looked at again when it returns: its change makes it due.
    const idle = points.filter(({ inService }) => !inService);
    const asleep = idle.map(({ id }) => [id, states.get(id)!, null] as const);
    await saveSweptStates(tx, [...judged.states, ...asleep], now);
    const { announce, forLinkage } = await applyRuleEvents(tx, judged.events, now);
    await publishAlarms(parts, tx, announce);
    return { points: due.length, forLinkage, failures: judged.failures };
  });
}
