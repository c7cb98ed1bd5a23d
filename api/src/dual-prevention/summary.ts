import { countCycles } from '@parkwatch/domain/dual-prevention/check-cycles';
import { commitmentState } from '@parkwatch/domain/dual-prevention/commitment-state';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import type { DualPreventionSummary } from '@parkwatch/domain/wire/dual-prevention';
import type { Tx } from '../db/tx.ts';
import { measuresAt } from '../risk-register/measures.ts';
import { levelCounts, measureCounts } from '../risk-register/register.ts';
import { unitsAt } from '../risk-register/units.ts';
import { readHistories, readSummary } from './summary-store.ts';
import type { SummaryRow, TaskHistory } from './summary-store.ts';

const WINDOW_MS = 30 * DAY_MS;

/** How an enterprise's dual prevention is lived, as of now. The caller has seen to it that the enterprise may be seen. */
export async function dualPreventionOf(
  tx: Tx,
  enterpriseId: number,
  now: Date,
): Promise<DualPreventionSummary> {
  const row = await readSummary(tx, enterpriseId, now);
  if (row === undefined) throw new Error('a query of sub-selects gave no row');
  const window = [now.getTime() - WINDOW_MS, now.getTime()] as const;
  const histories = await readHistories(tx, enterpriseId, window);
  const { open, overdue, accepted, deactivated } = row;
  const lastMs = row.commitment === null ? null : Date.parse(row.commitment.at);
  return {
    counts: {
      ...(await registerCounts(tx, enterpriseId, now)),
      ...{ riskObjects: row.risk_objects, riskEvents: row.risk_events },
      checkTasks: row.check_tasks,
    },
    completion: completionOf(histories, window),
    dangers: { open, overdue, accepted, acceptedInTime: row.accepted_in_time },
    deactivated,
    commitment: commitmentOf(row),
    commitmentState: commitmentState(lastMs, now.getTime()),
  };
}

/** Levels and measures as the risk register has them. */
async function registerCounts(tx: Tx, enterpriseId: number, now: Date) {
  const units = levelCounts(await unitsAt(tx, now, { enterpriseId }));
  const { manual, iot, ai } = measureCounts(await measuresAt(tx, now, { enterpriseId }));
  const { 1: major, 2: larger, 3: general, 4: low, unrated } = units;
  return {
    riskUnits: { major, larger, general, low, unrated },
    measures: {
      ...{ automatic: iot.total + ai.total, inspection: manual.total },
      notEffective: manual.ineffective + iot.ineffective + ai.ineffective,
    },
  };
}

function completionOf(
  histories: readonly TaskHistory[],
  window: readonly [number, number],
): DualPreventionSummary['completion'] {
  const completion = {
    daily: { due: 0, done: 0 },
    principal: { due: 0, done: 0 },
    technical: { due: 0, done: 0 },
    operational: { due: 0, done: 0 },
  };
  for (const { schedule, workType, checksMs, stopped } of histories) {
    const { due, done } = countCycles(schedule, window, { checksMs, stopped });
    completion[workType].due += due;
    completion[workType].done += done;
  }
  return completion;
}

function commitmentOf({ commitment }: SummaryRow): DualPreventionSummary['commitment'] {
  if (commitment === null) return null;
  return { ...commitment, at: new Date(Date.parse(commitment.at)).toISOString() };
}
