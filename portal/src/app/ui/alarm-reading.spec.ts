import { describe, expect, it } from 'vitest';
import { sampleAlarm } from '../testing/samples.ts';
import { alarmReading } from './alarm-reading.ts';

const point = { ...sampleAlarm().point, unit: 'degC' };

describe('alarmReading', () => {
  it.each([
    ['12.4 ppm ≥ 5', sampleAlarm()],
    ['14.1 ppm ≥ 5', sampleAlarm({ value: 2, clearedAt: '2026-07-21T08:40:00.000Z' })],
    ['8 ppm ≤ 10', sampleAlarm({ condition: 'll', value: 8, limit: 10 })],
    [
      '4.5 °C/min ≥ 3',
      sampleAlarm({ condition: 'rate', point, limit: 3, explain: { ratePerMin: -4.5 } }),
    ],
    ['21 °C', sampleAlarm({ condition: 'frozen', point, value: 21, limit: 600 })],
    ['', sampleAlarm({ condition: 'active', value: 1, limit: null })],
    ['', sampleAlarm({ condition: 'stale', value: null, limit: 3600 })],
  ])('reads %s', (text, alarm) => {
    expect(alarmReading(alarm, String)).toBe(text);
  });
});
