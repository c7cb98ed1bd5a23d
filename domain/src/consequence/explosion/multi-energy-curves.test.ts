import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  multiEnergyDuration,
  multiEnergyOverpressure,
  plateauBar,
  STRENGTH_CLASSES,
} from './multi-energy-curves.ts';

const DISTANCES = Array.from({ length: 120 }, (_, step) => 0.1 * 1.06 ** step);

/**
 * Another reading of the chart: github.com/YMD2/master_thesis (JSON files without named origin), distance → overpressure.
 */
const OTHER_READING: readonly (readonly [
  strengthClass: number,
  distance: number,
  value: number,
])[] = [
  [1, 2, 0.00275],
  [2, 2, 0.0055],
  [3, 2, 0.0145],
  [3, 10, 0.0027],
  [4, 1, 0.056],
  [5, 1, 0.115],
  [6, 1, 0.3],
  [6, 10, 0.023],
  [7, 0.6, 0.82],
  [7, 1, 0.45],
  [8, 0.6, 1.4],
  [8, 0.8, 0.75],
  [9, 0.4, 3.4],
  [9, 0.5, 2],
  [10, 0.4, 3.4],
  [10, 0.8, 0.75],
  [10, 2, 0.145],
  [10, 4, 0.061],
  [10, 20, 0.011],
  [10, 50, 0.004],
];

describe('multi-energy overpressure', () => {
  it('has the plateaus of the Yellow Book within the charge', () => {
    const plateaus = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
    assert.deepEqual(STRENGTH_CLASSES.map(plateauBar), plateaus);
    for (const [at, strengthClass] of STRENGTH_CLASSES.entries())
      assert.equal(multiEnergyOverpressure(strengthClass, 0.1), plateaus[at]);
  });

  it('follows the published power laws of classes 1, 4, 5 and 6', () => {
    for (const [strengthClass, expected] of [
      [1, 0.003267238802],
      [4, 0.03242396871],
      [5, 0.05890689968],
      [6, 0.1394515033],
    ] as const)
      assert.ok(Math.abs(multiEnergyOverpressure(strengthClass, 2) / expected - 1) < 1e-6);
  });

  it('is 1 bar at 30 m from 2094 m³ of class 7 (Crowl & Louvar), within 20 %', () => {
    const ratio = multiEnergyOverpressure(7, 0.72);
    assert.ok(ratio > 0.65 && ratio <= 1, String(ratio));
  });

  it('lies within 30 % of another reading of the chart', () => {
    for (const [strengthClass, distance, value] of OTHER_READING) {
      const ratio = multiEnergyOverpressure(strengthClass, distance) / value;
      assert.ok(ratio > 0.7 && ratio < 1.3, `class ${strengthClass} at ${distance}: ${ratio}`);
    }
  });

  it('never rises with the distance by more than 1 % at a join, nor falls with the class', () => {
    for (const strengthClass of STRENGTH_CLASSES)
      for (const [at, distance] of DISTANCES.entries()) {
        const value = multiEnergyOverpressure(strengthClass, distance);
        if (at > 0)
          assert.ok(value <= 1.01 * multiEnergyOverpressure(strengthClass, DISTANCES[at - 1]!));
        if (strengthClass > 1)
          assert.ok(value >= multiEnergyOverpressure(strengthClass - 1, distance));
      }
  });

  it('is one curve for classes 7 to 10 from 0.96 on, and nearly so for 6 from 5 on', () => {
    for (const distance of DISTANCES.filter((at) => at > 0.96)) {
      const detonation = multiEnergyOverpressure(10, distance);
      for (const strengthClass of [7, 8, 9])
        assert.equal(multiEnergyOverpressure(strengthClass, distance), detonation);
      if (distance > 5)
        assert.ok(Math.abs(multiEnergyOverpressure(6, distance) / detonation - 1) < 0.04);
    }
  });

  it('refuses classes that do not exist', () => {
    for (const strengthClass of [0, 11, 6.5, NaN])
      assert.throws(() => multiEnergyOverpressure(strengthClass, 1), /strength class/);
    assert.throws(() => multiEnergyOverpressure(7, -1), /scaled distance/);
  });
});

describe('multi-energy duration', () => {
  it('is shorter for stronger explosions near by, and never jumps by more than 6 %', () => {
    for (const strengthClass of STRENGTH_CLASSES) {
      if (strengthClass > 1)
        assert.ok(
          multiEnergyDuration(strengthClass, 1) <= multiEnergyDuration(strengthClass - 1, 1),
        );
      for (const [at, distance] of DISTANCES.entries()) {
        const before = multiEnergyDuration(strengthClass, DISTANCES[Math.max(0, at - 1)]!);
        const ratio = multiEnergyDuration(strengthClass, distance) / before;
        assert.ok(ratio > 0.94 && ratio < 1.06, `class ${strengthClass} at ${distance}: ${ratio}`);
      }
    }
  });
});
