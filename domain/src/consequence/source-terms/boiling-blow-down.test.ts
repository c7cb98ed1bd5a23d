import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boilingBlowDown } from './boiling-blow-down.ts';
import { endS, totalKg } from './mass-curve.ts';

const PROPANE = {
  contentsKg: 20_000,
  temperatureK: 298.15,
  boilingPointK: 231.1,
  liquidHeatCapacityJPerKgK: 2300,
  latentHeatJPerKg: 426_000,
};

describe('vapour out of a vessel of liquefied gas', () => {
  it('ends when the liquid is as cold as its boiling point', () => {
    const curve = boilingBlowDown({ ...PROPANE, rateKgPerS: () => 2 });
    const flash = 1 - Math.exp((-2300 * (298.15 - 231.1)) / 426_000);
    assert.ok(Math.abs(totalKg(curve) / (20_000 * flash) - 1) < 1e-12);
    assert.ok(Math.abs(endS(curve) - totalKg(curve) / 2) < 1e-6);
  });
  it('is nothing at the boiling point', () => {
    const cold = { ...PROPANE, temperatureK: 231.1, rateKgPerS: () => 2 };
    assert.equal(totalKg(boilingBlowDown(cold)), 0);
  });
  it('refuses nonsense by name', () => {
    const rateKgPerS = (): number => 1;
    assert.throws(() => boilingBlowDown({ ...PROPANE, rateKgPerS, contentsKg: 0 }), /contentsKg/);
    assert.throws(() => boilingBlowDown({ ...PROPANE, rateKgPerS, latentHeatJPerKg: 0 }), /latent/);
  });
});
