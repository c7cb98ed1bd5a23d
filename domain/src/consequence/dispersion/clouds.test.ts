import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { contractFaults } from '../cloud-contract.ts';
import { gaussianPlumeCloud, type PlumeCloudInput } from './plume-cloud.ts';
import { averagingTime } from './averaging-time.ts';
import { plumeKgPerM3 } from './plume.ts';
import { puffKgPerM3 } from './puff.ts';
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

describe('a plume cloud', () => {
  const near = (actual: number, expected: number, share = 1e-12) =>
    assert.ok(Math.abs(actual / expected - 1) < share, `${actual} ${expected}`);
  const curves = sigmaCurves('briggs', 'D', 'rural');

  it('that goes on for ever is the steady plume once it has arrived, and never gone', () => {
    const source = { rateKgPerS: 2, windMPerS: 3, heightM: 0, curves };
    const exact = plumeKgPerM3(source, { xM: 800, yM: 30, zM: 1.5 });
    near(plume().concentrationKgPerM3(800, 30, 1e5), exact);
    assert.equal(plume().goneAfterS(800, 1e-6), Infinity);
    assert.equal(plume().goneAfterS(800, 1), 0, 'never there');
  });

  it('of pieces is the sum of clouds of each', () => {
    for (const tS of [30, 150, 320, 700]) {
      const parts = BURST.map((step) => plume({ steps: [step] }).axisKgPerM3(600, tS));
      const sum = parts.reduce((one, other) => one + other);
      const whole = plume({ steps: BURST }).axisKgPerM3(600, tS);
      assert.ok(Math.abs(whole - sum) <= 1e-9 * sum + 1e-17);
    }
  });

  it('reaches less far the shorter it is, as far as its mass allows', () => {
    const reach = (toS: number) =>
      plume({ steps: [{ fromS: 0, toS, rateKgPerS: 2 }] }).extentM(1e-5)!.downwindM;
    assert.ok(reach(10) < reach(60) && reach(60) < reach(600));
    near(reach(1e5), plume().extentM(1e-5)!.downwindM, 1e-6);
  });

  it('of another averaging time has t^-0.2 on its axis and is as much wider', () => {
    const hour = plume({ averagingS: 3600 });
    const time = { fromS: 600, toS: 3600 };
    near(hour.axisKgPerM3(500, 1e5), averagingTime(plume().axisKgPerM3(500, 1e5), time));
    assert.ok(hour.halfWidthM(500, 1e5, 1e-7) > plume().halfWidthM(500, 1e5, 1e-7));
    assert.deepEqual([plume().averagingS, hour.averagingS], [600, 3600]);
    assert.equal(plume({ averagingS: 0 }).averagingS, 18.75, 'a moment still has its eddies');
    const ofMoment = plume({ curves: sigmaCurves('ccps-puff', 'D', 'rural'), averagingS: 3600 });
    assert.equal(ofMoment.averagingS, 0);
  });

  it('is nowhere richer than undiluted gas', () => {
    const capped = plume({ ceilingKgPerM3: 1.2, receptorHeightM: 0 });
    assert.equal(capped.axisKgPerM3(0.5, 1e5), 1.2);
    assert.equal(capped.extentM(1.3), null);
    assert.equal(capped.halfWidthM(0.5, 1e5, 1.3), 0);
    assert.ok(capped.halfWidthM(0.5, 1e5, 1.1) > 0);
  });

  it('says near calm and a lid below the source, and hands on what it is told', () => {
    const told = { code: 'x', text: REASON };
    const codes = plume({ windMPerS: 0.5, heightM: 50, mixingHeightM: 40, caveats: [told] });
    assert.deepEqual(
      codes.caveats.map(({ code }) => code),
      ['outside-range:gaussian.wind', 'lid-below-source', 'x'],
    );
  });

  it('refuses nonsense by name', () => {
    assert.throws(() => plume({ steps: [] }), /steps/);
    assert.throws(() => plume({ steps: [{ fromS: 5, toS: 5, rateKgPerS: 1 }] }), /step from 5/);
    assert.throws(() => plume({ steps: [{ fromS: 0, toS: 5, rateKgPerS: -1 }] }), /rateKgPerS/);
    assert.throws(() => plume({ steps: [BURST[1]!, BURST[0]!] }), /in order/);
    assert.throws(() => plume({ windMPerS: 0 }), /windMPerS/);
    assert.throws(() => plume({ receptorHeightM: -1 }), /receptorHeightM/);
    assert.throws(() => plume({ averagingS: -1 }), /averagingS/);
    assert.throws(() => plume().extentM(0), /levelKgPerM3/);
    assert.throws(() => plume().halfWidthM(1, 1, NaN), /levelKgPerM3/);
    const grid = { startXM: 0, startYM: 0, cellM: 1, columns: 2, rows: 2 };
    assert.throws(() => plume().fill(grid, 1, new Float64Array(3)), /out has 3 cells/);
    assert.throws(() => puff({ massKg: -1 }), /massKg/);
    assert.throws(() => puff({ windMPerS: NaN }), /windMPerS/);
  });
});

describe('a puff cloud', () => {
  it('is the puff, and gone when its rear has passed', () => {
    const curves = sigmaCurves('ccps-puff', 'D', 'rural');
    const source = { massKg: 1000, windMPerS: 2, heightM: 0, curves, lidM: null };
    const exact = puffKgPerM3(source, { xM: 420, yM: 9, zM: 1.5 }, 200);
    assert.ok(Math.abs(puff().concentrationKgPerM3(420, 9, 200) / exact - 1) < 1e-12);
    const goneS = puff().goneAfterS(500, 1e-4);
    assert.ok(goneS > 250 && goneS < 600, `${goneS}`);
    assert.ok(Math.abs(puff().axisKgPerM3(500, goneS) / 1e-4 - 1) < 1e-6);
    assert.equal(puff().goneAfterS(500, 100), 0);
  });
  it('spreads upwind of its source a little while it is young', () => {
    const curves = sigmaCurves('ccps-puff', 'A', 'rural');
    const { upwindM, downwindM } = puff({ curves, receptorHeightM: 0 }).extentM(1e-4)!;
    assert.ok(upwindM > 0 && upwindM < 0.1 * downwindM, `${upwindM} ${downwindM}`);
  });
});
