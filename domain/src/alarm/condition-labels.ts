import { isStateKind, POINT_KINDS } from '../reading/point-kind.ts';
import type { Text } from '../text/text.ts';
import type { AlarmCondition } from './priority.ts';

/** What each condition is called where the system writes a text of its own, see `conditionLabel`. */
export const CONDITION_LABELS: Readonly<Record<AlarmCondition, Text>> = {
  hh: { zh: '高高限', en: 'high high' },
  h: { zh: '高限', en: 'high' },
  l: { zh: '低限', en: 'low' },
  ll: { zh: '低低限', en: 'low low' },
  rate: { zh: '变化过快', en: 'changing too fast' },
  frozen: { zh: '数值不变', en: 'frozen' },
  sustained: { zh: '持续超限', en: 'too high for too long' },
  stale: { zh: '数据中断', en: 'no data' },
  active: { zh: '报警', en: 'in alarm' },
};

/** The condition in words. Of a point that says yes or no the kind says it: a fire alarm, a device fault. */
export function conditionLabel(condition: AlarmCondition, kind: string): Text {
  if (condition !== 'active' || !isStateKind(kind)) return CONDITION_LABELS[condition];
  const { zh, en } = POINT_KINDS[kind];
  return { zh, en: en.toLowerCase() };
}
