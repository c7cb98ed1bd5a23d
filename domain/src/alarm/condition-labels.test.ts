import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conditionLabel } from './condition-labels.ts';

test('a condition reads as what happened, also where the kind of the point says it', () => {
  const said = [
    conditionLabel('hh', 'toxic-gas'),
    conditionLabel('active', 'fire-alarm'),
    conditionLabel('active', 'device-fault'),
    // A set-point on a point that says yes or no stays a set-point.
    conditionLabel('hh', 'fire-alarm'),
    // The kind was changed after the alarm.
    conditionLabel('active', 'temperature'),
  ];
  assert.deepEqual(said, [
    { zh: '高高限', en: 'high high' },
    { zh: '火灾报警', en: 'fire alarm' },
    { zh: '设备故障', en: 'device fault' },
    { zh: '高高限', en: 'high high' },
    { zh: '报警', en: 'in alarm' },
  ]);
});
