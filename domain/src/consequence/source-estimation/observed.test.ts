import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { observedOf } from './observed.ts';
import { samplePark } from './sample-park.ts';
import type { SourceQuestion } from './source-question.ts';

const grid = { westM: -500, southM: -500, cellM: 50, columns: 20, rows: 20 };
const { question } = samplePark(seededRandom(1), {
  ...{ grid, sensors: 3, reports: 2, intervals: 3, directionSdDeg: 8, logSd: 0.7 },
});
const [first] = question.readings;
const [report] = question.reports;
function used(change: Partial<SourceQuestion>) {
  return observedOf({ ...question, reports: [], ...change });
}

describe('observedOf', () => {
  it('puts a reading into the wind of its time', () => {
    const readings = [0, 599_999, 600_000].map((atMs) => ({ ...first!, atMs, id: `${atMs}` }));
    const intervals = used({ readings }).observed.map(({ winds }) => winds[0]!.interval);
    assert.deepEqual(intervals, [0, 0, 1]);
  });

  it('lets readings of one sensor in one wind share the weight of one', () => {
    const readings = [0, 60_000, 120_000, 700_000].map((atMs) => ({ ...first!, atMs }));
    const weights = used({ readings }).observed.map(({ weight }) => weight);
    assert.deepEqual(weights, [1 / 3, 1 / 3, 1 / 3, 1]);
  });

  it('leaves out what has no wind, a calm or lies before the release, and says how many', () => {
    const calm = { ...question.wind[0]!.weather, windMPerS: 0.3 };
    const wind = [{ ...question.wind[0]!, weather: calm }, ...question.wind.slice(1)];
    const times = [300_000, 700_000, 1_300_000, 99_000_000];
    const readings = times.map((atMs) => ({ ...first!, atMs }));
    const { observed, caveats } = used({ readings, wind, releasedFromMs: 1_000_000 });
    assert.deepEqual(
      observed.map(({ atMs }) => atMs),
      [1_300_000],
    );
    assert.equal(caveats[0]!.code, 'source-estimation:no-wind');
    assert.match(caveats[0]!.text.en, /^3 /);
  });

  it('spreads a report of uncertain time over the winds it may lie in', () => {
    const unsure = { ...report!, atMs: 600_000, timeSdMs: 200_000 };
    const [observed] = used({ readings: [], reports: [unsure] }).observed;
    assert.deepEqual(
      observed!.winds.map(({ interval }) => interval),
      [0, 1],
    );
    assert.ok(Math.abs(observed!.winds[0]!.chance - 0.5) < 0.02);
  });

  it('leaves reports out, and says so, when the odour threshold is not known', () => {
    const { observed, caveats } = observedOf({ ...question, odourThresholdKgPerM3: null });
    assert.equal(observed.length, question.readings.length);
    assert.equal(caveats[0]!.code, 'source-estimation:no-odour-threshold');
  });
});
