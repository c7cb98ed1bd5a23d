import { fillText, type Text } from '../../text/text.ts';
import { askedText } from './leaf-words.ts';
import { pointOf, type Condition, type WarningRule } from './warning-rule.ts';

const JOINED = {
  all: { words: { zh: '同时满足（{parts}）', en: 'all of [{parts}]' } },
  any: { words: { zh: '任一满足（{parts}）', en: 'any of [{parts}]' } },
};

/** What a rule asks, in words: `电机温度高于 80 °C 持续 3 小时`. */
export function ruleAsks(rule: Pick<WarningRule, 'points' | 'condition'>): Text {
  const words = (condition: Condition): Text => {
    if (!('of' in condition)) return askedText(condition, pointOf(rule, condition));
    const parts = condition.of.map(words);
    return fillText(JOINED[condition.type].words, {
      parts: {
        zh: parts.map(({ zh }) => zh).join('；'),
        en: parts.map(({ en }) => en).join('; '),
      },
    });
  };
  return words(rule.condition);
}
