import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toxicProbitOf } from '../effects/toxic-probits.ts';
import { concentricAreaM2, concentricRisk } from './concentric-risk.ts';
import { centreLineProbability, wedgeLethality } from './centre-line-risk.ts';
import { toxicGridPoint } from './toxic-grid-point.ts';
import { contourCrossingM, transectRisk } from './transect.ts';

test('the hand calculation of Purple Book appendix 6.B is met', () => {
  const found = toxicGridPoint({
    section: {
      rateKgPerS: 100,
      windMPerS: 5,
      heightM: 1,
      sigmaYM: 28.8,
      sigmaZM: 10.3,
      lidM: null,
    },
    receptorHeightM: 1,
    distanceM: 361,
    probit: toxicProbitOf('CO', 'purple-book')!,
    minutes: 30,
    sectors: 12,
    cutoffShare: 0.01,
  });
  assert.ok(Math.abs(found.concentrationMgPerM3 / 21_300 - 1) < 0.005);
  assert.ok(Math.abs(found.probabilityIntegralM / 72 - 1) < 0.007);
  assert.ok(Math.abs(found.effectiveWidthM / 86.2 - 1) < 0.005);
  assert.ok(Math.abs(found.coverProbability / 0.456 - 1) < 0.005);
  assert.ok(Math.abs(found.deathProbability / 0.381 - 1) < 0.005);
});

test('the crossing of a level is linear in the logarithm, the last one counts', () => {
  const risks = transectRisk(
    [0, 10, 20, 30],
    [{ frequencyPerYear: 1e-4, deathProbabilities: [1, 0.1, 0.5, 0] }],
  );
  assert.deepEqual(risks, [1e-4, 1e-5, 5e-5, 0]);
  assert.equal(contourCrossingM([0, 10, 20, 30], risks, 2e-5), 20);
  assert.ok(Math.abs(contourCrossingM([0, 10], [1e-4, 1e-6], 1e-5)! - 5) < 1e-9);
  assert.equal(contourCrossingM([0, 10], [1e-4, 1e-6], 1e-3), null);
  assert.equal(contourCrossingM([0, 10], [1e-4, 1e-6], 1e-7), 10);
  assert.throws(
    () => transectRisk([0, 1], [{ frequencyPerYear: 1, deathProbabilities: [1] }]),
    RangeError,
  );
});

test('concentric circles add up from outside in', () => {
  const circles = [
    { frequencyPerYear: 1e-6, radiusM: 150, deathProbability: 1 },
    { frequencyPerYear: 5e-7, radiusM: 250, deathProbability: 0.5 },
  ];
  assert.ok(Math.abs(concentricRisk(circles, 100) - 1.25e-6) < 1e-18);
  assert.equal(concentricRisk(circles, 300), 0);
  assert.ok(Math.abs(concentricAreaM2(circles, 1e-6) - Math.PI * 150 ** 2) < 1e-6);
  assert.equal(concentricAreaM2(circles, 1), 0);
});

test('a wedge covers what it points to, and its own tip', () => {
  const wedge = wedgeLethality({ radiusM: 200, halfAngleRad: 0.2, deathProbability: 0.5 });
  const east = [{ bearingRad: Math.PI / 2, probability: 0.3 }];
  assert.equal(centreLineProbability(wedge, [100, 0], east), 0.15);
  assert.equal(centreLineProbability(wedge, [100, 30], east), 0);
  assert.equal(centreLineProbability(wedge, [0, 0], east), 0.15);
  assert.equal(centreLineProbability(wedge, [201, 0], east), 0);
});
