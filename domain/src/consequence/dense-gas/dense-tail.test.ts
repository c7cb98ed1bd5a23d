import assert from 'node:assert/strict';
import { test } from 'node:test';
import { denseTail, type DenseEnd } from './dense-tail.ts';

const sigmaZ = (xM: number): number => 0.1 * xM ** 0.8;
/** Shallow at its end, 500 m: σz 1 m where a passive cloud has 14 m. */
const SHALLOW: DenseEnd = {
  atM: 500,
  kgPerM3: 0.01,
  contentKgPerM2: (xM) => 0.01 / (1 + (xM - 500) / 2000),
  sigmaZ,
};
const DEEP: DenseEnd = { ...SHALLOW, kgPerM3: 2e-4 };

test('a shallow cloud falls with the square of the distance, until it is as deep as a passive one', () => {
  const tail = denseTail(SHALLOW);
  assert.equal(tail(500), 0.01);
  assert.equal(tail(1000), 0.0025);
  const far = 1e6;
  assert.equal(tail(far), SHALLOW.contentKgPerM2(far) / sigmaZ(far));
});

test('a deep one goes on as a passive one from farther back', () => {
  const tail = denseTail(DEEP);
  assert.ok(Math.abs(tail(500) / 2e-4 - 1) < 1e-9);
  const far = 1e5;
  assert.ok(tail(far) < DEEP.contentKgPerM2(far) / sigmaZ(far));
  assert.ok(tail(far) > (0.9 * DEEP.contentKgPerM2(far)) / sigmaZ(far));
});

test('both fall all the way without a step', () => {
  for (const end of [SHALLOW, DEEP]) {
    const tail = denseTail(end);
    let before = tail(500);
    for (let x = 501; x < 1e5; x *= 1.01) {
      assert.ok(tail(x) < before && tail(x) > 0.97 * before, `${x} m`);
      before = tail(x);
    }
  }
});
