import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { averagingTime } from './averaging-time.ts';

describe('another averaging time', () => {
  it('raises the mean over a minute and lowers that over an hour', () => {
    assert.equal(averagingTime(1, { fromS: 600, toS: 60 }).toFixed(6), '1.584893');
    assert.equal(averagingTime(1, { fromS: 600, toS: 3600 }).toFixed(6), '0.698827');
  });
  it('is undone by the way back and nothing with an exponent of zero', () => {
    const hour = averagingTime(3, { fromS: 600, toS: 3600, exponent: 0.17 });
    assert.ok(Math.abs(averagingTime(hour, { fromS: 3600, toS: 600, exponent: 0.17 }) - 3) < 1e-12);
    assert.equal(averagingTime(3, { fromS: 600, toS: 60, exponent: 0 }), 3);
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => averagingTime(-1, { fromS: 1, toS: 1 }), /concentration/);
    assert.throws(() => averagingTime(1, { fromS: 0, toS: 1 }), /fromS/);
    assert.throws(() => averagingTime(1, { fromS: 1, toS: NaN }), /toS/);
    assert.throws(() => averagingTime(1, { fromS: 1, toS: 1, exponent: -1 }), /exponent/);
  });
});
