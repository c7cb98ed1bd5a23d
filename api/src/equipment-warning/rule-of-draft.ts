import { neededSpanMs } from '@parkwatch/domain/equipment-warning/condition/needed-span';
import { leavesOf, warningRule } from '@parkwatch/domain/equipment-warning/condition/warning-rule';
import type { WarningRule } from '@parkwatch/domain/equipment-warning/condition/warning-rule';
import { SECOND_MS } from '@parkwatch/domain/time/duration';
import type { WarningRuleDraft } from '@parkwatch/domain/wire/equipment-warnings';
import type { Tx } from '../db/tx.ts';
import { invalid } from '../http/as-problem.ts';
import { problem } from '../http/problem.ts';
import { listRulePoints } from './rule-store.ts';

/** A point that misses so many deliveries in succession is silent … */
const MISSED_DELIVERIES = 5;
/** … but not sooner than this, s: gateways deliver in batches. */
const LEAST_GAP_S = 300;
const DAY_S = 86_400;
/** A rule is judged each minute on all readings that it needs: of one point no more than this. */
export const MOST_READINGS = 50_000;

type Numbered = { readonly ruleNo: number; readonly version: number };

/**
 * The domain's rule of a draft: names, units and longest gaps of its points are the registry's.
 * @throws Problem bad-request where the draft makes no sense or speaks of a point that is none of the enterprise's
 */
export async function ruleOfDraft(
  tx: Tx,
  enterpriseId: number,
  { draft, ruleNo, version }: Numbered & { readonly draft: WarningRuleDraft },
): Promise<WarningRule> {
  const { effectiveFrom, name, equipment, condition, advice } = draft;
  const pointIds = [...new Set(leavesOf(condition).map(({ pointId }) => pointId))];
  const rows = await listRulePoints(tx, enterpriseId, pointIds);
  const missing = pointIds.find((pointId) => !rows.some(({ id }) => id === pointId));
  if (missing !== undefined) throw refused(noSuchPoint(missing));
  const points = rows.map((row) => ({
    ...{ pointId: row.id, unit: row.unit, name: { zh: row.name_zh, en: row.name_en } },
    maxGapS: Math.min(DAY_S, Math.max(LEAST_GAP_S, MISSED_DELIVERIES * row.interval_s)),
  }));
  const parsed = warningRule.safeParse({
    ...{ id: String(ruleNo), version, effectiveFrom, name, equipment, points, condition, advice },
  });
  if (!parsed.success) throw invalid(parsed.error, '/draft');
  const needed = neededSpanMs(parsed.data) / SECOND_MS;
  const tooFast = rows.find((row) => needed / row.interval_s > MOST_READINGS);
  if (tooFast) {
    const hours = Math.floor((MOST_READINGS * tooFast.interval_s) / 3600);
    throw refused(tooLong(hours));
  }
  return parsed.data;
}

type Fault = { readonly zh: string; readonly en: string };

function refused(message: Fault) {
  return problem('bad-request', { errors: [{ path: '/draft/condition', message }] });
}

function noSuchPoint(pointId: number): Fault {
  return {
    zh: `测点 ${pointId} 不属于该企业`,
    en: `point ${pointId} is none of this enterprise`,
  };
}

function tooLong(hours: number): Fault {
  return {
    zh: `该测点数据很密，时间请不要超过 ${hours} 小时`,
    en: `a point speaks so often that no more than ${hours} h can be judged`,
  };
}
