import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { normalCdf } from '../dispersion/erf.ts';
import { normalQuantile } from './normal-quantile.ts';

describe('normalQuantile', () => {
  it('is the inverse of the normal distribution, in the tails too', () => {
    for (const z of [-8, -5, -3.1, -1.96, -0.3, 0, 0.7, 2, 4.5])
      assert.ok(Math.abs(normalQuantile(normalCdf(z)) - z) < 1e-9, `z = ${z}`);
  });

  it('mirrors its halves exactly, so that a sample of shares has no drift', () => {
    for (const share of [0.5, 0.375, 0.25, 0.0625]) {
      assert.equal(normalQuantile(share) + normalQuantile(1 - share), 0);
    }
  });

  it('gives the 1.96 of every table', () => {
    assert.ok(Math.abs(normalQuantile(0.975) - 1.959963984540054) < 1e-12);
  });

  it('refuses 0, 1 and what is no share', () => {
    for (const share of [0, 1, -0.1, NaN]) assert.throws(() => normalQuantile(share), RangeError);
  });
});
