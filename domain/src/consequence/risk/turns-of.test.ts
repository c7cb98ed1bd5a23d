import assert from 'node:assert/strict';
import { test } from 'node:test';
import { turnsOf } from './turns-of.ts';

test('bearings are right to a thousandth of a degree, all around', () => {
  for (let deg = 0; deg < 360; deg += 0.37) {
    const rad = (deg * Math.PI) / 180;
    const ours = 360 * turnsOf(17 * Math.sin(rad), 17 * Math.cos(rad));
    assert.ok(Math.abs(ours - deg) < 1e-3, `${deg} ${ours}`);
  }
});

test('the four winds and the origin', () => {
  assert.equal(turnsOf(0, 1), 0);
  assert.equal(turnsOf(1, 0), 0.25);
  assert.equal(turnsOf(0, -1), 0.5);
  assert.equal(turnsOf(-1, 0), 0.75);
  assert.equal(turnsOf(0, 0), 0);
});
