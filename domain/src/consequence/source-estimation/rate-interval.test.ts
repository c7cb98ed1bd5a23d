import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { rateInterval } from './rate-interval.ts';

const rates = { lnFirst: Math.log(0.01) + 0.5, lnStep: 1, count: 4 };

describe('rateInterval', () => {
  it('spreads even chances evenly over the logarithm', () => {
    const { low, median, high } = rateInterval(Float64Array.from([0.25, 0.25, 0.25, 0.25]), rates);
    assert.ok(Math.abs(Math.log(low / 0.01) - 0.2) < 1e-12);
    assert.ok(Math.abs(Math.log(median / 0.01) - 2) < 1e-12);
    assert.ok(Math.abs(Math.log(high / 0.01) - 3.8) < 1e-12);
  });

  it('stays within the node that is certain', () => {
    const { low, high } = rateInterval(Float64Array.from([0, 0, 1, 0]), rates);
    assert.ok(low > 0.01 * Math.exp(2) && high < 0.01 * Math.exp(3));
  });
});
