import type { RuleEvent } from '../rules/contract.ts';
import { fillText, type Text } from '../text/text.ts';

const BY_PERSON: Text = {
  zh: '{by}停用了{what}，报警条件不再判断',
  en: '{what} switched off by {by}: the condition is no longer judged',
};
const BY_NOBODY: Text = {
  zh: '{what}已在数据库中停用，报警条件不再判断',
  en: '{what} switched off in the database: the condition is no longer judged',
};

/**
 * Why an alarm ended without a reading: what had raised it was switched off at its point.
 * @param by  name of the account that changed the point; null when the change came past all accounts
 */
export function switchedOffWords({ ruleId }: Pick<RuleEvent, 'ruleId'>, by: string | null): Text {
  const what: Text =
    ruleId === 'limits' ? { zh: '该限值', en: 'Limit' } : { zh: '该报警规则', en: 'Alarm rule' };
  return by === null ? fillText(BY_NOBODY, { what }) : fillText(BY_PERSON, { what, by });
}
