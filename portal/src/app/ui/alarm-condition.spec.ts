import { describe, expect, it } from 'vitest';
import { STATE_KINDS } from '@parkwatch/domain/reading/point-kind';
import { ALARM_CONDITIONS } from '@parkwatch/domain/wire/alarms';
import chinese from '../../../public/i18n/zh-CN.json';
import english from '../../../public/i18n/en.json';
import { sampleAlarm } from '../testing/samples.ts';
import { alarmCondition } from './alarm-condition.ts';

const { point } = sampleAlarm();

describe('alarmCondition', () => {
  it('has words for every condition of every kind of point', () => {
    const kinds = ['toxic-gas', ...STATE_KINDS];
    const keys = ALARM_CONDITIONS.flatMap((condition) =>
      kinds.map((kind) => alarmCondition({ condition, point: { ...point, kind } })),
    );
    for (const texts of [chinese, english]) {
      const known = Object.keys(texts.alarms.condition);
      expect(keys.filter((key) => !known.includes(key))).toEqual([]);
    }
  });

  it('names a fire as a fire, and a set-point as a set-point', () => {
    const fire = { ...point, kind: 'fire-alarm' };
    expect(alarmCondition({ condition: 'active', point: fire })).toBe('active-fire-alarm');
    expect(alarmCondition({ condition: 'hh', point: fire })).toBe('hh');
    expect(alarmCondition({ condition: 'active', point })).toBe('active');
  });
});
