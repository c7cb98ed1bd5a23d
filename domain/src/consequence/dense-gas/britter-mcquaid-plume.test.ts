import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { densePlume, type DensePlumeSource } from './britter-mcquaid-plume.ts';

/** CCPS 1999 p. 122: 0.23 m³/s of LNG boiling off over water (Burro). */
const BURRO: DensePlumeSource = {
  rateM3PerS: 55.61818182,
  windMPerS: 10.9,
  sourceKgPerM3: 1.76,
  airKgPerM3: 1.184717104,
  molarVolumeRatio: 111.15 / 298,
  initialFraction: 1,
};

function about(actual: number, expected: number, share: number): void {
  assert.ok(Math.abs(actual / expected - 1) <= share, `${actual} is not about ${expected}`);
}

test('the LNG example of CCPS is met: 5 % at 367 m', () => {
  const plume = densePlume(BURRO);
  about(plume.distanceToM(0.05), 367, 0.03);
  about(plume.fractionAt(45.2), 0.672, 0.01);
  about(plume.fractionAt(1200), 0.00492, 0.01);
});

test('up to the source the cloud is as it left it', () => {
  const plume = densePlume({ ...BURRO, initialFraction: 0.4 });
  assert.equal(plume.fractionAt(0), 0.4);
  assert.equal(plume.fractionAt(-5), 0.4);
  assert.equal(plume.distanceToM(0.4), 0);
});

test('continuity holds at every distance: 2 L_h L_v u c′ = Q', () => {
  const plume = densePlume({ ...BURRO, molarVolumeRatio: 1 });
  for (const x of [1, 50, 400, 3000]) {
    const flow = 2 * plume.halfWidthM(x) * plume.depthM(x) * 10.9 * plume.fractionAt(x);
    about(flow, BURRO.rateM3PerS, 1e-12);
  }
});

const random = seededRandom(20_261_127);
const sources = Array.from({ length: 300 }, (): DensePlumeSource => ({
  rateM3PerS: 10 ** random.between(-2, 3),
  windMPerS: random.between(0.5, 15),
  sourceKgPerM3: random.between(1.21, 8),
  airKgPerM3: 1.2,
  molarVolumeRatio: random.between(0.05, 1),
  initialFraction: random.between(0.05, 1),
}));

test('the concentration never rises with distance (seed 20261127)', () => {
  for (const source of sources) {
    const plume = densePlume(source);
    let before = Infinity;
    for (let exponent = -1; exponent < 5; exponent += 0.02) {
      const here = plume.fractionAt(10 ** exponent);
      assert.ok(here <= before && here > 0, JSON.stringify({ source, exponent }));
      before = here;
    }
  }
});

test('the distance to a concentration is where the concentration is (seed 20261127)', () => {
  for (const source of sources) {
    const plume = densePlume(source);
    for (const share of [0.9, 0.3, 0.04, 0.003, 1e-5]) {
      const level = share * source.initialFraction;
      const x = plume.distanceToM(level);
      assert.ok(plume.fractionAt(x * 1.0001 + 1e-9) <= level * (1 + 1e-9), `${share}`);
      assert.ok(plume.fractionAt(x * 0.9999) >= level * (1 - 1e-9), `${share}`);
    }
  }
});

test('α outside −1 to 1 is computed and flagged', () => {
  assert.deepEqual(densePlume(BURRO).caveats, []);
  const calm = densePlume({ ...BURRO, windMPerS: 0.5, rateM3PerS: 600 });
  assert.equal(calm.caveats[0]?.code, 'outside-range:britter-mcquaid-plume.alpha');
  assert.ok(calm.distanceToM(0.01) > 0);
});

test('a cloud lighter than air, no rate, no wind are refused', () => {
  assert.throws(() => densePlume({ ...BURRO, sourceKgPerM3: 1 }), /reduced gravity/);
  assert.throws(() => densePlume({ ...BURRO, rateM3PerS: 0 }), /rateM3PerS/);
  assert.throws(() => densePlume({ ...BURRO, windMPerS: -1 }), /windMPerS/);
  assert.throws(() => densePlume(BURRO).distanceToM(0), /mole fraction/);
});
