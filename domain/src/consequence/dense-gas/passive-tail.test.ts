import assert from 'node:assert/strict';
import { test } from 'node:test';
import { movedSigma } from './passive-tail.ts';

const sigma = (xM: number): number => 0.1 * xM ** 0.8;

test('the moved curve takes the value at the place, whether the source lies before or behind', () => {
  for (const value of [2, 10, 60]) {
    const moved = movedSigma(sigma, value, 500);
    assert.ok(Math.abs(moved(500) / value - 1) < 1e-9);
    assert.ok(moved(501) > value && moved(499) === value);
  }
});

test('far away it is the curve itself', () => {
  assert.ok(Math.abs(movedSigma(sigma, 10, 500)(1e5) / sigma(1e5) - 1) < 0.01);
});
