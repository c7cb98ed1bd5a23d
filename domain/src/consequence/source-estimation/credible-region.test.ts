import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { credibleRegion } from './credible-region.ts';

describe('credibleRegion', () => {
  it('takes the most likely cells until half and nine tenths are reached', () => {
    const { levels, cells50, cells90 } = credibleRegion(
      Float64Array.from([0.05, 0.4, 0.2, 0.25, 0.1]),
    );
    assert.deepEqual([...levels], [0, 50, 90, 50, 90]);
    assert.deepEqual([cells50, cells90], [2, 4]);
  });

  it('is one cell when that is certain, and takes equal cells by number', () => {
    assert.deepEqual([...credibleRegion(Float64Array.from([0, 1, 0])).levels], [0, 50, 0]);
    const even = credibleRegion(new Float64Array(10).fill(0.1));
    assert.deepEqual([...even.levels], [50, 50, 50, 50, 50, 90, 90, 90, 90, 0]);
  });
});
