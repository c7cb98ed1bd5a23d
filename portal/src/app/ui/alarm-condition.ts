import { isStateKind } from '@parkwatch/domain/reading/point-kind';
import type { Alarm } from '@parkwatch/domain/wire/alarms';

/**
 * The key, below `alarms.condition`, of what is wrong. Of a point that says yes or no its kind tells: a fire alarm, a
 * device fault.
 */
export function alarmCondition({ condition, point }: Pick<Alarm, 'condition' | 'point'>): string {
  return condition === 'active' && isStateKind(point.kind) ? `active-${point.kind}` : condition;
}
