import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import type { ReleaseStep } from '../release.ts';
import { equivalentStep, groupedSteps, massOf, MAX_GROUPS } from './release-groups.ts';

const mass = (steps: readonly ReleaseStep[]): number =>
  steps.reduce((sum, step) => sum + massOf(step), 0);

test('sixty steps become at most five with the same mass and the same ends (seed 9)', () => {
  const random = seededRandom(9);
  for (let run = 0; run < 50; run++) {
    let atS = 0;
    const steps = Array.from({ length: 60 }, (): ReleaseStep => {
      const fromS = atS + (random.next() < 0.1 ? 20 : 0);
      atS = fromS + random.between(1, 100);
      return { fromS, toS: atS, rateKgPerS: random.between(0.01, 10) };
    });
    const groups = groupedSteps(steps);
    assert.ok(groups.length <= MAX_GROUPS);
    assert.ok(Math.abs(mass(groups) / mass(steps) - 1) < 1e-9);
    assert.equal(groups[0]!.fromS, steps[0]!.fromS);
    assert.equal(groups.at(-1)!.toS, atS);
  }
});

test('few steps stay as they are, those without a rate are left out', () => {
  const steps = [
    { fromS: 0, toS: 10, rateKgPerS: 1 },
    { fromS: 10, toS: 20, rateKgPerS: 0 },
    { fromS: 20, toS: 30, rateKgPerS: 2 },
  ];
  assert.deepEqual(groupedSteps(steps), [steps[0], steps[2]]);
});

test('the one equivalent step has the same mass at the rate that the mass saw on average', () => {
  const steps = [
    { fromS: 5, toS: 15, rateKgPerS: 9 },
    { fromS: 15, toS: 105, rateKgPerS: 1 },
  ];
  const step = equivalentStep(steps);
  assert.equal(step.rateKgPerS, (90 * 9 + 90 * 1) / 180);
  assert.ok(Math.abs(massOf(step) - 180) < 1e-9);
  assert.equal(step.fromS, 5);
});

test('a lasting step decides alone, nothing released is refused', () => {
  const steps = [
    { fromS: 0, toS: 10, rateKgPerS: 9 },
    { fromS: 10, toS: Infinity, rateKgPerS: 2 },
  ];
  assert.deepEqual(equivalentStep(steps), { fromS: 0, toS: Infinity, rateKgPerS: 2 });
  assert.throws(() => equivalentStep([{ fromS: 0, toS: 1, rateKgPerS: 0 }]), /nothing/);
});
