import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { estimateSource } from './estimate-source.ts';
import { nextMeasurements, type Proposal } from './next-measurements.ts';
import { samplePark } from './sample-park.ts';
import type { SourceQuestion } from './source-question.ts';

const grid = { westM: -1000, southM: -1000, cellM: 50, columns: 40, rows: 40 };
const sample = samplePark(seededRandom(1), {
  ...{ grid, sensors: 1, reports: 0, intervals: 1, directionSdDeg: 5, logSd: 0.7 },
});
const wind = sample.question.wind.map((interval) => ({
  ...interval,
  weather: { ...interval.weather, windFromDeg: 270, windMPerS: 3, stability: 'D' as const },
}));
const question: SourceQuestion = {
  ...sample.question,
  wind,
  readings: [{ ...sample.question.readings[0]!, at: [500, 0], valueKgPerM3: 1e-5 }],
};
const proposal: Proposal = {
  places: [
    [100, 0],
    [900, 0],
    [900, 900],
  ],
  heightM: 2,
  detectionLimitKgPerM3: 1e-6,
  wind: wind[0]!,
};

describe('nextMeasurements', () => {
  const { probability } = estimateSource(question);
  const best = nextMeasurements(question, probability, proposal);

  it('goes upwind of the detection, where some possible sources would be seen and others not', () => {
    assert.deepEqual(best[0]!.at, [100, 0]);
    assert.ok(best[0]!.gainBits > 0.1 && best[0]!.gainBits <= 1);
  });

  it('sees little use in a place that no possible source reaches, or that all do', () => {
    const gainAt = (eastM: number, northM: number): number =>
      best.find(({ at }) => at[0] === eastM && at[1] === northM)!.gainBits;
    assert.ok(gainAt(900, 900) < 0.1);
    assert.ok(gainAt(900, 0) < best[0]!.gainBits);
  });

  it('gives chances within 0 to 1, and the same each time', () => {
    for (const { detectionChance } of best) assert.ok(detectionChance >= 0 && detectionChance <= 1);
    assert.deepEqual(nextMeasurements(question, probability, proposal), best);
  });

  it('refuses a calm', () => {
    const calm = { ...wind[0]!, weather: { ...wind[0]!.weather, windMPerS: 0.2 } };
    const asked = { ...proposal, wind: calm };
    assert.throws(() => nextMeasurements(question, probability, asked), /calm/);
  });
});
