import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom, type SeededRandom } from '../../random/seeded-random.ts';
import { STABILITY_CLASSES } from '../../weather/turner-class.ts';
import { plumeFluxKgPerS } from './mass-balance.ts';
import { plumeField, plumeKgPerM3, sectionKgPerM3, type PlumeSource } from './plume.ts';
import { SIGMA_SET_NAMES } from './sigma-set.ts';
import { sigmaCurves } from './sigma-sets.ts';
import { verticalPerM } from './vertical-spread.ts';

const near = (actual: number, expected: number, share: number) =>
  assert.ok(Math.abs(actual / expected - 1) < share, `${actual} ${expected}`);

const STACK: PlumeSource = {
  rateKgPerS: 0.08,
  windMPerS: 6,
  heightM: 60,
  curves: sigmaCurves('briggs', 'D', 'rural'),
};

function anySource(random: SeededRandom): PlumeSource {
  const stability = random.pick(STABILITY_CLASSES);
  const terrain = random.pick(['rural', 'urban'] as const);
  return {
    rateKgPerS: random.between(0.01, 50),
    windMPerS: random.between(0.5, 15),
    heightM: random.pick([0, random.between(0, 80)]),
    curves: sigmaCurves(random.pick(SIGMA_SET_NAMES), stability, terrain),
    mixingHeightM: random.pick([null, random.between(100, 800)]),
  };
}

describe('a plume', () => {
  it('gives Crowl & Louvar’s example 5-1: 80 g/s SO2 from 60 m, class D, 6 m/s, at 500 m', () => {
    near(plumeKgPerM3(STACK, { xM: 500, yM: 0, zM: 0 }), 1.45e-7, 0.005);
    near(plumeKgPerM3(STACK, { xM: 500, yM: 50, zM: 0 }), 6.37e-8, 0.005);
  });

  it('carries past every distance what left the source (seed 1)', () => {
    const random = seededRandom(1);
    for (let turn = 0; turn < 60; turn++) {
      const source = anySource(random);
      near(plumeFluxKgPerS(source, 10 ** random.between(1.5, 4)), source.rateKgPerS, 1e-6);
    }
  });

  it('is the same left and right, never negative, and not there upwind (seed 2)', () => {
    const random = seededRandom(2);
    for (let turn = 0; turn < 200; turn++) {
      const field = plumeField(anySource(random));
      const [xM, yM, zM] = [
        random.between(-500, 5000),
        random.between(0, 800),
        random.between(0, 90),
      ];
      const here = field(xM, yM, zM);
      assert.ok(here >= 0 && here < Infinity);
      assert.equal(here, field(xM, -yM, zM));
      if (xM <= 0) assert.equal(here, 0);
    }
  });

  it('from the ground decays along its axis', () => {
    for (const stability of STABILITY_CLASSES) {
      const field = plumeField({
        ...STACK,
        heightM: 0,
        curves: sigmaCurves('briggs', stability, 'urban'),
      });
      for (let xM = 1; xM < 5e4; xM *= 1.2) assert.ok(field(1.2 * xM, 0, 0) < field(xM, 0, 0));
    }
  });

  it('refuses nonsense by name', () => {
    const place = { xM: 100, yM: 0, zM: 0 };
    const section = { ...STACK, sigmaYM: 8, sigmaZM: 5, lidM: null };
    assert.throws(() => plumeKgPerM3({ ...STACK, windMPerS: 0 }, place), /windMPerS/);
    assert.throws(() => plumeKgPerM3({ ...STACK, rateKgPerS: -1 }, place), /rateKgPerS/);
    assert.throws(() => plumeKgPerM3({ ...STACK, heightM: NaN }, place), /heightM/);
    assert.throws(() => plumeKgPerM3({ ...STACK, mixingHeightM: 0 }, place), /mixingHeightM/);
    assert.throws(() => plumeKgPerM3({ ...STACK, depositionMPerS: -1 }, place), /deposition/);
    assert.throws(() => plumeKgPerM3(STACK, { ...place, zM: -1 }), /zM/);
    assert.throws(() => sectionKgPerM3({ ...section, sigmaYM: 0 }, 0, 0), /sigmaYM/);
    assert.throws(() => sectionKgPerM3({ ...section, sigmaZM: -5 }, 0, 0), /sigmaZM/);
  });
});

/** Source at 40 m, lid at 100 m. */
function imagesOf(zM: number, sigmaZM: number): number {
  const images = Array.from({ length: 81 }, (_, at) => 200 * (at - 40));
  const sum = images
    .flatMap((shiftM) => [zM - 40 + shiftM, zM + 40 + shiftM])
    .reduce((total, offM) => total + Math.exp(-0.5 * (offM / sigmaZM) ** 2), 0);
  return sum / (Math.sqrt(2 * Math.PI) * sigmaZM);
}

describe('the vertical spread under a lid', () => {
  it('is one curve: images and cosines agree where one takes over from the other', () => {
    for (const sigmaZM of [5, 20, 59.99, 60.01, 120])
      for (const zM of [0, 30, 99]) {
        const sum = imagesOf(zM, sigmaZM);
        const off = Math.abs(verticalPerM(zM, 40, sigmaZM, 100) - sum);
        assert.ok(off < 1e-12 / sigmaZM, `${zM} ${sigmaZM} ${off}`);
      }
  });
  it('tends to an even mixture, stays as if there were no lid near the source, and ends at the lid', () => {
    near(verticalPerM(0, 40, 1000, 100), 1 / 100, 1e-12);
    assert.equal(verticalPerM(10, 40, 5, 100), verticalPerM(10, 40, 5, null));
    assert.equal(verticalPerM(101, 40, 50, 100), 0);
  });
  it('is ignored when the source stands above it', () => {
    const place = { xM: 2000, yM: 0, zM: 0 };
    const below = plumeKgPerM3({ ...STACK, mixingHeightM: 50 }, place);
    assert.equal(below, plumeKgPerM3(STACK, place));
    assert.ok(plumeKgPerM3({ ...STACK, mixingHeightM: 70 }, place) > below);
  });
});

describe('deposition', () => {
  const settling: PlumeSource = { ...STACK, heightM: 2, depositionMPerS: 0.01 };
  it('takes away with distance, more with a higher velocity, and nothing in the first metre', () => {
    const left = (source: PlumeSource, xM: number) => plumeFluxKgPerS(source, xM) / 0.08;
    near(left(settling, 0.9), 1, 1e-6);
    let before = 1;
    for (const xM of [10, 100, 1000, 10_000]) {
      const here = left(settling, xM);
      assert.ok(here < before && here > 0.5, `${xM} m: ${here}`);
      near(left({ ...settling, depositionMPerS: 0.02 }, xM), here ** 2, 1e-6);
      before = here;
    }
  });
  it('takes away v_d·c on the ground it passes (c at 1 m)', () => {
    const field = plumeField(settling);
    const rateAt = (xM: number) => plumeFluxKgPerS(settling, xM);
    const lost = rateAt(995) - rateAt(1005);
    // Over the width of the plume a Gaussian in y sums to √(2π)σy of its axis.
    const axis = field(1000, 0, 1) * Math.sqrt(2 * Math.PI) * STACK.curves.y(1000);
    near(lost / 10, 0.01 * axis, 0.01);
  });
});
