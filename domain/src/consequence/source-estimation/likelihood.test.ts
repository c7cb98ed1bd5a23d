import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import { readingLikelihood, reportLikelihood } from './likelihood.ts';
import { ODOUR_INTENSITIES, type OdourReport, type SensorReading } from './observation.ts';

const reading: SensorReading = {
  id: 'r',
  sensorId: 's',
  at: [0, 0],
  heightM: 2,
  atMs: 0,
  valueKgPerM3: 1e-5,
  detectionLimitKgPerM3: 1e-6,
};
const report: OdourReport = {
  id: 'o',
  at: [0, 0],
  atMs: 0,
  timeSdMs: 0,
  intensity: 3,
  trust: 0.8,
};
const THRESHOLD = 1e-6;

describe('likelihood of a reading', () => {
  it('is highest where the plume predicts what was read, and falls the same either way', () => {
    const { of } = readingLikelihood(reading);
    const ln = Math.log(1e-5);
    assert.ok(of(ln, 0) > of(ln + 1, 0) && of(ln, 0) > of(ln - 1, 0));
    assert.ok(Math.abs(of(ln + 1, 0) - of(ln - 1, 0)) < 1e-12);
  });

  it('of a non-detect falls where the plume would have been seen', () => {
    const { of, isPositive } = readingLikelihood({ ...reading, valueKgPerM3: null });
    assert.equal(isPositive, false);
    assert.ok(of(-Infinity, 0) > 0.97 && of(Math.log(1e-4), 0) < 0.05);
    for (let ln = -25; ln < 0; ln += 0.5) assert.ok(of(ln, 0) >= of(ln + 0.5, 0));
  });

  it('never goes below the chance of a fault: no reading can exclude a source', () => {
    for (const valueKgPerM3 of [1e-5, null]) {
      const { of, regardless } = readingLikelihood({ ...reading, valueKgPerM3 });
      for (const ln of [-Infinity, -40, -12, 0, 20]) assert.ok(of(ln, 0) >= regardless);
      assert.ok(regardless > 0);
    }
  });

  it('cares less about what is predicted beside the plume', () => {
    const { of } = readingLikelihood(reading);
    const [at, off] = [Math.log(1e-5), Math.log(1e-7)];
    assert.ok(of(at, 0) / of(off, 0) > 3 * (of(at, 3) / of(off, 3)));
  });

  it('counts a background before the plume', () => {
    const background = { ...reading, backgroundKgPerM3: 1e-5 };
    const { of } = readingLikelihood(background);
    assert.ok(of(-Infinity, 0) > 100 * readingLikelihood(reading).of(-Infinity, 0));
  });
});

describe('likelihood of a report', () => {
  it('adds up to 1 over all grades at any concentration', () => {
    for (const ln of [-Infinity, -16, -14, -10, -3]) {
      const sum = ODOUR_INTENSITIES.reduce<number>(
        (so, intensity) => so + reportLikelihood({ ...report, intensity }, THRESHOLD).of(ln, 1),
        0,
      );
      assert.ok(Math.abs(sum - 1) < 1e-12, `${ln}: ${sum}`);
    }
  });

  it('is highest for a grade more where the concentration is higher', () => {
    const best = (kgPerM3: number): number => {
      const each = ODOUR_INTENSITIES.map((intensity) =>
        reportLikelihood({ ...report, intensity }, THRESHOLD).of(Math.log(kgPerM3), 0),
      );
      return each.indexOf(Math.max(...each));
    };
    const grades = [1e-9, 5e-7, 3e-6, 1.5e-5, 7e-5, 1e-2].map(best);
    assert.deepEqual(grades, grades.toSorted());
    assert.equal(grades[0], 0);
    assert.equal(grades.at(-1), 5);
  });

  it('of somebody who is not trusted says nothing', () => {
    const { of, regardless } = reportLikelihood({ ...report, trust: 0 }, THRESHOLD);
    for (const ln of [-Infinity, -14, -5]) assert.equal(of(ln, 0), regardless);
  });

  it('needs a threshold', () => {
    assert.throws(() => reportLikelihood(report, 0), /odourThresholdKgPerM3/);
  });
});
