import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { unitSymbol } from '../i18n/unit-symbol.ts';

/**
 * What was measured against what is allowed, `12.4 ppm ≥ 10`. An alarm of missing or frozen data has no limit to compare
 * with; one of missing data, or of a point that says yes or no, has no value either: its condition says all there is.
 * @param write  a measured number in the reader's language
 */
export function alarmReading(alarm: Alarm, write: (value: number) => string): string {
  const { limit, condition, point, explain } = alarm;
  // Once it has returned, the value is within its limits again: what counts is how far it went.
  const value = alarm.clearedAt ? (alarm.peakValue ?? alarm.value) : alarm.value;
  const unit = unitSymbol(point.unit);
  const ratePerMin = explain['ratePerMin'];
  // A rate is judged against a rate: the value itself may be far from any limit.
  if (condition === 'rate' && typeof ratePerMin === 'number') {
    const rate = `${write(Math.abs(ratePerMin))} ${unit}/min`;
    return limit === null ? rate : `${rate} ≥ ${write(limit)}`;
  }
  // Yes is no amount.
  if (value === null || condition === 'active') return '';
  if (limit === null || condition === 'frozen') return `${write(value)} ${unit}`;
  const sign = condition === 'l' || condition === 'll' ? '≤' : '≥';
  return `${write(value)} ${unit} ${sign} ${write(limit)}`;
}
