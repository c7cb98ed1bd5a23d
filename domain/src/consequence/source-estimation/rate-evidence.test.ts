import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import type { EastNorth } from '../../geo/local-frame.ts';
import { seededRandom } from '../../random/seeded-random.ts';
import { ZONES_BESIDE } from './likelihood-table.ts';
import { prepared, type Prepared } from './prepared.ts';
import { evidenceAt } from './rate-evidence.ts';
import { samplePark } from './sample-park.ts';
import { expectedAt } from './sight.ts';

const grid = { westM: -1000, southM: -1000, cellM: 50, columns: 40, rows: 40 };

/** ln of the likelihood as it is defined, without tables. */
function plainLn({ groups, rates }: Prepared, at: EastNorth, node: number): number {
  const lnRate = rates.lnFirst + node * rates.lnStep;
  return groups.reduce((sum, group) => {
    const likelihood = group.reduce((so, { weight, sights }) => {
      return (
        sights.reduce((product, sight) => {
          const { likelihood: each, weight: power } = sight.observed;
          const { lnKgPerM3, zone } = expectedAt(sight, at);
          return product * each.of(lnKgPerM3 + lnRate, ZONES_BESIDE[zone]!) ** power;
        }, weight) + so
      );
    }, 0);
    return sum + Math.log(likelihood);
  }, 0);
}

describe('rateEvidence', () => {
  for (const isWindErrorShared of [true, false])
    it(`is the product that defines it, to what the tables allow (shared wind: ${isWindErrorShared})`, () => {
      for (let seed = 1; seed <= 4; seed++) {
        const random = seededRandom(seed);
        const options = { sensors: 12, reports: 4, intervals: 3, directionSdDeg: 8, logSd: 0.7 };
        const { question } = samplePark(random, { grid, ...options });
        const ready = prepared({ ...question, isWindErrorShared });
        const perRate = new Float64Array(ready.rates.count);
        const gaps: number[] = [];
        for (let turn = 0; turn < 30; turn++) {
          const at: EastNorth = [random.between(-1000, 1000), random.between(-1000, 1000)];
          const lnScale = evidenceAt(ready.evidence, at, perRate);
          const node = random.below(ready.rates.count);
          gaps.push(lnScale + Math.log(perRate[node]!) - plainLn(ready, at, node));
        }
        // All gaps are the same constant; a quarter of a rate step may be lost on each observation that sees the plume.
        const middle = gaps.toSorted((one, other) => one - other)[15]!;
        for (const gap of gaps)
          assert.ok(Math.abs(gap - middle) < 0.6, `seed ${seed}: ${gap} against ${middle}`);
      }
    });

  it('is the same for a row of places and for each alone', () => {
    const options = { sensors: 10, reports: 3, intervals: 2, directionSdDeg: 12, logSd: 0.7 };
    const { question } = samplePark(seededRandom(9), { grid, ...options });
    const { evidence, rates } = prepared(question);
    const row = new Float64Array(20 * rates.count);
    const scales = new Float64Array(20);
    evidence({ firstEastM: -900, northM: 130, stepM: 90, count: 20 }, row, scales);
    const alone = new Float64Array(rates.count);
    for (let place = 0; place < 20; place++) {
      const lnScale = evidenceAt(evidence, [-900 + 90 * place, 130], alone);
      assert.ok(Math.abs(scales[place]! - lnScale) < 1e-9);
      for (let rate = 0; rate < rates.count; rate++)
        assert.ok(Math.abs(row[place * rates.count + rate]! - alone[rate]!) < 1e-9);
    }
  });
});
