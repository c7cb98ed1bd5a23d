import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';
import { colourTrend } from './colour-days.ts';
import { rankEnterprises } from './rank-enterprises.ts';
import type { Unranked } from './rank-enterprises.ts';

describe('how an enterprise fared', () => {
  const window = { toMs: 10 * DAY_MS, dayCount: 4 };
  it('tells the worst colour of each day, and what is not recorded as unknown', () => {
    const trend = colourTrend(
      [
        { colour: 'blue', fromMs: 7 * DAY_MS, toMs: 8 * DAY_MS + HOUR_MS },
        { colour: 'red', fromMs: 8 * DAY_MS + HOUR_MS, toMs: 8 * DAY_MS + 2 * HOUR_MS },
        { colour: 'yellow', fromMs: 8 * DAY_MS + 2 * HOUR_MS, toMs: null },
      ],
      window,
    );
    assert.deepEqual(trend.days, ['unknown', 'blue', 'red', 'yellow']);
    assert.equal(trend.redHours, 1);
    assert.equal(trend.knownHours, 72);
  });
  it('looks at the window alone, and does not take a time without land for known', () => {
    const trend = colourTrend(
      [
        { colour: 'red', fromMs: 0, toMs: 6 * DAY_MS },
        { colour: 'unknown', fromMs: 6 * DAY_MS, toMs: null },
      ],
      window,
    );
    assert.deepEqual([trend.redHours, trend.knownHours], [0, 0]);
    assert.deepEqual(new Set(trend.days), new Set(['unknown']));
  });
});

describe('ranks', () => {
  const row = (code: string, more: Partial<Unranked>): Unranked => ({
    ...{ enterprise: { id: 1, code, name: { zh: code, en: code } }, colour: 'blue', since: null },
    ...{ days: [], redHours: 0, knownHours: 24, hazardLevel: null, majorHazards: 0 },
    ...{ undeterminedHazards: 0, openDangers: 0, overdueDangers: 0, ineffectiveMeasures: 0 },
    ...{ points: 0, unknownPoints: 0, missedTasks: 0 },
    ...more,
  });
  it('put red first, what is not known before blue, and equal ones at one place', () => {
    const ranked = rankEnterprises([
      row('E5', { colour: 'none' }),
      row('E4', {}),
      row('E3', {}),
      row('E2', { colour: 'unknown' }),
      row('E1', { colour: 'red' }),
      row('E0', { overdueDangers: 1 }),
    ]);
    assert.deepEqual(
      ranked.map(({ rank, enterprise }) => [rank, enterprise.code]),
      [
        [1, 'E1'],
        [2, 'E2'],
        [3, 'E0'],
        [4, 'E3'],
        [4, 'E4'],
        [6, 'E5'],
      ],
    );
  });
  it('never let a worse figure rank later', () => {
    for (const worse of [
      { redHours: 1 },
      { overdueDangers: 1 },
      { missedTasks: 1 },
      { ineffectiveMeasures: 1 },
      { hazardLevel: 4 as const },
      { undeterminedHazards: 1 },
      { unknownPoints: 1 },
    ]) {
      const [first] = rankEnterprises([row('A', {}), row('B', worse)]);
      assert.equal(first!.enterprise.code, 'B', JSON.stringify(worse));
    }
  });
});
