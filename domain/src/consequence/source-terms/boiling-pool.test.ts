import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boiledAwayS, boiledKgPerM2, boilingKgPerM2S } from './boiling-pool.ts';

/** LNG on plain concrete: 1.28 W/(m K), 6.6e-7 m²/s. */
const LNG = {
  ground: { conductivityWPerMK: 1.28, diffusivityM2PerS: 6.6e-7 },
  groundTemperatureK: 298.15,
  boilingPointK: 111.7,
  latentHeatJPerKg: 510_800,
};

describe('boiling pool', () => {
  it('follows conduction into a half space', () => {
    const expected = (1.28 * 186.45) / Math.sqrt(Math.PI * 6.6e-7 * 60) / 510_800;
    assert.ok(Math.abs(boilingKgPerM2S(LNG, 60) / expected - 1) < 1e-12);
  });
  it('has boiled off the integral of its rate', () => {
    let sum = 0;
    for (let at = 0.5; at < 400; at++) sum += boilingKgPerM2S(LNG, at);
    assert.ok(Math.abs(sum / boiledKgPerM2(LNG, 400) - 1) < 0.02);
  });
  it('is gone when what boiled off is what lay there', () => {
    const seconds = boiledAwayS(LNG, 20);
    assert.ok(Math.abs(boiledKgPerM2(LNG, seconds) - 20) < 1e-9);
  });
  it('never boils on ground that is not warmer', () => {
    const cold = { ...LNG, groundTemperatureK: 100 };
    assert.equal(boilingKgPerM2S(cold, 60), 0);
    assert.equal(boiledAwayS(cold, 20), Infinity);
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => boilingKgPerM2S(LNG, 0), /atS/);
    assert.throws(() => boiledKgPerM2(LNG, -1), /atS/);
    assert.throws(() => boiledAwayS({ ...LNG, latentHeatJPerKg: 0 }, 1), /latentHeat/);
  });
});
