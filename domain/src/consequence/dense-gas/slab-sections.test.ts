import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flatTopShare } from './flat-top.ts';
import { edgeSigmaM, heightShare, sideProfile } from './slab-sections.ts';

test('a side keeps its content: the mean over its full width', () => {
  for (const side of [
    { halfM: 100, coreM: 90 },
    { halfM: 100, coreM: 30 },
    { halfM: 100, coreM: 1e-9 },
  ])
    for (const variance of [0, 400]) {
      const { peak, shape } = sideProfile(side, variance);
      let sum = 0;
      for (let y = 0.05; y < 1500; y += 0.1) sum += peak * flatTopShare(shape, y) * 0.1;
      assert.ok(Math.abs(sum / 100 - 1) < 2e-3, `${JSON.stringify(side)} ${sum}`);
    }
});

test('a sharp side is even, a soft one is a Gaussian', () => {
  assert.ok(Math.abs(sideProfile({ halfM: 100, coreM: 99.99 }, 0).peak - 1) < 1e-3);
  const soft = sideProfile({ halfM: 100, coreM: 0 }, 0);
  assert.equal(soft.shape.coreM, 0);
  assert.equal(soft.shape.sigmaM, edgeSigmaM({ halfM: 100, coreM: 0 }));
});

test('upwards a section keeps its content, whether it lies or floats', () => {
  for (const section of [
    { heightM: 4, middleM: 0 },
    { heightM: 4, middleM: 1.5 },
    { heightM: 4, middleM: 12 },
  ]) {
    let sum = 0;
    for (let z = 0.005; z < 60; z += 0.01) sum += heightShare(section, z) * 0.01;
    assert.ok(Math.abs(sum / 4 - 1) < 1e-3, `${section.middleM}: ${sum}`);
  }
});
