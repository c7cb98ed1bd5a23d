import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TORTOISE_AIR } from './sample-slab-cases.ts';
import { meanderVariance, mixingOf, topOf, type SlabSection } from './slab-entrainment.ts';

const PASSIVE: SlabSection = {
  heightM: 2,
  halfWidthM: 50,
  middleM: 0,
  speedMPerS: 4,
  windMPerS: 4,
  densityKgPerM3: TORTOISE_AIR.densityKgPerM3,
  temperatureK: TORTOISE_AIR.temperatureK,
  heatCapacityJPerKgK: 1010,
  spreadMPerS: 0,
  stretchMPerS: 0,
  riseMPerS: 0,
  sourceMPerS: 0,
  halfLengthM: 1,
};

test('a denser cloud takes in less air through its top', () => {
  const passive = mixingOf(PASSIVE, TORTOISE_AIR).topMPerS;
  const dense = mixingOf({ ...PASSIVE, densityKgPerM3: 1.5 }, TORTOISE_AIR).topMPerS;
  assert.ok(dense < passive / 3, `${dense} of ${passive}`);
});

test('a cloud at the speed and temperature of the air feels no force and no heat', () => {
  const { alongN, heatW, acrossN } = mixingOf(PASSIVE, TORTOISE_AIR);
  assert.ok(Math.abs(alongN) < 1e-9);
  assert.equal(heatW, 0);
  assert.ok(Math.abs(acrossN) === 0);
});

test('what is slower than the wind is pushed on, what is faster is held back; cold clouds take heat', () => {
  assert.ok(mixingOf({ ...PASSIVE, speedMPerS: 1 }, TORTOISE_AIR).alongN > 0);
  assert.ok(mixingOf({ ...PASSIVE, speedMPerS: 9 }, TORTOISE_AIR).alongN < 0);
  assert.ok(mixingOf({ ...PASSIVE, temperatureK: 230 }, TORTOISE_AIR).heatW > 0);
});

test('a cloud that has left the ground takes in air from both sides and feels no ground', () => {
  const floating = mixingOf({ ...PASSIVE, middleM: 5 }, TORTOISE_AIR);
  assert.ok(floating.topMPerS > mixingOf(PASSIVE, TORTOISE_AIR).topMPerS);
  assert.equal(floating.heatW, 0);
  assert.equal(topOf(5, 2), 6);
  assert.equal(topOf(0.5, 2), 2);
});

test('a plume of the moment does not swing, one of ten minutes does, the more the farther', () => {
  assert.equal(meanderVariance(TORTOISE_AIR, 500, 0), 0);
  const near = meanderVariance(TORTOISE_AIR, 500, 600);
  assert.ok(near > 0 && meanderVariance(TORTOISE_AIR, 1000, 600) > near);
});
