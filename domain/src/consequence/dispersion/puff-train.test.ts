import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { plumeKgPerM3 } from './plume.ts';
import { puffKgPerM3 } from './puff.ts';
import { puffTrain, type PuffTrainInput } from './puff-train.ts';
import { sigmaCurves } from './sigma-sets.ts';
import type { WindSpell } from './wind-history.ts';

const WEST: WindSpell = { fromS: 0, windMPerS: 3, windFromDeg: 270, stability: 'D' };
const HOUR = [{ fromS: 0, toS: 3600, rateKgPerS: 1 }];

function train(change: Partial<PuffTrainInput> = {}) {
  return puffTrain({
    steps: HOUR,
    wind: [WEST],
    terrain: 'rural',
    sigmaSet: 'briggs',
    heightM: 2,
    receptorHeightM: 1.5,
    ...change,
  });
}

const TURNING: WindSpell[] = [
  WEST,
  { fromS: 300, windMPerS: 5, windFromDeg: 180, stability: 'C' },
  { fromS: 700, windMPerS: 2, windFromDeg: 100, stability: 'F' },
];

describe('a puff train', () => {
  it('in a steady wind is the plume, within what spreading along the wind adds', () => {
    for (const stability of ['B', 'D', 'F'] as const) {
      const steady = train({ wind: [{ ...WEST, stability }] });
      const curves = sigmaCurves('briggs', stability, 'rural');
      const source = { rateKgPerS: 1, windMPerS: 3, heightM: 2, curves };
      for (const [xM, yM] of [
        [100, 0],
        [400, 10],
        [2000, 40],
      ] as const) {
        const exact = plumeKgPerM3(source, { xM, yM, zM: 1.5 });
        const share = steady.concentrationKgPerM3(xM, yM, 3600) / exact;
        const allowed = stability === 'B' ? 0.04 : 0.01;
        assert.ok(Math.abs(share - 1) < allowed, `${stability} ${xM} m: ${share}`);
      }
    }
  });

  it('of one moment is the puff', () => {
    const curves = sigmaCurves('ccps-puff', 'D', 'rural');
    const source = { massKg: 50, windMPerS: 3, heightM: 2, curves, lidM: null };
    const one = train({ steps: [], instantKg: 50, sigmaSet: 'ccps-puff' });
    for (const [xM, yM] of [
      [280, 0],
      [310, 9],
    ] as const) {
      const exact = puffKgPerM3(source, { xM, yM, zM: 1.5 }, 100);
      assert.ok(Math.abs(one.concentrationKgPerM3(xM, yM, 100) / exact - 1) < 1e-12);
    }
    assert.equal(one.averagingS, 0);
  });

  it('holds as much as was let go, however the wind turned (seed 1)', () => {
    const random = seededRandom(1);
    for (let turn = 0; turn < 20; turn++) {
      const tS = random.between(5, 2500);
      const steps = [
        { fromS: 0, toS: 400, rateKgPerS: random.between(0, 5) },
        { fromS: 500, toS: 900, rateKgPerS: random.between(0, 5) },
      ];
      const released = steps.reduce(
        (sum, { fromS, toS, rateKgPerS }) =>
          sum + rateKgPerS * Math.max(0, Math.min(toS, tS) - fromS),
        0,
      );
      const puffs = train({ steps, wind: TURNING, heightM: 0, receptorHeightM: 0 }).puffsAt(tS);
      const held = puffs.reduce((sum, { massKg }) => sum + massKg, 0);
      assert.ok(Math.abs(held - released) <= 1e-9 * released);
      assert.ok(puffs.length < 900, `${puffs.length} puffs at ${tS} s`);
    }
  });

  it('keeps neighbours closer than half a σ from each other beyond the first metre', () => {
    const puffs = train({ wind: TURNING }).puffsAt(1500);
    for (const [at, puff] of puffs.entries()) {
      const next = puffs[at + 1];
      if (next === undefined || Math.hypot(puff.eastM, puff.northM) < 1) continue;
      const apartM = Math.hypot(next.eastM - puff.eastM, next.northM - puff.northM);
      assert.ok(apartM < 0.55 * next.sigmaM, `${apartM} m apart, σ ${next.sigmaM} m`);
    }
  });

  it('fills a grid as it answers for single places, and within its box (seed 2)', () => {
    const random = seededRandom(2);
    for (const ceilingKgPerM3 of [Number.MAX_VALUE, 1e-4]) {
      const cloud = train({ wind: TURNING, ceilingKgPerM3 });
      const grid = { startEastM: -600, startNorthM: -300, cellM: 37, columns: 60, rows: 80 };
      const out = new Float64Array(60 * 80).fill(NaN);
      cloud.fill(grid, 1500, out);
      const box = cloud.boxM(1e-6, 1500)!;
      for (let turn = 0; turn < 2000; turn++) {
        const cell = random.below(out.length);
        const eastM = grid.startEastM + (cell % 60) * grid.cellM;
        const northM = grid.startNorthM + Math.floor(cell / 60) * grid.cellM;
        const single = cloud.concentrationKgPerM3(eastM, northM, 1500);
        assert.ok(Math.abs(out[cell]! - single) <= 1e-12 * single);
        const isInBox =
          eastM >= box.westM && eastM <= box.eastM && northM >= box.southM && northM <= box.northM;
        assert.ok(isInBox || single < 1e-6);
      }
      assert.throws(() => cloud.fill(grid, 1500, new Float64Array(3)), RangeError);
    }
  });

  it('turns with the wind: a quarter turn of the wind turns the field by a quarter', () => {
    const north = train({ wind: [{ ...WEST, windFromDeg: 0 }] });
    const west = train();
    for (const [xM, yM] of [
      [200, 0],
      [500, 30],
      [500, -30],
    ] as const) {
      const [one, other] = [
        west.concentrationKgPerM3(xM, yM, 600),
        north.concentrationKgPerM3(yM, -xM, 600),
      ];
      assert.ok(Math.abs(one / other - 1) < 1e-9);
    }
  });

  it('goes on where it is when the wind turns, and does not jump in width', () => {
    const wind: WindSpell[] = [
      { fromS: 0, windMPerS: 2, windFromDeg: 270, stability: 'B' },
      { fromS: 300, windMPerS: 4, windFromDeg: 180, stability: 'F' },
    ];
    const cloud = train({ steps: [], instantKg: 10, wind });
    const [before] = cloud.puffsAt(300 - 1e-6);
    const [after] = cloud.puffsAt(300 + 1e-6);
    const [later] = cloud.puffsAt(400);
    assert.ok(Math.abs(after!.sigmaM / before!.sigmaM - 1) < 1e-6);
    assert.ok(Math.abs(later!.eastM - 600) < 1e-9 && Math.abs(later!.northM - 400) < 1e-9);
    // Class F is as wide where 0.04 x/√(1 + 0.0001 x) = σ: a quadratic equation.
    const [variance, slope] = [after!.sigmaM ** 2, 0.04 ** 2];
    const virtualM =
      (1e-4 * variance + Math.sqrt((1e-4 * variance) ** 2 + 4 * slope * variance)) / (2 * slope);
    const xM = virtualM + 400;
    assert.ok(Math.abs(later!.sigmaM / ((0.04 * xM) / Math.sqrt(1 + 1e-4 * xM)) - 1) < 1e-6);
  });

  it('is empty before the release and where no level is met', () => {
    const cloud = train({ wind: TURNING });
    assert.deepEqual(cloud.puffsAt(0), []);
    assert.equal(cloud.concentrationKgPerM3(10, 0, 0), 0);
    assert.equal(cloud.boxM(1e-6, 0), null);
    assert.equal(cloud.boxM(1e6, 100), null);
  });

  it('says when the wind is nearly calm, and refuses what makes no sense', () => {
    const calm = train({ wind: [WEST, { ...WEST, fromS: 60, windMPerS: 0.4 }] });
    assert.deepEqual(
      calm.caveats.map(({ code }) => code),
      ['outside-range:gaussian.wind'],
    );
    assert.throws(() => train({ wind: [] }), /spells/);
    assert.throws(() => train({ wind: [{ ...WEST, windMPerS: 0 }] }), /windMPerS/);
    assert.throws(() => train({ wind: [WEST, WEST] }), /spell from 0 s/);
    assert.throws(() => train({ steps: [] }), /steps/);
    assert.throws(() => train({ instantKg: -1 }), /instantKg/);
    assert.throws(() => train({ heightM: -1 }), /heightM/);
    assert.throws(() => train({ ceilingKgPerM3: 0 }), /ceiling/);
    assert.throws(() => train().boxM(0, 100), /level/);
  });
});
