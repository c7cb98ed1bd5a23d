import { rulesOn } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { SupervisionRulesDraft } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { Text } from '@parkwatch/domain/text/text';
import { writeSupervisionRules } from '@parkwatch/domain/wire/supervision';
import type { SupervisionRulesAnswer } from '@parkwatch/domain/wire/supervision';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { insertRules, listRules } from './rules-store.ts';

const IN_THE_PAST: Text = { zh: '生效日期不能早于今天', en: 'a version begins today or later' };

type Written = {
  readonly draft: SupervisionRulesDraft;
  /** The version that the writer saw last. */
  readonly afterVersion: number;
  readonly now: Date;
};

/** Stores the next version; plans and tasks follow at the next run, from its first day on. */
export function writeRules(
  parts: Parts,
  caller: Caller,
  { draft, afterVersion, now }: Written,
): Promise<SupervisionRulesAnswer> {
  if (draft.effectiveFrom < parkDate(now))
    throw problem('bad-request', {
      errors: [{ path: '/rules/effectiveFrom', message: IN_THE_PAST }],
    });
  return parts.db.tx(caller.scope, async (tx) => {
    const newest = (await listRules(tx)).at(-1)!.rules.version;
    if (newest !== afterVersion) throw problem('conflict');
    const rules = { ...draft, version: newest + 1 };
    if (!(await insertRules(tx, rules, { by: caller, now }))) throw problem('conflict');
    await parts.audit.record(tx, caller, {
      action: writeSupervisionRules.id,
      object: 'supervision-rules',
      detail: { version: rules.version, from: rules.effectiveFrom },
    });
    return rulesAnswer(tx, now);
  });
}

export async function rulesAnswer(tx: Tx, now: Date): Promise<SupervisionRulesAnswer> {
  const versions = await listRules(tx);
  const current = rulesOn(
    versions.map(({ rules }) => rules),
    parkDate(now),
  );
  return { current, versions: versions.toReversed() };
}
