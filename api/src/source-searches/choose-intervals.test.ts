import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseIntervals, MOST_READINGS } from './choose-intervals.ts';

const HOUR_MS = 3_600_000;
const window = (hours: number) => ({ fromMs: 0, toMs: hours * HOUR_MS });

describe('intervals of a search', () => {
  for (const [hours, sensors, minutes] of [
    [1, 10, 10],
    [1, 20, 10],
    [1, 30, 15],
    [6, 3, 10],
    [7, 3, 15],
    [24, 5, 60],
    [24, 16, 60],
    [1, 90, 60],
    [1, 400, 60],
  ] as const) {
    it(`last ${minutes} min for ${sensors} sensors over ${hours} h`, () => {
      const found = chooseIntervals(window(hours), sensors)!;
      assert.equal(found.lengthMs, minutes * 60_000);
      assert.ok(found.count * sensors <= MOST_READINGS);
      assert.ok(found.count * found.lengthMs >= hours * HOUR_MS);
    });
  }
  it('do not exist for more sensors than the estimate can take', () => {
    assert.equal(chooseIntervals(window(24), 100), null);
  });
});
