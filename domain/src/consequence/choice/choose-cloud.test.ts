import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import type { StabilityClass } from '../../weather/turner-class.ts';
import type { Chemical } from '../chemicals/chemical.ts';
import { chemicalOf, chemicals } from '../chemicals/chemicals.ts';
import { contractFaults } from '../cloud-contract.ts';
import type { Release } from '../release.ts';
import type { Weather } from '../weather/weather.ts';
import { chooseCloud, type ChoiceOptions } from './choose-cloud.ts';

const CHLORINE = chemicalOf('7782-50-5')!;
const METHANE = chemicalOf('74-82-8')!;
const WEATHER: Weather = {
  windMPerS: 3,
  windFromDeg: 0,
  stability: 'D',
  temperatureK: 293,
  pressurePa: 101_325,
  relativeHumidity: 0.6,
  terrain: 'urban',
  roughnessM: 0.5,
  mixingHeightM: null,
};

const STORM: Weather = { ...WEATHER, windMPerS: 15 };

/** Chlorine vapour without droplets, `rateKgPerS` for ten minutes. */
function leak(rateKgPerS: number, change: Partial<Release> = {}): Release {
  return {
    kind: 'continuous',
    cas: CHLORINE.cas,
    steps: [{ fromS: 0, toS: 600, rateKgPerS }],
    airborneKg: 600 * rateKgPerS,
    spilledKg: 600 * rateKgPerS,
    phase: 'gas',
    aerosolFraction: 0,
    temperatureK: 293,
    densityKgPerM3: 2.95,
    heightM: 0,
    openingM: null,
    exitVelocityMPerS: null,
    pool: null,
    caveats: [],
    ...change,
  };
}

function burst(massKg: number): Release {
  return leak(1, { kind: 'instantaneous', steps: [], airborneKg: massKg });
}

function choose(release: Release, options: Partial<ChoiceOptions> = {}, weather = WEATHER) {
  return chooseCloud(release, weather, CHLORINE, { receptorHeightM: 1.5, ...options });
}

const codes = (cloud: { readonly caveats: readonly { readonly code: string }[] }): string[] =>
  cloud.caveats.map(({ code }) => code);

describe('dense or passive', () => {
  it('much chlorine is dense, a little of it is carried off by the wind', () => {
    assert.equal(choose(leak(20)).model, 'britter-mcquaid-plume');
    assert.equal(choose(leak(0.001), {}, STORM).model, 'gaussian-plume');
    assert.equal(choose(burst(5000)).model, 'britter-mcquaid-puff');
    assert.equal(choose(burst(0.01), {}, STORM).model, 'gaussian-puff');
  });

  it('the reason says why, in both languages', () => {
    const { reason } = choose(leak(20));
    assert.match(reason.en, /^cloud of 3 kg\/m³ .* dense; .*plume$/);
    assert.match(reason.zh, /重气.*烟羽$/);
    assert.match(choose(leak(0.001), {}, STORM).reason.en, /passive; Gaussian plume/);
  });

  it('a light gas is passive, told to rise, and its jet with the reach of its explosion limit', () => {
    const gas = leak(1, {
      ...{ cas: METHANE.cas, densityKgPerM3: 0.66, openingM: 0.02, exitVelocityMPerS: 400 },
    });
    const cloud = chooseCloud(gas, WEATHER, METHANE, { receptorHeightM: 1.5 });
    assert.equal(cloud.model, 'gaussian-plume');
    assert.ok(codes(cloud).includes('buoyant'));
    assert.ok(codes(cloud).includes('jet-near-field'));
  });
});

describe('plume or puff', () => {
  it('a long release is a plume, a burst of seconds is taken as let go at once', () => {
    const short = leak(300, { steps: [{ fromS: 0, toS: 2, rateKgPerS: 300 }], airborneKg: 600 });
    assert.equal(choose(short).model, 'britter-mcquaid-puff');
    assert.match(choose(short).reason.en, /u t\/x ≤ 0\.6/);
    const long = leak(2, { steps: [{ fromS: 0, toS: 3600, rateKgPerS: 2 }], airborneKg: 7200 });
    assert.match(choose(long).reason.en, /u t\/x ≥ 2\.5/);
  });

  it('between them both are computed, and the one that reaches farther holds', () => {
    const seen = new Set<string>();
    for (const toS of [5, 10, 20, 40, 80, 160, 320]) {
      const steps = [{ fromS: 0, toS, rateKgPerS: 20 }];
      const cloud = choose(leak(20, { steps, airborneKg: 20 * toS }));
      if (cloud.reason.en.includes('plume and puff computed')) seen.add(cloud.model);
    }
    assert.ok(seen.size > 0);
  });

  it('a release that goes on for ever is a plume', () => {
    const steps = [{ fromS: 0, toS: Infinity, rateKgPerS: 20 }];
    const cloud = choose(leak(20, { steps }));
    assert.equal(cloud.model, 'britter-mcquaid-plume');
    assert.equal(cloud.goneAfterS(100, 1e-6), Infinity);
  });
});

describe('the slab model', () => {
  it('takes over in a calm and for a release from above the ground', () => {
    const calm = { ...WEATHER, windMPerS: 0.6 };
    assert.equal(choose(leak(20), {}, calm).model, 'dense-slab');
    assert.match(choose(leak(20), {}, calm).reason.en, /below 1 m\/s/);
    assert.equal(choose(leak(20, { heightM: 15 })).model, 'dense-slab');
  });

  it('comes when asked for, and stays away when not wanted', () => {
    assert.equal(choose(leak(20), { denseModel: 'dense-slab' }).model, 'dense-slab');
    const calm = { ...WEATHER, windMPerS: 0.6 };
    const cloud = choose(leak(20), { denseModel: 'britter-mcquaid' }, calm);
    assert.equal(cloud.model, 'britter-mcquaid-plume');
    assert.ok(codes(cloud).includes('wind-floor'));
  });

  it('says which property it lacks, and leaves the case to the correlation', () => {
    const unknown: Chemical = { ...CHLORINE };
    Reflect.deleteProperty(unknown, 'latentHeatJPerKg');
    const calm = { ...WEATHER, windMPerS: 0.6 };
    const two = leak(20, { aerosolFraction: 0.8, densityKgPerM3: 17, temperatureK: 239 });
    const cloud = chooseCloud(two, calm, unknown, { receptorHeightM: 1.5 });
    assert.equal(cloud.model, 'britter-mcquaid-plume');
    assert.ok(codes(cloud).includes('missing-property:latentHeatJPerKg'));
    const asked = { receptorHeightM: 1.5, denseModel: 'dense-slab' as const };
    assert.throws(() => chooseCloud(two, calm, unknown, asked), /latent heat is not in the table/);
  });
});

describe('what changes over time', () => {
  const steps = Array.from({ length: 30 }, (_, at) => ({
    ...{ fromS: 20 * at, toS: 20 * at + 20, rateKgPerS: 20 - 0.5 * at },
  }));

  it('a dense release of many steps is joined to a few, and says so', () => {
    const airborneKg = steps.reduce((sum, { rateKgPerS }) => sum + 20 * rateKgPerS, 0);
    const cloud = choose(leak(20, { steps, airborneKg }));
    assert.ok(codes(cloud).includes('dense-steps-joined'));
    assert.ok(!codes(choose(leak(20))).includes('dense-steps-joined'));
  });

  it('a passive one is the sum of its steps', () => {
    const small = steps.map((step) => ({ ...step, rateKgPerS: step.rateKgPerS * 1e-5 }));
    const cloud = choose(leak(1e-4, { steps: small, airborneKg: 0.08 }), {}, STORM);
    const parts = small.map((step) =>
      choose(leak(1e-4, { steps: [step], airborneKg: 1 }), {}, STORM),
    );
    const at = (one: { axisKgPerM3(x: number, t: number): number }): number =>
      one.axisKgPerM3(300, 400);
    const sum = parts.reduce((total, part) => total + at(part), 0);
    assert.ok(Math.abs(at(cloud) / sum - 1) < 1e-9);
  });
});

it('nothing airborne is refused', () => {
  assert.throws(() => choose(leak(0, { airborneKg: 0 })), /airborneKg/);
});

it('every chosen cloud keeps the contract, whatever the substance, release and weather (seed 21)', () => {
  const random = seededRandom(21);
  const list = chemicals();
  const seen = new Set<string>();
  for (let run = 0; run < 40; run++) {
    const chemical = random.pick(list);
    const boiling = chemical.boilingPointK?.value ?? 280;
    const isTwoPhase = random.next() < 0.5 && chemical.liquidDensityKgPerM3 !== undefined;
    const temperatureK = isTwoPhase ? Math.min(boiling, 293) : Math.max(boiling, 293);
    const aerosolFraction = isTwoPhase ? random.between(0.1, 0.9) : 0;
    const gas = (chemical.molarMassKgPerMol.value * 101_325) / (8.314462618 * temperatureK);
    const liquid = chemical.liquidDensityKgPerM3?.value ?? Infinity;
    const isBurst = random.next() < 0.3;
    const toS = 10 ** random.between(1, 4);
    const rateKgPerS = 10 ** random.between(-2, 2);
    const release = leak(rateKgPerS, {
      cas: chemical.cas,
      kind: isBurst ? 'instantaneous' : 'continuous',
      steps: isBurst ? [] : [{ fromS: 0, toS, rateKgPerS }],
      airborneKg: rateKgPerS * toS,
      aerosolFraction,
      temperatureK,
      densityKgPerM3: 1 / ((1 - aerosolFraction) / gas + aerosolFraction / liquid),
      heightM: random.next() < 0.5 ? 0 : random.between(0, 20),
      exitVelocityMPerS: random.next() < 0.5 ? random.between(5, 200) : null,
    });
    const weather = {
      ...WEATHER,
      windMPerS: random.between(0.3, 12),
      stability: random.pick<StabilityClass>(['A', 'B', 'C', 'D', 'E', 'F']),
    };
    const cloud = chooseCloud(release, weather, chemical, {
      receptorHeightM: random.pick([0, 1.5]),
    });
    seen.add(cloud.model);
    const probe = { levelsKgPerM3: [1e-2, 1e-5], timesS: [0, 200, 3000], points: 8, random };
    assert.deepEqual(contractFaults(cloud, probe), [], JSON.stringify({ release, weather }));
  }
  assert.ok(seen.size >= 4, [...seen].join());
});
