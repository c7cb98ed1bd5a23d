import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { contractFaults } from '../cloud-contract.ts';
import { gaussianPlumeCloud, type PlumeCloudInput } from './plume-cloud.ts';
import { gaussianPuffCloud, type PuffCloudInput } from './puff-cloud.ts';
import { SIGMA_SET_NAMES } from './sigma-set.ts';
import { sigmaCurves } from './sigma-sets.ts';

const REASON = { zh: '测试', en: 'test' };
const STEADY = [{ fromS: 0, toS: Infinity, rateKgPerS: 2 }];

function plume(change: Partial<PlumeCloudInput> = {}) {
  return gaussianPlumeCloud({
    steps: STEADY,
    windMPerS: 3,
    heightM: 0,
    receptorHeightM: 1.5,
    curves: sigmaCurves('briggs', 'D', 'rural'),
    reason: REASON,
    ...change,
  });
}

function puff(change: Partial<PuffCloudInput> = {}) {
  return gaussianPuffCloud({
    massKg: 1000,
    windMPerS: 2,
    heightM: 0,
    receptorHeightM: 1.5,
    curves: sigmaCurves('ccps-puff', 'D', 'rural'),
    reason: REASON,
    ...change,
  });
}

const BURST = [
  { fromS: 0, toS: 60, rateKgPerS: 5 },
  { fromS: 60, toS: 200, rateKgPerS: 0.5 },
  { fromS: 300, toS: 330, rateKgPerS: 8 },
];
const PROBE = { levelsKgPerM3: [1e-3, 1e-5, 50], timesS: [0, 1, 40, 250, 900] };

describe('every Gaussian cloud keeps the contract', () => {
  const cases = {
    'a plume on the ground': plume(),
    'a plume on the ground, receptor on the ground': plume({ receptorHeightM: 0 }),
    'an elevated plume under a lid': plume({ heightM: 40, mixingHeightM: 120 }),
    'a plume that settles': plume({ heightM: 10, depositionMPerS: 0.02 }),
    'a plume of undiluted gas at its mouth': plume({ ceilingKgPerM3: 1.2, receptorHeightM: 0 }),
    'a release in steps': plume({ steps: BURST }),
    'a mean over an hour': plume({ steps: BURST, averagingS: 3600 }),
    'a puff': puff(),
    'a puff from a height': puff({ heightM: 30, receptorHeightM: 0 }),
    'a puff under a lid with a ceiling': puff({ mixingHeightM: 60, ceilingKgPerM3: 3 }),
  };
  for (const [name, cloud] of Object.entries(cases))
    it(`${name} (seed 1)`, () => {
      assert.deepEqual(contractFaults(cloud, { ...PROBE, random: seededRandom(1) }), []);
    });
  for (const set of SIGMA_SET_NAMES)
    it(`all classes of ${set}, plume in steps and puff (seed 2)`, () => {
      for (const stability of ['A', 'A-B', 'C', 'E', 'F'] as const) {
        const curves = sigmaCurves(set, stability, 'urban');
        const random = seededRandom(2);
        const probe = { levelsKgPerM3: [1e-4], timesS: [30, 400], random, points: 20 };
        assert.deepEqual(contractFaults(plume({ curves, steps: BURST }), probe), []);
        assert.deepEqual(contractFaults(puff({ curves }), probe), []);
      }
    });
});
