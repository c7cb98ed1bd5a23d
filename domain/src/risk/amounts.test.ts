import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ALARM_PRIORITIES, ALARM_STATES } from '../wire/alarms.ts';
import * as amounts from './amounts.ts';
import { GREATEST_PRESENCE } from './presence.ts';
import { RISK_LEVELS, ZONE_SETTINGS } from './zone-settings.ts';

const { excessAmount, fixedAmount, NO_FACILITY } = amounts;
const { thresholds } = ZONE_SETTINGS;
const fixed = RISK_LEVELS.map(fixedAmount);

describe('amounts', () => {
  it('put a facility in good order just below the next level, and below red in a crowd', () => {
    assert.deepEqual(
      fixed,
      fixed.toSorted((one, other) => other - one),
    );
    assert.ok(fixed[0]! < thresholds[2] && fixed[0]! * GREATEST_PRESENCE < thresholds[1]);
    assert.ok(fixed[2]! < thresholds[3] && fixed[3]! >= thresholds[4]);
  });
  it('make an urgent alarm red anywhere, at a major facility more so', () => {
    const urgent = amounts.alarmExcess('urgent', { state: 'unack-active', isActive: true })!;
    assert.ok(excessAmount(urgent, NO_FACILITY) >= thresholds[1]);
    const acknowledged = amounts.alarmExcess('urgent', { state: 'acked-active', isActive: true })!;
    assert.ok(excessAmount(acknowledged, fixed[3]!) + fixed[3]! >= thresholds[1]);
    assert.ok(amounts.hiddenDangerExcess('major', true).times * 0.55 >= thresholds[1]);
  });
  it('never fall with a worse fact: priority, grade, delay, criticality, source', () => {
    const active = { state: 'unack-active', isActive: true } as const;
    const pairs = [
      ...ALARM_PRIORITIES.slice(1).map(
        (milder, at) =>
          [
            amounts.alarmExcess(ALARM_PRIORITIES[at]!, active)!,
            amounts.alarmExcess(milder, active)!,
          ] as const,
      ),
      ...(['general', 'larger', 'major'] as const).map(
        (grade) =>
          [
            amounts.hiddenDangerExcess(grade, true),
            amounts.hiddenDangerExcess(grade, false),
          ] as const,
      ),
      [amounts.hiddenDangerExcess('major', false), amounts.hiddenDangerExcess('larger', false)],
      [amounts.hiddenDangerExcess('larger', false), amounts.hiddenDangerExcess('general', false)],
      [amounts.unknownSensorExcess(true), amounts.unknownSensorExcess(false)],
      [amounts.temporaryMeasureExcess(true), amounts.temporaryMeasureExcess(false)],
      [amounts.permitExcess('special'), amounts.permitExcess('first')],
      [amounts.permitExcess('first'), amounts.permitExcess('second')],
      [amounts.weatherExcess(2), amounts.weatherExcess(1)],
    ] as const;
    for (const amount of [NO_FACILITY, ...fixed])
      for (const [worse, milder] of pairs)
        assert.ok(excessAmount(worse, amount) >= excessAmount(milder, amount));
  });
  it('count a hidden alarm while its condition holds, and each alarm of which anything is known', () => {
    for (const state of ALARM_STATES) {
      const excess = amounts.alarmExcess('high', { state, isActive: true });
      assert.equal(excess === null, state === 'normal' || state === 'out-of-service', state);
    }
    assert.equal(amounts.alarmExcess('high', { state: 'shelved', isActive: false }), null);
  });
  it('take the reach of the scenario within bounds, else the usual one', () => {
    assert.deepEqual(
      [null, 20, 640, 5_000].map((scenarioM) => amounts.reachOf(2, scenarioM)),
      [200, 50, 640, 1000],
    );
  });
  it('add little for data that cannot be relied on, nothing for good data', () => {
    assert.deepEqual([100, 85, 50, 0].map(amounts.dataQualityAmount), [0, 0, 0.05, 0.1]);
  });
});
