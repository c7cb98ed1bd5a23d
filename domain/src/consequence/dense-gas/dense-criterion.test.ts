import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  aerosolDensity,
  continuousDenseCriterion,
  durationRegime,
  instantaneousDenseCriterion,
  reducedGravity,
} from './dense-criterion.ts';

test('the LNG spill of CCPS 1999 p. 122 is dense', () => {
  const g0MPerS2 = reducedGravity(1.76, 1.225);
  const answer = continuousDenseCriterion({ g0MPerS2, rateM3PerS: 55.618, windMPerS: 10.9 });
  assert.ok(Math.abs(answer.value - 0.4334) < 1e-3, String(answer.value));
  assert.equal(answer.isDense, true);
});

test('a value exactly at the limit counts as dense', () => {
  // g₀ chosen so that (g₀ Q/(u³ D))^⅓ = 0.15 with Q = u = D = 1.
  assert.ok(continuousDenseCriterion({ g0MPerS2: 0.00338, rateM3PerS: 1, windMPerS: 1 }).isDense);
  assert.equal(
    continuousDenseCriterion({ g0MPerS2: 0.00337, rateM3PerS: 1, windMPerS: 1 }).isDense,
    false,
  );
  assert.ok(instantaneousDenseCriterion({ g0MPerS2: 0.0401, volumeM3: 1, windMPerS: 1 }).isDense);
});

test('a gas lighter than air is never dense', () => {
  const g0MPerS2 = reducedGravity(0.08, 1.2);
  assert.ok(g0MPerS2 < 0);
  assert.equal(continuousDenseCriterion({ g0MPerS2, rateM3PerS: 9, windMPerS: 1 }).value, 0);
});

test('duration against travel time decides between plume, puff and both', () => {
  assert.equal(durationRegime(600, 4, 960), 'continuous');
  assert.equal(durationRegime(600, 4, 961), 'between');
  assert.equal(durationRegime(600, 4, 4000), 'instantaneous');
});

test('a fifth of vapour with all droplets airborne makes ammonia denser than air', () => {
  const density = aerosolDensity({
    vapourFraction: 0.2,
    airborneLiquidFraction: 1,
    vapourKgPerM3: 0.87,
    liquidKgPerM3: 682,
  });
  assert.ok(density > 4 && density < 4.5, String(density));
  const dry = { vapourFraction: 1, airborneLiquidFraction: 1, liquidKgPerM3: 682 };
  assert.ok(Math.abs(aerosolDensity({ ...dry, vapourKgPerM3: 0.87 }) - 0.87) < 1e-12);
});

test('nonsense is refused by name', () => {
  assert.throws(
    () => continuousDenseCriterion({ g0MPerS2: 1, rateM3PerS: 1, windMPerS: 0 }),
    /windMPerS/,
  );
  assert.throws(() => reducedGravity(-1, 1.2), /cloud density/);
  assert.throws(() => durationRegime(1, 1, 0), /distanceM/);
  assert.throws(
    () =>
      aerosolDensity({
        vapourFraction: 0,
        airborneLiquidFraction: 0,
        vapourKgPerM3: 1,
        liquidKgPerM3: 1,
      }),
    /airborne volume/,
  );
});
