import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALARM_PRIORITIES, ALARM_STATES } from '../wire/alarms.ts';
import {
  weightOfAlarm,
  weightOfDataQuality,
  weightOfFacility,
  weightOfHiddenDanger,
  weightOfUnknownSensor,
} from './source-weights.ts';
import { levelOf, ZONE_SETTINGS } from './zones.ts';

const levelAlone = (weight: number) => levelOf(weight, ZONE_SETTINGS.thresholds);

test('what the table promises against the thresholds', () => {
  assert.deepEqual(
    ([1, 2, 3, 4] as const).map((level) => levelAlone(weightOfFacility(level).weight)),
    [2, 3, 3, 4],
  );
  assert.equal(
    levelAlone(weightOfAlarm('urgent', { state: 'unack-active', isActive: true })!.weight),
    1,
  );
  assert.equal(
    levelAlone(weightOfAlarm('urgent', { state: 'acked-active', isActive: true })!.weight),
    1,
  );
  assert.equal(levelAlone(weightOfHiddenDanger('major', true).weight), 1);
  assert.equal(levelAlone(weightOfHiddenDanger('major', false).weight), 2);
});

test('an unknown safety-critical sensor lifts a level 2 facility by a class, a level 4 one not to red', () => {
  const together = (one: number, other: number) => levelAlone(1 - (1 - one) * (1 - other));
  const unknown = weightOfUnknownSensor(true).weight;
  assert.equal(together(weightOfFacility(2).weight, unknown), 2);
  assert.notEqual(together(weightOfFacility(4).weight, unknown), 1);
});

test('shelving or acknowledging never makes a place look safe while the condition holds', () => {
  for (const priority of ALARM_PRIORITIES)
    for (const state of ['acked-active', 'shelved', 'suppressed'] as const) {
      const full = weightOfAlarm(priority, { state: 'unack-active', isActive: true })!.weight;
      assert.ok(weightOfAlarm(priority, { state, isActive: true })!.weight >= 0.9 * full);
    }
  assert.equal(weightOfAlarm('high', { state: 'shelved', isActive: false }), null);
});

test('every weight is usable, overdue is worse, higher grades are worse', () => {
  for (const priority of ALARM_PRIORITIES)
    for (const state of ALARM_STATES) {
      const weight = weightOfAlarm(priority, { state, isActive: true });
      assert.ok(weight === null || (weight.weight > 0 && weight.weight < 1 && weight.radiusM > 0));
    }
  for (const grade of ['general', 'larger', 'major'] as const)
    assert.ok(weightOfHiddenDanger(grade, true).weight > weightOfHiddenDanger(grade, false).weight);
});

test('bad data weigh the more the worse they are, and alone never make a place more than low risk', () => {
  assert.equal(weightOfDataQuality(100), null);
  assert.equal(weightOfDataQuality(85), null, 'too little to be a reason');
  const scores = [70, 50, 20, 0];
  const weights = scores.map((score) => weightOfDataQuality(score)!.weight);
  assert.deepEqual(weights, weights.toSorted());
  assert.equal(levelAlone(weightOfDataQuality(0)!.weight), 4);
  const worst = 1 - (1 - weightOfFacility(1).weight) * (1 - weightOfDataQuality(0)!.weight);
  assert.notEqual(levelAlone(worst), 1, 'a sound facility is not red for want of data');
});
