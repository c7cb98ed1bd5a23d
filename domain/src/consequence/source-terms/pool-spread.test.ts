import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { areaGrowthM2PerS, spreadByGravityM2, spreadByWoodwardM2 } from './pool-spread.ts';

describe('pool that spreads', () => {
  it('gives the area that Woodward prints', () => {
    assert.ok(Math.abs(spreadByWoodwardM2(5, 800, 30) - 51.302) < 1e-3);
  });
  it('runs at √(2 g d): the integral of its growth is the closed form', () => {
    let area = 0;
    const step = 0.001;
    for (let at = 0; at < 30; at += step)
      area += areaGrowthM2PerS((5 / 800) * (at + step / 2)) * step;
    assert.ok(Math.abs(area / spreadByGravityM2(5, 800, 30) - 1) < 1e-4);
  });
  it('is 2.65 times as wide in area with gravity as printed without', () => {
    const ratio = spreadByGravityM2(7, 600, 12) / spreadByWoodwardM2(7, 600, 12);
    assert.ok(Math.abs(ratio - 2.65) < 0.01, `${ratio}`);
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => spreadByWoodwardM2(-1, 800, 30), /spillKgPerS/);
    assert.throws(() => spreadByGravityM2(1, 0, 30), /densityKgPerM3/);
    assert.throws(() => areaGrowthM2PerS(-1), /volumeM3/);
  });
});
