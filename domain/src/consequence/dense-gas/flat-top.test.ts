import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  equalDiscM2,
  equalHalfWidth,
  flatTopReach,
  flatTopShare,
  smearedBand,
  smearedDisc,
} from './flat-top.ts';

const SHAPE = { coreM: 30, sigmaM: 12 };

test('even in the core, half at one and a bit sigma beyond it', () => {
  assert.equal(flatTopShare(SHAPE, 0), 1);
  assert.equal(flatTopShare(SHAPE, -30), 1);
  assert.equal(flatTopShare(SHAPE, 30 + 12 * Math.sqrt(2 * Math.LN2)), 0.5);
  assert.equal(flatTopShare({ coreM: 30, sigmaM: 0 }, 30.1), 0);
});

test('the reach of a ratio is where the share is its inverse', () => {
  for (const ratio of [1, 2, 1e6])
    assert.ok(Math.abs(flatTopShare(SHAPE, flatTopReach(SHAPE, ratio)) * ratio - 1) < 1e-9);
});

test('equal width and equal disc hold the same content as the shape', () => {
  let [line, disc] = [0, 0];
  for (let r = 0.005; r < 200; r += 0.01) {
    line += flatTopShare(SHAPE, r) * 0.01;
    disc += 2 * Math.PI * r * flatTopShare(SHAPE, r) * 0.01;
  }
  assert.ok(Math.abs(line / equalHalfWidth(SHAPE) - 1) < 1e-4);
  assert.ok(Math.abs(disc / equalDiscM2(SHAPE) - 1) < 1e-4);
});

test('smearing keeps the content until the edges fill all, then the shape widens', () => {
  assert.ok(Math.abs(equalHalfWidth(smearedBand(50, 20)) - 50) < 1e-12);
  assert.ok(Math.abs(equalDiscM2(smearedDisc(50, 20)) / (Math.PI * 2500) - 1) < 1e-12);
  assert.deepEqual(smearedBand(10, 20), { coreM: 0, sigmaM: 20 });
  assert.equal(smearedDisc(10, 20).coreM, 0);
});
