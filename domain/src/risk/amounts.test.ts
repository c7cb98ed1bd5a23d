import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HIDDEN_ALARM_STATES } from '../alarm/alarm-state.ts';
import { ALARM_PRIORITIES, ALARM_STATES } from '../wire/alarms.ts';
import * as amounts from './amounts.ts';
import { GREATEST_PRESENCE } from './presence.ts';
import { levelOf, RISK_LEVELS, ZONE_SETTINGS } from './zone-settings.ts';

const { factAt, fixedAmount } = amounts;
const { thresholds } = ZONE_SETTINGS;
const fixed = RISK_LEVELS.map(fixedAmount);
const PLACES = [null, ...RISK_LEVELS.map((level) => ({ level, scenarioM: null }))];

describe('amounts', () => {
  it('keep what is in good order from being red: one facility in a crowd, four at one place', () => {
    assert.deepEqual(
      fixed,
      fixed.toSorted((one, other) => other - one),
    );
    assert.equal(fixed[0], thresholds[3], 'level 1 is general');
    assert.ok(fixed[1]! < thresholds[3] && fixed[3]! >= thresholds[4], 'the others are low');
    assert.ok(fixed[0] * GREATEST_PRESENCE < thresholds[2]);
    assert.ok(4 * fixed[0] >= thresholds[2] && 4 * fixed[0] < thresholds[1]);
  });
  it('make an urgent alarm and an overdue major danger red anywhere, at a major facility more so', () => {
    const urgent = amounts.alarmFact('urgent', { state: 'unack-active', isActive: true })!;
    const overdue = amounts.hiddenDangerFact('major', true);
    for (const fact of [urgent, overdue]) {
      assert.ok(factAt(fact, null).amount >= thresholds[1]);
      assert.ok(factAt(fact, PLACES[1]!).amount > 1.5 * fact.amount);
    }
  });
  it('keep an urgent alarm red when it was acknowledged, shelved, suppressed or its point blinded', () => {
    for (const state of ['acked-active', 'shelved', 'suppressed', 'out-of-service'] as const)
      assert.ok(amounts.alarmFact('urgent', { state, isActive: true })!.amount >= thresholds[1]);
  });
  it('let gas and fire reach as far as the scenario, and what is still inside as far as itself', () => {
    const urgent = amounts.alarmFact('urgent', { state: 'unack-active', isActive: true })!;
    const works = { level: 1, scenarioM: 900 } as const;
    const reaches = ['toxic-gas', 'fire-alarm', 'another word', 'pressure', 'flow'].map(
      (kind) => amounts.alarmAt(urgent, works, kind).reachM,
    );
    assert.deepEqual(reaches, [900, 900, 900, 500, 500]);
    const { amount } = factAt(urgent, works);
    assert.equal(amounts.alarmAt(urgent, works, 'pressure').amount, amount, 'no less there');
  });
  it('never fall with a worse fact: priority, grade, delay, criticality, level', () => {
    const active = { state: 'unack-active', isActive: true } as const;
    const pairs = [
      ...ALARM_PRIORITIES.slice(1).map(
        (milder, at) =>
          [
            amounts.alarmFact(ALARM_PRIORITIES[at]!, active)!,
            amounts.alarmFact(milder, active)!,
          ] as const,
      ),
      ...(['general', 'larger', 'major'] as const).map(
        (grade) =>
          [amounts.hiddenDangerFact(grade, true), amounts.hiddenDangerFact(grade, false)] as const,
      ),
      [amounts.hiddenDangerFact('major', false), amounts.hiddenDangerFact('larger', false)],
      [amounts.hiddenDangerFact('larger', false), amounts.hiddenDangerFact('general', false)],
      [amounts.unknownSensorFact(true), amounts.unknownSensorFact(false)],
      [amounts.temporaryMeasureFact(true), amounts.temporaryMeasureFact(false)],
      [amounts.permitFact('special'), amounts.permitFact('first')],
      [amounts.permitFact('first'), amounts.permitFact('second')],
      [amounts.weatherFact(2), amounts.weatherFact(1)],
    ] as const;
    for (const [worse, milder] of pairs)
      for (const place of PLACES) {
        const [more, less] = [factAt(worse, place), factAt(milder, place)];
        assert.ok(more.amount > less.amount && more.reachM >= less.reachM);
      }
    for (const [milder] of pairs)
      for (const [at, place] of PLACES.slice(2).entries())
        assert.ok(factAt(milder, PLACES[at + 1]!).amount > factAt(milder, place).amount);
  });
  it('count a hidden alarm while its condition holds, and each alarm of which anything is known', () => {
    for (const state of ALARM_STATES) {
      const fact = amounts.alarmFact('high', { state, isActive: true });
      assert.equal(fact === null, state === 'normal', state);
    }
    for (const state of HIDDEN_ALARM_STATES)
      assert.equal(amounts.alarmFact('high', { state, isActive: false }), null);
  });
  it('take the reach of the scenario within bounds, else the usual one', () => {
    assert.deepEqual(
      [null, 20, 640, 5_000].map((scenarioM) => amounts.reachOf(2, scenarioM)),
      [200, 50, 640, 1000],
    );
  });
  it('raise by weather what is sound by just as many levels as the rule says, and what is yellow to red by two', () => {
    for (const levels of [1, 2] as const) {
      const { amount } = amounts.weatherFact(levels);
      for (const level of RISK_LEVELS) {
        const standing = fixedAmount(level);
        assert.equal(
          levelOf(standing + amount, thresholds),
          levelOf(standing, thresholds)! - levels,
          `a facility of level ${level}`,
        );
      }
    }
    // The kernel is 0.998 and more in each cell that the facility touches.
    assert.ok(thresholds[3] + 0.998 * amounts.weatherFact(2).amount >= thresholds[1]);
    assert.ok(amounts.unknownWeatherFact().amount < amounts.weatherFact(1).amount);
  });
  it('add little for data that cannot be relied on, nothing for good data', () => {
    assert.deepEqual([100, 85, 50, 0].map(amounts.dataQualityAmount), [0, 0, 0.05, 0.1]);
  });

  it('let measures of a facility weigh by their share, not by their number', () => {
    const sum = (kind: 'automatic' | 'manual', lie: number, of: number) =>
      lie * amounts.measureFact(kind, of).amount;
    assert.equal(sum('automatic', 1, 1), 0.1);
    assert.ok(Math.abs(sum('automatic', 10, 20) - sum('automatic', 2, 4)) < 1e-12);
    assert.ok(sum('manual', 20, 20) < 0.5, 'by themselves they are never red');
    assert.throws(() => amounts.measureFact('manual', 0), RangeError);
  });
});
