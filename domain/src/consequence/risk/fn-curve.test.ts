import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  averageIndividualRisk,
  fatalAccidentRate,
  fnCurve,
  frequencyOfAtLeast,
  isBeyondLines,
  potentialLossOfLife,
  worstRegion,
} from './fn-curve.ts';

const OUTCOMES = [
  { frequencyPerYear: 5e-5, fatalities: 1 },
  { frequencyPerYear: 1e-5, fatalities: 5 },
  { frequencyPerYear: 1e-6, fatalities: 30 },
];

test('F counts N or more', () => {
  const curve = fnCurve(OUTCOMES);
  assert.deepEqual(
    curve.map(({ fatalities }) => fatalities),
    [1, 5, 30],
  );
  for (const [at, sum] of [6.1e-5, 1.1e-5, 1e-6].entries())
    assert.ok(Math.abs(curve[at]!.frequencyPerYear / sum - 1) < 1e-9);
  assert.ok(Math.abs(frequencyOfAtLeast(OUTCOMES, 6) - 1e-6) < 1e-15);
  assert.equal(frequencyOfAtLeast(OUTCOMES, 31), 0);
});

test('a curve is as bad as its worst point', () => {
  assert.equal(worstRegion(fnCurve(OUTCOMES)), 'alarp');
  assert.equal(worstRegion(fnCurve([{ frequencyPerYear: 1e-3, fatalities: 2 }])), 'unacceptable');
  assert.equal(worstRegion([]), 'acceptable');
  assert.equal(isBeyondLines(fnCurve([{ frequencyPerYear: 1e-9, fatalities: 1001 }])), true);
});

test('outcomes with the same deaths make one step; less than one death is no point', () => {
  const twice = [...OUTCOMES, OUTCOMES[1]!, { frequencyPerYear: 1, fatalities: 0.5 }];
  assert.equal(fnCurve(twice).length, 3);
});

test('PLL, FAR and average risk are HyRAM’s', () => {
  assert.ok(Math.abs(potentialLossOfLife(OUTCOMES) - 1.3e-4) < 1e-12);
  const rate = fatalAccidentRate(2.5e-5, { people: 9, hoursPerYear: 8760 });
  assert.ok(Math.abs(rate / 0.0317098 - 1) < 1e-5);
  assert.ok(Math.abs(averageIndividualRisk(0.03, 2000) - 6e-7) < 1e-15);
});

test('negative frequencies are refused', () => {
  assert.throws(() => fnCurve([{ frequencyPerYear: -1, fatalities: 1 }]), /frequencyPerYear/);
});
