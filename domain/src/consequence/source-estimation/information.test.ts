import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { entropyBits, gainBits } from './information.ts';

describe('information', () => {
  it('counts equally likely cases in bits', () => {
    assert.equal(entropyBits([0.25, 0.25, 0.25, 0.25]), 2);
    assert.equal(entropyBits([0, 1, 0]), 0);
  });

  it('gains a bit for each halving of what is possible, nothing for nothing', () => {
    const prior = [0.25, 0.25, 0.25, 0.25];
    assert.equal(gainBits([0.5, 0.5, 0, 0], prior), 1);
    assert.equal(gainBits([0, 1, 0, 0], prior), 2);
    assert.equal(gainBits(prior, prior), 0);
  });
});
