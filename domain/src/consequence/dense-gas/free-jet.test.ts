import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jetDistanceM, jetFraction, LONG_JET, type FreeJet } from './free-jet.ts';

const PROPANE: FreeJet = {
  openingM: 0.01,
  jetKgPerM3: 6.02056,
  airKgPerM3: 1.2,
  densityFactor: 'jet-over-air',
  ...LONG_JET,
};

test('the propane jet of GasDispersion.jl is met', () => {
  assert.ok(Math.abs(jetFraction(PROPANE, 6, 0.9990655334) / 0.01127627 - 1) < 0.02);
});

test('the distance to the explosion limit is where the axis has it', () => {
  const x = jetDistanceM(PROPANE, 0.021);
  assert.ok(Math.abs(jetFraction(PROPANE, x, 0) / 0.021 - 1) < 1e-12);
});

test('the two conventions of the density factor are each other turned over', () => {
  const other = { ...PROPANE, densityFactor: 'air-over-jet' as const };
  const factor = jetDistanceM(PROPANE, 0.1) / jetDistanceM(other, 0.1);
  assert.ok(Math.abs(factor - 6.02056 / 1.2) < 1e-12);
});

test('the jet is never more than undiluted, and nothing lies behind it', () => {
  assert.equal(jetFraction(PROPANE, 0.001, 0), 1);
  assert.equal(jetFraction(PROPANE, -1, 0), 0);
});

test('nonsense is refused by name', () => {
  assert.throws(() => jetDistanceM(PROPANE, 0), /volumeFraction/);
  assert.throws(() => jetFraction({ ...PROPANE, openingM: 0 }, 1, 0), /openingM/);
});
