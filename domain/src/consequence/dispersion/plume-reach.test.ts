import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { flammableMass, vanBuijtenenMassKg } from './flammable-mass.ts';
import { endpointDistances, FARTHEST_M, isopleth, plumeMaximum } from './plume-reach.ts';
import { plumeField, plumeKgPerM3, type PlumeSource } from './plume.ts';
import { bandIntegral, bandsAbove } from './search.ts';
import { powerLaw } from './sigma-set.ts';
import { sigmaCurves } from './sigma-sets.ts';

const near = (actual: number, expected: number, share: number) =>
  assert.ok(Math.abs(actual / expected - 1) < share, `${actual} ${expected}`);

const GROUND: PlumeSource = {
  rateKgPerS: 1,
  windMPerS: 3,
  heightM: 0,
  curves: sigmaCurves('briggs', 'D', 'rural'),
};
const STACK = { ...GROUND, heightM: 30 };

describe('the reach of a plume', () => {
  it('begins at the source on the ground, and some way off from a height', () => {
    const ground = endpointDistances(GROUND, 0, 1e-4)!;
    assert.equal(ground.nearM, 0);
    near(ground.farM, 554.3804757, 1e-9);
    const stack = endpointDistances(STACK, 0, 1e-6)!;
    near(stack.nearM, 147.3069, 1e-6);
    near(stack.farM, 11768.933, 1e-6);
  });
  it('ends where the axis has just the level (seed 1)', () => {
    const random = seededRandom(1);
    for (let turn = 0; turn < 60; turn++) {
      const source = { ...GROUND, heightM: random.between(0, 60) };
      const level = 10 ** random.between(-8, -5);
      const reach = endpointDistances(source, 0, level);
      if (reach === null) assert.ok(plumeMaximum(source, 0).kgPerM3 < level);
      else {
        near(plumeKgPerM3(source, { xM: reach.farM, yM: 0, zM: 0 }), level, 1e-9);
        if (reach.nearM > 0)
          near(plumeKgPerM3(source, { xM: reach.nearM, yM: 0, zM: 0 }), level, 1e-9);
      }
    }
  });
  it('is null where no place has the level, and ends at 1000 km where all have', () => {
    assert.equal(endpointDistances(STACK, 0, 1), null);
    assert.equal(isopleth(STACK, 0, 1), null);
    assert.equal(endpointDistances(GROUND, 0, 1e-30)!.farM, FARTHEST_M);
    assert.throws(() => endpointDistances(GROUND, 0, 0), /levelKgPerM3/);
  });
  it('finds a touchdown that hardly reaches the level', () => {
    const { xM, kgPerM3 } = plumeMaximum(STACK, 0);
    const { nearM, farM } = endpointDistances(STACK, 0, kgPerM3 * (1 - 1e-9))!;
    assert.ok(nearM < xM && farM > xM && farM - nearM < 0.001 * xM);
  });
});

describe('the maximum of a plume', () => {
  it('is where σz = h/√2 when both spreads grow alike: 2Q/(π e u h²) σz/σy', () => {
    const line = powerLaw(0.1, 1);
    const curves = { ...GROUND.curves, x: line, y: line, z: line };
    const { xM, kgPerM3 } = plumeMaximum({ ...STACK, curves }, 0);
    near(xM, 30 / Math.SQRT2 / 0.1, 1e-6);
    near(kgPerM3, 2 / (Math.PI * Math.E * 3 * 900), 1e-9);
  });
  it('is at the source on the ground', () => {
    near(plumeMaximum(GROUND, 0).xM, 0.01, 1e-6);
  });
});

describe('an isopleth', () => {
  it('has the area that counting cells gives', () => {
    const level = 2e-6;
    const { areaM2, xMaxM, nearM, halfWidthMaxM } = isopleth(STACK, 0, level)!;
    const field = plumeField(STACK);
    const [stepX, stepY] = [xMaxM / 800, halfWidthMaxM / 200];
    let cells = 0;
    for (let xM = stepX / 2; xM < xMaxM; xM += stepX)
      for (let yM = stepY / 2; yM < halfWidthMaxM; yM += stepY)
        if (field(xM, yM, 0) >= level) cells++;
    near(areaM2, 2 * cells * stepX * stepY, 2e-3);
    assert.ok(nearM > 0);
  });
});

describe('the flammable mass', () => {
  const source: PlumeSource = {
    rateKgPerS: 1,
    windMPerS: 1,
    heightM: 0,
    curves: sigmaCurves('tno-plume', 'D', 'rural'),
  };
  it('is van Buijtenen’s for a source on the ground and power laws', () => {
    const { reachM, massKg } = flammableMass(source, 0.005815809359, null);
    near(reachM, 100, 1e-6);
    near(massKg, vanBuijtenenMassKg(source, [0.905, 0.76], reachM), 1e-4);
    near(massKg, 62.48, 1e-3);
  });
  it('between two limits is what is above the one less what is above the other', () => {
    const [lower, upper] = [0.002, 0.01];
    const between = flammableMass(source, lower, upper);
    const above = (level: number) => flammableMass(source, level, null).massKg;
    near(between.massKg, above(lower) - above(upper), 1e-12);
    assert.throws(() => flammableMass(source, 0.01, 0.01), /uelKgPerM3/);
    assert.throws(() => flammableMass(source, 0, null), /lelKgPerM3/);
  });
  it('from a height is what counting boxes gives', () => {
    const high = { ...source, heightM: 8 };
    const level = 0.004;
    const { massKg, reachM } = flammableMass(high, level, null);
    const field = plumeField(high);
    let counted = 0;
    for (let xM = 0.5; xM < reachM; xM += 1)
      for (let box = 0; box < 64 * 80; box++) {
        const [yM, zM] = [0.125 + 0.25 * (box % 64), 0.125 + 0.25 * Math.floor(box / 64)];
        const here = field(xM, yM, zM);
        counted += here >= level ? 2 * here * 0.25 * 0.25 : 0;
      }
    near(massKg, counted, 0.02);
  });
  it('is nothing where the limit is met nowhere', () => {
    const far = flammableMass({ ...source, rateKgPerS: 1e-12 }, 100, null);
    assert.deepEqual(far, { reachM: 0, massKg: 0 });
  });
});

describe('the search', () => {
  it('finds a peak narrower than the samples are apart, and a band open at both ends', () => {
    const samples = Float64Array.from([0, 10, 20, 30]);
    const peak = (x: number) => Math.exp(-((x - 13) ** 2));
    const [[from, to]] = bandsAbove(peak, 0.5, samples) as [[number, number]];
    near(from, 13 - Math.sqrt(Math.LN2), 1e-9);
    near(to, 13 + Math.sqrt(Math.LN2), 1e-9);
    assert.deepEqual(
      bandsAbove(() => 1, 0.5, samples),
      [[0, 30]],
    );
    assert.deepEqual(
      bandsAbove(() => 0, 0.5, samples),
      [],
    );
  });
  it('finds both of two bands', () => {
    const wave = (x: number) => 1 + Math.sin(x);
    const samples = Float64Array.from({ length: 30 }, (_, at) => at * 0.4);
    const bands = bandsAbove(wave, 1, samples);
    assert.equal(bands.length, 2);
    near(bands[0]![1], Math.PI, 1e-9);
    near(bands[1]![0], 2 * Math.PI, 1e-9);
  });
  it('integrates ends like roots and ends like steps', () => {
    near(
      bandIntegral((x) => Math.sqrt(1 - x * x), [-1, 1]),
      Math.PI / 2,
      1e-9,
    );
    near(
      bandIntegral((x) => Math.exp(x), [0, 1]),
      Math.E - 1,
      1e-9,
    );
  });
});
