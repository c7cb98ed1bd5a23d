import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { srdtDayClass, srdtNightClass } from './srdt-class.ts';

describe('the SRDT class', () => {
  it('is that of the table by day', () => {
    const rows = [1, 2, 4, 5, 6].map((wind) =>
      [1000, 925, 700, 675, 300, 175, 100].map((sun) => srdtDayClass(wind, sun)).join(''),
    );
    assert.deepEqual(rows, ['AAAABBD', 'AABBCCD', 'BBBBCCD', 'CCCCDDD', 'CCDDDDD']);
  });
  it('is that of the table by night', () => {
    const rows = [1.5, 2, 2.4, 2.5, 9].map((wind) =>
      [-0.01, 0, 0.02].map((gradient) => srdtNightClass(wind, gradient)).join(''),
    );
    assert.deepEqual(rows, ['EFF', 'DEE', 'DEE', 'DDD', 'DDD']);
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => srdtDayClass(2, -1), /radiationWPerM2/);
    assert.throws(() => srdtNightClass(2, NaN), /gradientKPerM/);
    assert.throws(() => srdtNightClass(-2, 0), /windMPerS/);
  });
});
