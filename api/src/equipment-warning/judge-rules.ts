import { joinFindings } from '@parkwatch/domain/equipment-warning/condition/judge-rule';
import { judgeLeafInSeries } from '@parkwatch/domain/equipment-warning/condition/leaf-in-series';
import { neededSpanMs } from '@parkwatch/domain/equipment-warning/condition/needed-span';
import { leavesOf, pointOf } from '@parkwatch/domain/equipment-warning/condition/warning-rule';
import type { WarningRule } from '@parkwatch/domain/equipment-warning/condition/warning-rule';
import type { Reading } from '@parkwatch/domain/reading/reading';
import type { Text } from '@parkwatch/domain/text/text';
import { isoOrNull } from './iso-or-null.ts';
import type { Parts } from '../parts.ts';
import { MOST_READINGS } from './rule-of-draft.ts';
import { currentVersions, listRuleVersions, readReadings } from './rule-store.ts';
import type { RuleVersionRow } from './rule-store.ts';
import type { Judged } from './warning-store.ts';

const SYSTEM = { kind: 'system' } as const;
/** A run began before what must be read: that much longer it is looked for, so that "for so long" says more than the rule asks. */
const LOOK_BACK = 2;
/** Points speak more often than they are set to, now and then. */
const MARGIN = 2;
/** What cannot be judged is not fine. */
export const COULD_NOT_JUDGE: Text = {
  zh: '未知：判断时出错，已记入日志',
  en: 'Unknown: it could not be judged; the log says why',
};

/** What every rule that is switched on says now, on stored readings. One that fails is unknown and does not stop the others. */
export async function judgeRules(parts: Parts, now: Date): Promise<Judged[]> {
  const rows = await parts.db.tx(SYSTEM, (tx) => listRuleVersions(tx));
  const judged: Judged[] = [];
  for (const row of currentVersions(rows, now).filter(({ is_enabled: isOn }) => isOn)) {
    try {
      judged.push(await judgeVersion(parts, row, now));
    } catch (err) {
      parts.log.error({ err, rule: row.rule_no }, 'a rule on equipment could not be judged');
      judged.push({ ...aboutOf(row), verdict: 'unknown', why: COULD_NOT_JUDGE, numbers: [] });
    }
  }
  return judged;
}

async function judgeVersion({ db }: Parts, row: RuleVersionRow, now: Date): Promise<Judged> {
  const { rule } = row;
  const window = {
    from: new Date(now.getTime() - LOOK_BACK * neededSpanMs(rule)),
    ...{ to: now, mostPerPoint: MARGIN * LOOK_BACK * MOST_READINGS, onlyInService: true },
  };
  const ids = rule.points.map(({ pointId }) => pointId);
  const series = await db.tx(SYSTEM, (tx) => readReadings(tx, ids, window));
  return { ...aboutOf(row), ...judgeSeries(rule, series, now.getTime()) };
}

/** As `judgeRule`, with the numbers of each single condition. */
function judgeSeries(
  rule: WarningRule,
  series: readonly Reading[],
  nowMs: number,
): Pick<Judged, 'verdict' | 'why' | 'numbers'> {
  const byPoint = Map.groupBy(series, ({ pointId }) => pointId);
  const leaves = leavesOf(rule.condition);
  const findings = leaves.map((leaf) =>
    judgeLeafInSeries(byPoint.get(leaf.pointId) ?? [], nowMs, { leaf, point: pointOf(rule, leaf) }),
  );
  const { verdict, text } = joinFindings(rule, findings, nowMs);
  const numbers = findings.map((found, index) => {
    const leaf = leaves[index]!;
    return {
      ...{ kind: 'condition' as const, pointId: leaf.pointId, verdict: found.verdict },
      ...{ value: found.lastValue, valueAt: isoOrNull(found.lastAtMs) },
      ...{ since: isoOrNull(found.sinceMs), slopePerHour: found.slopePerHour },
      limit: leaf.type === 'limit' ? leaf.limit : null,
    };
  });
  return { verdict, why: text, numbers };
}

function aboutOf(row: RuleVersionRow) {
  return {
    source: { type: 'rule', no: row.rule_no, version: row.version },
    ...{ enterpriseId: row.enterprise_id, facilityId: row.facility_id, name: row.rule.name },
  } as const;
}
