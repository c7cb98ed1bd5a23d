import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import type { Chemical } from '../chemicals/chemical.ts';
import type { Weather } from '../weather/weather.ts';
import type { FigureKey } from './figure.ts';
import { GRADES } from './leak-duration.ts';
import { MAX_STEPS } from './mass-curve.ts';
import { releaseFrom } from './release-from.ts';
import type { LeakStop, Scenario, Vessel } from './scenario.ts';
import type { SourceTerm } from './source-term.ts';

const of = (value: number) => ({ value, source: 'test' });

/** Like chlorine: boils at −34 °C, 7.7 bar at 25 °C. */
const GAS: Chemical = {
  cas: '1-1-1',
  name: { zh: '试验液化气', en: 'test gas' },
  formula: 'Cl2',
  molarMassKgPerMol: of(0.0709),
  boilingPointK: of(239.1),
  liquidDensityKgPerM3: of(1560),
  liquidHeatCapacityJPerKgK: of(950),
  latentHeatJPerKg: of(288_000),
  heatCapacityRatio: of(1.33),
  vapourPressure: {
    form: 'antoine-log10-bar-K',
    a: 4.2814,
    b: 969.99,
    c: -12.791,
    fromK: 155,
    toK: 417,
    source: 'test',
  },
  probits: {},
};
/** Like toluene. */
const SOLVENT: Chemical = {
  cas: '2-2-2',
  name: { zh: '试验溶剂', en: 'test solvent' },
  formula: 'C7H8',
  molarMassKgPerMol: of(0.0921),
  boilingPointK: of(383.8),
  liquidDensityKgPerM3: of(867),
  liquidHeatCapacityJPerKgK: of(1700),
  latentHeatJPerKg: of(361_000),
  heatCapacityRatio: of(1.09),
  vapourPressure: {
    form: 'antoine-log10-bar-K',
    a: 4.07827,
    b: 1343.943,
    c: -53.773,
    fromK: 273,
    toK: 384,
    source: 'test',
  },
  probits: {},
};
const AIR: Weather = {
  windMPerS: 3,
  windFromDeg: 270,
  stability: 'D',
  temperatureK: 298.15,
  pressurePa: 101_325,
  relativeHumidity: 0.6,
  terrain: 'rural',
  roughnessM: 0.1,
  mixingHeightM: null,
};
const BULLET: Vessel = {
  kind: 'liquefied-gas',
  capacityKg: 70_000,
  contentsKg: 50_000,
  shape: { form: 'horizontal-cylinder', diameterM: 3, lengthM: 8 },
  bottomM: 1,
  temperatureK: 298.15,
  pressurePa: null,
  bundAreaM2: 150,
  ground: 'concrete',
};
const TANK: Vessel = {
  ...BULLET,
  kind: 'atmospheric-tank',
  capacityKg: 900_000,
  contentsKg: 600_000,
  shape: { form: 'vertical-cylinder', diameterM: 12, heightM: 10 },
  bottomM: 0,
  bundAreaM2: 900,
};
const CYLINDERS: Vessel = { ...BULLET, kind: 'gas-vessel', contentsKg: 1000, pressurePa: 50e5 };
const NEVER: LeakStop = { by: 'nothing' };
const hole = (part: Partial<Extract<Scenario, { kind: 'hole' }>> = {}): Scenario => ({
  kind: 'hole',
  diameterM: 0.025,
  heightM: 1.2,
  phase: 'auto',
  lengthM: 0,
  stop: NEVER,
  ...part,
});
const pipe = (part: Partial<Extract<Scenario, { kind: 'pipe-rupture' }>> = {}): Scenario => ({
  kind: 'pipe-rupture',
  diameterM: 0.1,
  lengthM: 80,
  heightM: 0.5,
  phase: 'auto',
  feedKgPerS: null,
  stop: NEVER,
  ...part,
});
const figureOf = ({ why }: SourceTerm, key: FigureKey): number =>
  why.find((one) => one.key === key)!.value;
const withoutProperty = (chemical: Chemical, key: keyof Chemical): Chemical =>
  Object.fromEntries(Object.entries(chemical).filter(([name]) => name !== key)) as Chemical;
const codes = ({ caveats }: SourceTerm): string[] => caveats.map(({ code }) => code);

/** What holds for every release. */
function checkSound(release: SourceTerm, mostKg: number): void {
  const { steps, airborneKg, spilledKg } = release;
  const inSteps = steps.reduce(
    (sum, { fromS, toS, rateKgPerS }) => sum + rateKgPerS * (toS - fromS),
    0,
  );
  if (release.kind === 'continuous')
    assert.ok(Math.abs(inSteps - airborneKg) <= 1e-9 * Math.max(1, airborneKg));
  else assert.equal(steps.length, 0);
  assert.ok(steps.length <= MAX_STEPS);
  for (const [at, { fromS, toS, rateKgPerS }] of steps.entries())
    assert.ok(rateKgPerS > 0 && toS > fromS && fromS >= (steps[at - 1]?.toS ?? 0));
  const left = release.why.find(({ key }) => key === 'pool-left')?.value ?? 0;
  const later = release.poolRelease?.airborneKg ?? 0;
  assert.ok(Math.abs(airborneKg + later + left - spilledKg) <= 1e-9 * spilledKg, 'balance');
  assert.ok(spilledKg <= mostKg * (1 + 1e-9), `${spilledKg} of ${mostKg}`);
  assert.ok(release.aerosolFraction >= 0 && release.aerosolFraction <= 1);
  assert.ok(release.densityKgPerM3 > 0 && release.temperatureK > 0);
  for (const { value } of release.why) assert.ok(Number.isFinite(value));
}

describe('release from a hole', () => {
  it('flashes below the level of a liquefied gas: a jet with droplets, and a pool', () => {
    const release = releaseFrom(hole(), BULLET, GAS, AIR);
    checkSound(release, 50_000);
    assert.deepEqual(
      [release.kind, release.phase, release.openingM],
      ['continuous', 'two-phase', 0.025],
    );
    assert.equal(release.temperatureK, 239.1);
    assert.ok(release.aerosolFraction > 0 && release.exitVelocityMPerS! > 20);
    assert.ok(
      release.pool!.isBoiling && release.pool!.diameterM <= Math.sqrt((600 / Math.PI) * 1.001),
    );
    assert.ok(figureOf(release, 'initial-rate') > 10);
  });
  it('is gas above the level, which the boiling liquid feeds ever more slowly', () => {
    const release = releaseFrom(hole({ heightM: 3.9 }), BULLET, GAS, AIR);
    checkSound(release, 50_000);
    assert.deepEqual([release.phase, release.aerosolFraction, release.pool], ['gas', 0, null]);
    const rates = release.steps.map(({ rateKgPerS }) => rateKgPerS);
    assert.deepEqual(
      rates,
      rates.toSorted((a, b) => b - a),
    );
  });
  it('goes on as vapour when the liquid is down at the hole', () => {
    const settings = { horizonS: 1e5 };
    const high = releaseFrom(hole({ diameterM: 0.1, heightM: 2.4, settings }), BULLET, GAS, AIR);
    checkSound(high, 50_000);
    assert.ok(high.steps[0]!.rateKgPerS > 5 * high.steps.at(-1)!.rateKgPerS);
  });
  it('makes a pool below the level of a tank: vapour from the ground, no jet', () => {
    const release = releaseFrom(hole({ heightM: 0.5 }), TANK, SOLVENT, AIR);
    checkSound(release, 600_000);
    assert.deepEqual([release.phase, release.openingM, release.heightM], ['liquid', null, 0]);
    assert.equal(release.pool!.isBoiling, false);
    assert.ok(release.airborneKg < 0.2 * release.spilledKg);
    assert.ok(codes(release).includes('source:cut-at-horizon'));
  });
  it('lets nothing out above the level of an open tank, and says so', () => {
    const release = releaseFrom(hole({ heightM: 9 }), TANK, SOLVENT, AIR);
    checkSound(release, 600_000);
    assert.deepEqual([release.airborneKg, release.steps.length], [0, 0]);
    assert.ok(codes(release).includes('source:no-outflow'));
  });
  it('lets no gas out of a vessel without overpressure, and says so', () => {
    const release = releaseFrom(hole(), { ...CYLINDERS, pressurePa: 101_325 }, GAS, AIR);
    checkSound(release, 1000);
    assert.deepEqual([release.airborneKg, codes(release)], [0, ['source:no-outflow']]);
  });
  it('comes up a dip pipe when liquid is said to leak above the level', () => {
    const above = releaseFrom(hole({ heightM: 4, phase: 'liquid' }), BULLET, GAS, AIR);
    checkSound(above, 50_000);
    assert.equal(above.phase, 'two-phase');
  });
  it('ends when it is found and shut off', () => {
    for (const detection of GRADES) {
      const stop = { by: 'grades', detection, isolation: 'A' } as const;
      const release = releaseFrom(hole({ stop, heightM: 0.5 }), TANK, SOLVENT, AIR);
      const minutes = { A: 10, B: 30, C: 40 }[detection];
      assert.ok(Math.abs(figureOf(release, 'leak-duration') - 60 * minutes) < 1e-6);
    }
    const short = releaseFrom(hole({ stop: { by: 'time', durationS: 90 } }), BULLET, GAS, AIR);
    assert.ok(Math.abs(figureOf(short, 'leak-duration') - 90) < 1e-9);
  });
  it('blows down a gas vessel', () => {
    const release = releaseFrom(hole(), CYLINDERS, GAS, AIR);
    checkSound(release, 1000);
    assert.deepEqual([release.phase, release.temperatureK], ['gas', 298.15]);
    assert.ok(figureOf(release, 'expanded-diameter') > 0.025);
    const isothermal = hole({ settings: { blowDown: 'isothermal' } });
    assert.ok(releaseFrom(isothermal, CYLINDERS, GAS, AIR).airborneKg > release.airborneKg);
  });
});

describe('release from a pipe, a valve, a ruin', () => {
  it('gives what a pump delivers and what is in the pipe', () => {
    const fed = pipe({ feedKgPerS: 5, stop: { by: 'time', durationS: 300 } });
    const release = releaseFrom(fed, TANK, SOLVENT, AIR);
    const inPipe = (Math.PI / 4) * 0.01 * 80 * 867;
    assert.ok(Math.abs(release.spilledKg - (1500 + inPipe)) < 1e-6);
    checkSound(release, 600_000);
  });
  it('gives less through a longer pipe, until it is shut', () => {
    const rates = [5, 50, 500].map((lengthM) => {
      const release = releaseFrom(pipe({ lengthM }), BULLET, GAS, AIR);
      checkSound(release, 50_000 + (Math.PI / 4) * 0.01 * lengthM * 1560);
      return figureOf(release, 'initial-rate');
    });
    assert.deepEqual(
      rates,
      rates.toSorted((a, b) => b - a),
    );
  });
  it('rushes out of a gas pipe first and decays', () => {
    const long = pipe({ lengthM: 2000, feedKgPerS: 0.5, stop: { by: 'time', durationS: 600 } });
    const release = releaseFrom(long, CYLINDERS, GAS, AIR);
    checkSound(release, 1000 + 1e5);
    assert.ok(release.steps[0]!.rateKgPerS > 20 * release.steps.at(-1)!.rateKgPerS);
    const vapour = releaseFrom(pipe({ phase: 'vapour', lengthM: 300 }), BULLET, GAS, AIR);
    assert.equal(vapour.phase, 'gas');
  });
  it('holds a rate through a safety valve until the vessel is empty', () => {
    const relief: Scenario = {
      kind: 'relief',
      diameterM: 0.05,
      heightM: 12,
      pressurePa: 15e5,
      stop: NEVER,
    };
    const release = releaseFrom(relief, BULLET, GAS, AIR);
    checkSound(release, 50_000);
    assert.deepEqual([release.steps.length, release.heightM, release.phase], [1, 12, 'gas']);
  });
  it('is a puff and a pool when a vessel of liquefied gas falls apart', () => {
    const release = releaseFrom({ kind: 'catastrophic' }, BULLET, GAS, AIR);
    checkSound(release, 50_000);
    assert.deepEqual([release.kind, release.spilledKg], ['instantaneous', 50_000]);
    assert.ok(
      Math.abs(release.airborneKg / 50_000 - 2 * figureOf(release, 'flash-fraction')) < 1e-9,
    );
    assert.ok(Math.abs(release.aerosolFraction - 0.5) < 1e-9);
    assert.ok(release.poolRelease!.airborneKg > 0);
    assert.equal(release.poolRelease!.spilledKg, release.spilledKg - release.airborneKg);
  });
  it('is a cold puff when a gas vessel bursts', () => {
    const release = releaseFrom({ kind: 'catastrophic' }, CYLINDERS, GAS, AIR);
    assert.equal(release.airborneKg, 1000);
    assert.ok(release.temperatureK < 298.15 && release.temperatureK > 298.15 / 1.33);
  });
  it('is a pool alone when nothing flashes', () => {
    const cold = { ...BULLET, temperatureK: 239.3 };
    for (const [vessel, chemical] of [
      [TANK, SOLVENT],
      [cold, GAS],
    ] as const) {
      const release = releaseFrom({ kind: 'pool', massKg: 3000 }, vessel, chemical, AIR);
      checkSound(release, 3000);
      assert.deepEqual(
        [release.kind, release.phase, release.poolRelease],
        ['continuous', 'liquid', null],
      );
    }
    const more = releaseFrom({ kind: 'pool', massKg: 1e6 }, TANK, SOLVENT, AIR);
    assert.ok(codes(more).includes('source:above-contents'));
  });
  it('is a pool without vapour of a cut that has no boiling point', () => {
    const petrol = withoutProperty(SOLVENT, 'boilingPointK');
    const release = releaseFrom(hole({ heightM: 0.5 }), TANK, petrol, AIR);
    checkSound(release, 600_000);
    assert.deepEqual([release.airborneKg, release.phase], [0, 'liquid']);
    assert.ok(release.pool!.diameterM > 30 && codes(release).includes('source:no-vapour'));
    assert.throws(() => releaseFrom(hole(), BULLET, petrol, AIR), /boiling point/);
  });
  it('takes a rate or a puff as it is given', () => {
    const rate = {
      kind: 'given-rate',
      rateKgPerS: 2,
      durationS: 300,
      heightM: 5,
      temperatureK: null,
    } as const;
    const release = releaseFrom(rate, null, GAS, AIR);
    checkSound(release, 600);
    assert.deepEqual([release.airborneKg, release.temperatureK], [600, 298.15]);
    const puff = { kind: 'given-puff', massKg: 40, heightM: 0, temperatureK: 280 } as const;
    assert.deepEqual(releaseFrom(puff, null, GAS, AIR).temperatureK, 280);
  });
});

describe('every release', () => {
  const spilled = (scenario: Scenario, vessel: Vessel, chemical: Chemical): number => {
    const release = releaseFrom(scenario, vessel, chemical, AIR);
    checkSound(release, vessel.contentsKg);
    return release.spilledKg;
  };
  it('spills not less from a larger hole, a fuller or warmer vessel (seed 7)', () => {
    const random = seededRandom(7);
    const stop: LeakStop = { by: 'time', durationS: 400 };
    for (let run = 0; run < 40; run++) {
      const [vessel, chemical] = random.pick([
        [BULLET, GAS],
        [TANK, SOLVENT],
        [CYLINDERS, GAS],
      ] as const);
      const diameterM = random.between(0.003, 0.3);
      const heightM = random.between(1, 3);
      const lengthM = random.pick([0, 0.05, 0.5]);
      const contentsKg = vessel.contentsKg * random.between(0.2, 0.9);
      const part = { ...vessel, contentsKg };
      const base = hole({ diameterM, heightM, lengthM, stop });
      const mass = spilled(base, part, chemical);
      const wider = hole({ diameterM: diameterM * 1.2, heightM, lengthM, stop });
      assert.ok(spilled(wider, part, chemical) >= mass * (1 - 1e-6), `wider, run ${run}`);
      const fuller = { ...part, contentsKg: contentsKg * 1.1 };
      assert.ok(spilled(base, fuller, chemical) >= mass * (1 - 1e-6), `fuller, run ${run}`);
      const longer = hole({ diameterM, heightM, lengthM, stop: { by: 'time', durationS: 800 } });
      assert.ok(spilled(longer, part, chemical) >= mass * (1 - 1e-6), `longer, run ${run}`);
    }
  });
  it('evaporates more from its pool in more wind', () => {
    const airborne = (windMPerS: number): number =>
      releaseFrom(hole({ heightM: 0.5 }), TANK, SOLVENT, { ...AIR, windMPerS }).airborneKg;
    assert.ok(airborne(8) > airborne(3));
    assert.equal(airborne(0.2), airborne(1));
  });
  it('says what was assumed', () => {
    const unknown = { ...TANK, shape: null, bundAreaM2: null };
    const release = releaseFrom(hole(), unknown, SOLVENT, { ...AIR, windMPerS: 0.3 });
    for (const code of ['source:assumed-shape', 'source:unconfined-pool', 'source:calm'])
      assert.ok(codes(release).includes(code), code);
    const small = { ...TANK, shape: { form: 'sphere', diameterM: 2 } as const };
    assert.ok(codes(releaseFrom(hole(), small, SOLVENT, AIR)).includes('source:above-shape'));
    for (const { text } of release.caveats) assert.ok(text.zh.length > 0 && text.en.length > 0);
  });
  it('names what is missing and refuses nonsense', () => {
    assert.throws(() => releaseFrom(hole(), null, GAS, AIR), /vessel/);
    assert.throws(() => releaseFrom(hole(), { ...TANK, contentsKg: 0 }, SOLVENT, AIR), /empty/);
    const unknown = { ...CYLINDERS, pressurePa: null };
    assert.throws(() => releaseFrom(hole(), unknown, GAS, AIR), /pressure/);
    const bare = withoutProperty(GAS, 'latentHeatJPerKg');
    assert.throws(() => releaseFrom(hole(), BULLET, bare, AIR), /latent heat/);
    const hot = { ...GAS, criticalTemperatureK: of(290) };
    assert.throws(() => releaseFrom(hole(), BULLET, hot, AIR), /critical/);
    assert.throws(() => releaseFrom(hole({ diameterM: 0 }), BULLET, GAS, AIR), /diameterM/);
    assert.throws(() => releaseFrom(hole({ heightM: -1 }), CYLINDERS, GAS, AIR), /heightM/);
    const backwards = hole({ stop: { by: 'time', durationS: -1 } });
    assert.throws(() => releaseFrom(backwards, BULLET, GAS, AIR), /durationS/);
    assert.throws(() => releaseFrom({ kind: 'pool', massKg: NaN }, TANK, SOLVENT, AIR), /massKg/);
    assert.throws(() => releaseFrom(hole(), { ...BULLET, bundAreaM2: -3 }, GAS, AIR), /bundAreaM2/);
  });
});
