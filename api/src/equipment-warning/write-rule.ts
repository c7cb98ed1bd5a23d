import { writeWarningRule } from '@parkwatch/domain/wire/equipment-warnings';
import type { WarningRuleDraft, WarningRuleState } from '@parkwatch/domain/wire/equipment-warnings';
import type { Text } from '@parkwatch/domain/text/text';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { requestZones } from '../zones/request-zones.ts';
import { ruleOfDraft } from './rule-of-draft.ts';
import { insertRuleVersion, listRuleVersions, nextRuleNumber, ownerOf } from './rule-store.ts';
import { ruleStatesOf } from './rule-store.ts';
import { endSwitchedOff } from './warning-store.ts';

export type Written = {
  /** Null: a new rule. */
  readonly ruleNo: number | null;
  /** The version that the writer saw last. */
  readonly afterVersion: number;
  readonly draft: WarningRuleDraft;
  readonly now: Date;
};

const IN_THE_PAST: Text = { zh: '生效日期不能早于今天', en: 'a version begins today or later' };
const ELSEWHERE: Text = {
  zh: '规则不能改到另一家企业',
  en: 'a rule cannot move to another enterprise',
};

/** Stores the next version of a rule. It is judged within a minute; one that is switched off ends what it said at once. */
export function writeRule(
  parts: Parts,
  caller: Caller,
  { ruleNo, afterVersion, draft, now }: Written,
): Promise<WarningRuleState> {
  if (draft.effectiveFrom < parkDate(now)) throw refused('effectiveFrom', IN_THE_PAST);
  return parts.db.tx(caller.scope, async (tx) => {
    const enterpriseId = await ownerOf(tx, draft.facilityId);
    const known = ruleNo === null ? [] : await listRuleVersions(tx, ruleNo);
    if (ruleNo !== null && known.length === 0) throw problem('not-found');
    if (known.some((row) => row.enterprise_id !== enterpriseId))
      throw refused('facilityId', ELSEWHERE);
    const newest = Math.max(0, ...known.map(({ version }) => version));
    if (newest !== afterVersion) throw problem('conflict');
    const numbered = { ruleNo: ruleNo ?? (await nextRuleNumber(tx)), version: newest + 1 };
    const rule = await ruleOfDraft(tx, enterpriseId, { draft, ...numbered });
    const { facilityId, isEnabled } = draft;
    const version = { ruleNo: numbered.ruleNo, enterpriseId, facilityId, isEnabled, rule };
    if (!(await insertRuleVersion(tx, version, { by: caller, now }))) throw problem('conflict');
    if (!isEnabled && draft.effectiveFrom === parkDate(now)) {
      const ended = await endSwitchedOff(tx, { ruleNo: numbered.ruleNo, now });
      if (ended > 0) await requestZones(tx, now, `equipment-rule:${numbered.ruleNo}`);
    }
    await parts.audit.record(tx, caller, {
      action: writeWarningRule.id,
      object: `equipment-rule:${numbered.ruleNo}`,
      detail: { version: rule.version, isEnabled, from: rule.effectiveFrom, facilityId },
    });
    return ruleStatesOf(await listRuleVersions(tx, numbered.ruleNo), now)[0]!;
  });
}

function refused(field: string, message: Text) {
  return problem('bad-request', { errors: [{ path: `/draft/${field}`, message }] });
}
