import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { flashFraction } from './flash-fraction.ts';

const BUTANE = {
  liquidHeatCapacityJPerKgK: 2417.296213,
  latentHeatJPerKg: 361290.3388,
  temperatureK: 298.15,
  boilingPointK: 272.55,
};

describe('flash fraction', () => {
  it('gives the CCPS example for butane, 0.171', () => {
    assert.ok(Math.abs(flashFraction(BUTANE, 'linear') - 0.1712826954) < 1e-9);
    const ratio = 0.1712826954;
    assert.ok(Math.abs(flashFraction(BUTANE, 'exponential') - (1 - Math.exp(-ratio))) < 1e-9);
  });
  it('is nothing at or below the boiling point and never more than all', () => {
    for (const form of ['linear', 'exponential'] as const) {
      assert.equal(flashFraction({ ...BUTANE, temperatureK: 272.55 }, form), 0);
      assert.equal(flashFraction({ ...BUTANE, temperatureK: 200 }, form), 0);
      assert.ok(flashFraction({ ...BUTANE, temperatureK: 900 }, form) <= 1);
    }
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => flashFraction({ ...BUTANE, latentHeatJPerKg: 0 }, 'linear'), /latentHeat/);
    assert.throws(() => flashFraction({ ...BUTANE, temperatureK: NaN }, 'linear'), /temperatureK/);
  });
});
