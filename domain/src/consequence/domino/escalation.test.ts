import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  combinedProbability,
  EQUIPMENT_KINDS,
  escalationProbability,
  fireEscalationProbability,
  overpressureEscalationProbability,
  timeToFailureS,
} from './escalation.ts';

test('times to failure of atmospheric tanks are the published ones', () => {
  const cases = [
    [15_000, 31, 917.3532],
    [30_000, 1000, 409.0263],
    [60_000, 5000, 168.2127],
  ] as const;
  for (const [heatWPerM2, volumeM3, seconds] of cases) {
    const ours = timeToFailureS({ kind: 'atmospheric', heatWPerM2, volumeM3 });
    assert.ok(Math.abs(ours / seconds - 1) < 1e-5);
  }
});

test('a larger pressure vessel holds longer, a hotter one shorter', () => {
  const at = (heatWPerM2: number, volumeM3: number) =>
    timeToFailureS({ kind: 'pressurised', heatWPerM2, volumeM3 });
  assert.ok(at(50_000, 100) > at(50_000, 10));
  assert.ok(at(100_000, 10) < at(50_000, 10));
});

test('a fire escalates in nine of ten cases after 5 min, in one after 20', () => {
  assert.ok(Math.abs(fireEscalationProbability(300) - 0.9) < 0.01);
  assert.ok(Math.abs(fireEscalationProbability(1200) - 0.1) < 0.01);
});

test('damage by overpressure by kind of equipment', () => {
  const expected = [0.5810224, 2.583395e-6, 0.03795065, 0.1149926];
  for (const [at, kind] of EQUIPMENT_KINDS.entries())
    assert.ok(Math.abs(overpressureEscalationProbability(kind, 20_000) - expected[at]!) < 1e-6);
});

test('independent causes add as one minus the product', () => {
  assert.ok(Math.abs(combinedProbability([0.1, 0.05]) - 0.145) < 1e-12);
  assert.equal(combinedProbability([]), 0);
  assert.throws(() => combinedProbability([1.1]), RangeError);
});

test('below the thresholds nothing escalates; a fireball is over before a vessel fails', () => {
  const tank = { equipment: 'atmospheric', fireKind: 'atmospheric', volumeM3: 1000 } as const;
  const heat = { heatWPerM2: 14_900, durationS: Infinity, overpressurePa: 21_900 };
  assert.equal(escalationProbability(tank, heat), 0);
  assert.ok(escalationProbability(tank, { ...heat, heatWPerM2: 15_000 }) > 0);
  assert.ok(escalationProbability(tank, { ...heat, overpressurePa: 22_000 }) > 0.5);
  assert.equal(escalationProbability(tank, { ...heat, heatWPerM2: 1e5, durationS: 15 }), 0);
});

test('nonsense is refused by name', () => {
  assert.throws(() => timeToFailureS({ kind: 'atmospheric', heatWPerM2: 0, volumeM3: 1 }), /heat/);
  assert.throws(
    () => timeToFailureS({ kind: 'atmospheric', heatWPerM2: 1, volumeM3: -1 }),
    /volume/,
  );
  assert.throws(() => fireEscalationProbability(0), /ttfS/);
  assert.throws(() => overpressureEscalationProbability('small', NaN), /overpressurePa/);
});
