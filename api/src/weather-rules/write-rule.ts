import { withSuggestions } from '@parkwatch/domain/weather-rules/suggested-rules';
import type { WeatherRuleDraft } from '@parkwatch/domain/weather-rules/weather-rule';
import type { Text } from '@parkwatch/domain/text/text';
import { writeWeatherRule } from '@parkwatch/domain/wire/weather-rules';
import type { WeatherRuleState } from '@parkwatch/domain/wire/weather-rules';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';
import { ruleStates } from './rule-states.ts';
import { insertVersion, listVersions } from './store.ts';
import { parkDate } from './weather-now.ts';

type Written = {
  readonly draft: WeatherRuleDraft;
  /** The version that the writer saw last; 0: a new rule. */
  readonly afterVersion: number;
  readonly now: Date;
};

const IN_THE_PAST: Text = {
  zh: '生效日期不能早于今天',
  en: 'a version begins today or later',
};

/** Stores the next version of a rule; the map and the reminders follow. */
export function writeRule(
  parts: Parts,
  caller: Caller,
  { draft, afterVersion, now }: Written,
): Promise<WeatherRuleState> {
  if (draft.effectiveFrom < parkDate(now))
    throw problem('bad-request', {
      errors: [{ path: '/rule/effectiveFrom', message: IN_THE_PAST }],
    });
  return parts.db.tx(caller.scope, async (tx) => {
    const stored = (await listVersions(tx)).map(({ rule }) => rule);
    const known = withSuggestions(stored).filter(({ id }) => id === draft.id);
    const newest = Math.max(0, ...known.map(({ version }) => version));
    if (newest !== afterVersion) throw problem(afterVersion === 0 ? 'already-exists' : 'conflict');
    const rule = { ...draft, version: newest + 1 };
    if (!(await insertVersion(tx, rule, { by: caller, now }))) throw problem('conflict');
    await requestZones(tx, now, `weather-rule:${rule.id}`);
    await parts.audit.record(tx, caller, {
      action: writeWeatherRule.id,
      object: `weather-rule:${rule.id}`,
      detail: { version: rule.version, isEnabled: rule.isEnabled, from: rule.effectiveFrom },
    });
    const { items } = await ruleStates(tx, now);
    return items.find(({ id }) => id === rule.id)!;
  });
}
