import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { contractFaults } from '../cloud-contract.ts';
import { sigmaCurves } from '../dispersion/sigma-sets.ts';
import {
  britterMcQuaidPlumeCloud,
  type DensePlumeCloudInput,
} from './britter-mcquaid-plume-cloud.ts';
import { densePlume } from './britter-mcquaid-plume.ts';
import { britterMcQuaidPuffCloud, type DensePuffCloudInput } from './britter-mcquaid-puff-cloud.ts';

const REASON = { zh: '测试', en: 'test' };
const AIR = { temperatureK: 293, pressurePa: 101_325, densityKgPerM3: 1.2 };
/** Chlorine that flashed, four fifths droplets. */
const CHLORINE = { sourceKgPerM3: 17, molarMassKgPerMol: 0.0709, air: AIR };

function plume(change: Partial<DensePlumeCloudInput> = {}) {
  return britterMcQuaidPlumeCloud({
    ...CHLORINE,
    steps: [{ fromS: 0, toS: 600, rateKgPerS: 20 }],
    windMPerS: 3,
    transportMPerS: 2.4,
    curves: sigmaCurves('briggs', 'D', 'rural'),
    receptorHeightM: 1.5,
    reason: REASON,
    ...change,
  });
}

function puff(change: Partial<DensePuffCloudInput> = {}) {
  return britterMcQuaidPuffCloud({
    ...CHLORINE,
    massKg: 10_000,
    windMPerS: 3,
    curves: sigmaCurves('ccps-puff', 'D', 'rural'),
    receptorHeightM: 1.5,
    reason: REASON,
    ...change,
  });
}

const STEPS = [
  { fromS: 0, toS: 120, rateKgPerS: 40 },
  { fromS: 120, toS: 400, rateKgPerS: 15 },
  { fromS: 500, toS: 900, rateKgPerS: 2 },
];
const LASTING = [{ fromS: 30, toS: Infinity, rateKgPerS: 5 }];

describe('every Britter–McQuaid cloud keeps the contract', () => {
  const cases = {
    'a plume of ten minutes': plume(),
    'a plume in steps': plume({ steps: STEPS }),
    'a lasting plume in stable air': plume({
      steps: LASTING,
      curves: sigmaCurves('briggs', 'F', 'urban'),
    }),
    'a plume hardly denser than air': plume({ sourceKgPerM3: 1.25, windMPerS: 9 }),
    'a plume in a light wind': plume({ windMPerS: 1, transportMPerS: 1 }),
    'a puff': puff(),
    'a small puff in a strong wind': puff({ massKg: 50, windMPerS: 12 }),
  };
  for (const [name, cloud] of Object.entries(cases))
    it(`${name} (seed 4)`, () => {
      const probe = { levelsKgPerM3: [1e-2, 1e-4, 1e-6, 50], timesS: [0, 20, 300, 700, 4000] };
      assert.deepEqual(contractFaults(cloud, { ...probe, random: seededRandom(4) }), []);
    });
});

describe('the plume', () => {
  const lasting = plume({ steps: [{ fromS: 0, toS: Infinity, rateKgPerS: 20 }] });
  const LATE_S = 1e6;

  it('falls all the way, without a step where it turns passive', () => {
    let before = lasting.axisKgPerM3(0.99, LATE_S);
    for (let x = 1; x < 50_000; x *= 1.01) {
      const axis = lasting.axisKgPerM3(x, LATE_S);
      assert.ok(axis <= before && axis > 0.93 * before, `${x} m`);
      before = axis;
    }
  });

  it('carries what the formula says while it is dense, counted at the temperature of the air', () => {
    const formula = densePlume({
      ...{ rateM3PerS: 20 / 17, windMPerS: 3, sourceKgPerM3: 17, airKgPerM3: 1.2 },
      ...{ molarVolumeRatio: 2.949 / 17, initialFraction: 1 },
    });
    for (const x of [5, 60, 200])
      assert.ok(
        Math.abs(lasting.axisKgPerM3(x, LATE_S) / (2.949 * formula.fractionAt(x)) - 1) < 1e-3,
      );
  });

  it('spreads in the end as a passive plume does', () => {
    const half = (x: number): number =>
      lasting.halfWidthM(x, LATE_S, lasting.axisKgPerM3(x, LATE_S) / Math.E ** 0.5);
    const sigma = sigmaCurves('briggs', 'D', 'rural').y;
    const core = half(3000) - sigma(3000);
    assert.ok(Math.abs(half(30_000) - sigma(30_000) - core) < 1e-6 * half(30_000));
  });

  it('comes and goes with the wind at its height', () => {
    const cloud = plume();
    const [x, axis] = [480, plume({ steps: LASTING }).axisKgPerM3(480, LATE_S)];
    assert.ok(cloud.axisKgPerM3(x, 50) < axis * 1e-3);
    assert.ok(cloud.axisKgPerM3(x, 500) > cloud.axisKgPerM3(x, 50));
    assert.ok(cloud.goneAfterS(x, 1e-5) > 800 && cloud.goneAfterS(x, 1e-5) < 1200);
  });

  it('of steps is the plume of each while it passes', () => {
    const both = plume({ steps: STEPS });
    const alone = plume({ steps: [{ ...STEPS[0]!, toS: Infinity }] });
    assert.ok(Math.abs(both.axisKgPerM3(50, 60) / alone.axisKgPerM3(50, 60) - 1) < 1e-6);
  });

  it('refuses no steps, no wind, and a cloud lighter than air', () => {
    assert.throws(() => plume({ steps: [] }), /steps/);
    assert.throws(() => plume({ transportMPerS: 0 }), /transportMPerS/);
    assert.throws(() => plume({ sourceKgPerM3: 0.9 }), /reduced gravity/);
  });
});

describe('the puff', () => {
  it('is alike in all directions about its centre', () => {
    const cloud = puff();
    const centre = 0.4 * 3 * 60;
    const ahead = cloud.concentrationKgPerM3(centre + 60, 0, 60);
    assert.ok(Math.abs(cloud.concentrationKgPerM3(centre, 60, 60) / ahead - 1) < 1e-9);
    assert.ok(Math.abs(cloud.concentrationKgPerM3(centre - 60, 0, 60) / ahead - 1) < 1e-9);
  });

  it('refuses no mass', () => {
    assert.throws(() => puff({ massKg: 0 }), /massKg/);
  });
});
