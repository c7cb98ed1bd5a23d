import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rateCounter } from './rate-counter.ts';

test('a rate is the average of ten seconds, and ends ten seconds after the last', () => {
  const rate = rateCounter();
  const begin = 1_700_000_000_000;
  for (let ms = 0; ms < 20_000; ms += 100) rate.add(5, begin + ms);
  assert.equal(rate.perS(begin + 19_999), 50);
  assert.equal(rate.perS(begin + 24_000), 25);
  assert.equal(rate.perS(begin + 40_000), 0);
});

test('a clock that was set back begins anew', () => {
  const rate = rateCounter();
  rate.add(100, 1_700_000_000_000);
  assert.equal(rate.perS(1_600_000_000_000), 0);
  rate.add(20, 1_600_000_000_500);
  assert.equal(rate.perS(1_600_000_000_900), 2);
});
