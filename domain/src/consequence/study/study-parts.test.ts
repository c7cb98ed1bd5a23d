import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chemicalOf } from '../chemicals/chemicals.ts';
import { fnCurve, potentialLossOfLife } from '../risk/fn-curve.ts';
import type { RiskScenario } from '../risk/risk-scenario.ts';
import type { Vessel } from '../source-terms/scenario.ts';
import { facilityLosses } from './facility-losses.ts';
import { ignitionOf } from './ignition-of.ts';
import { lossRelease } from './loss-release.ts';
import { societalCurve } from './societal-curve.ts';
import { assumedWeather, roseOf, studyAir } from './study-air.ts';
import { deathsOf, riskCells } from './study-deaths.ts';

const AIR = studyAir({ stability: 'D', windMPerS: 4, fromSectors: [1] }, 'urban');
const LIQUEFIED: Vessel = {
  ...{ kind: 'liquefied-gas', capacityKg: 50_000, contentsKg: 50_000, bottomM: 0 },
  ...{ temperatureK: 293.15, pressurePa: null, bundAreaM2: null, ground: 'concrete' },
  shape: { form: 'vertical-cylinder', diameterM: 4, heightM: 5 },
};
const CHLORINE = chemicalOf('7782-50-5')!;
const PROPANE = chemicalOf('74-98-6')!;

describe('weather of a study', () => {
  it('without statistics adds up to one and comes from everywhere alike', () => {
    const sum = assumedWeather().reduce((all, { probability }) => all + probability, 0);
    assert.ok(Math.abs(sum - 1) < 1e-12);
    const { sectors, classes } = roseOf(assumedWeather());
    assert.deepEqual([sectors, classes.length], [16, 2]);
  });

  it('keeps the sectors of the statistics; directions of any other kind go to 10° each', () => {
    const from = (degrees: readonly number[]) =>
      roseOf(
        degrees.map((windFromDeg) => ({
          ...{ stability: 'D' as const, windMPerS: 4, windFromDeg },
          probability: 1 / degrees.length,
        })),
      ).sectors;
    assert.equal(from(Array.from({ length: 12 }, (_, at) => at * 30)), 12);
    assert.equal(from([270]), 36);
    assert.equal(from([10, 20, 45]), 36);
    assert.equal(from([0, 90, 180, 270, 360]), 4);
  });
});

describe('losses of a facility', () => {
  it('are those of its kind of equipment', () => {
    const frequencies = (kind: Parameters<typeof facilityLosses>[0], vessel = LIQUEFIED) =>
      facilityLosses(kind, vessel).losses.map((loss) => [loss.kind, loss.frequencyPerYear]);
    assert.deepEqual(frequencies('tank'), [
      ['instantaneous', 5e-7],
      ['10-min', 5e-7],
      ['10-mm', 1e-5],
    ]);
    assert.deepEqual(frequencies('tank', { ...LIQUEFIED, kind: 'atmospheric-tank' })[0], [
      'instantaneous',
      5e-6,
    ]);
    assert.deepEqual(
      frequencies('loading').map(([kind]) => kind),
      ['full-bore', 'leak'],
    );
  });

  it('let all out within ten minutes where that is what they are', () => {
    const of = { vessel: LIQUEFIED, chemical: CHLORINE };
    const { spilledKg, steps } = lossRelease({ ...of, kind: '10-min' }, AIR);
    assert.ok(spilledKg > 0.9 * 50_000 && spilledKg <= 50_000.001, `${spilledKg}`);
    assert.ok(steps.length > 0);
    const small = lossRelease({ ...of, kind: '10-mm' }, AIR);
    assert.ok(small.spilledKg < 0.1 * spilledKg);
    assert.equal(lossRelease({ ...of, kind: 'instantaneous' }, AIR).kind, 'instantaneous');
  });

  it('burn only if the substance does, large ones more often', () => {
    const release = (kind: '10-mm' | '10-min', chemical = PROPANE) =>
      lossRelease({ kind, vessel: LIQUEFIED, chemical }, AIR);
    assert.equal(ignitionOf(CHLORINE, release('10-min', CHLORINE)).immediate, 0);
    const [small, large] = [release('10-mm'), release('10-min')].map(
      (one) => ignitionOf(PROPANE, one).immediate,
    );
    assert.ok(large! > small!);
    assert.ok(ignitionOf(PROPANE, release('10-mm')).delayed > 0.8);
  });
});

describe('deaths', () => {
  const scenario: RiskScenario = {
    ...{ id: 's', facilityId: '1', name: { zh: '', en: '' }, eastM: 0, northM: 0 },
    frequencyPerYear: 1e-4,
    outcomes: [
      {
        ...{ kind: 'radial', name: { zh: '', en: '' }, probability: 0.5 },
        lethality: {
          reachM: 100,
          fractionsAt: () => ({ unprotected: 1, outdoors: 1, indoors: 0.5 }),
        },
      },
      {
        ...{ kind: 'directional', name: { zh: '', en: '' }, probability: 0.5 },
        fractionsOf: (share) => ({ unprotected: share, outdoors: share, indoors: 0 }),
        lethality: () => ({
          reachM: 200,
          halfAngleRad: () => 0.3,
          at: (_d, off) => (off < 0.3 ? 1 : 0),
        }),
      },
    ],
  };
  const cell = { at: [0, 0] as const, dayPeople: 100, nightPeople: 40, indoorShareDay: 0.6 };
  const rose = roseOf(
    [0, 90, 180, 270].map((windFromDeg) => ({
      ...{ stability: 'D' as const, windMPerS: 4, windFromDeg, probability: 0.25 },
    })),
  );

  it('of a cell are its people by day and by night, indoors and outdoors', () => {
    const cells = riskCells({ ...cell, at: [...cell.at] }, [50, 0], 1);
    const deaths = deathsOf([{ ...scenario, outcomes: [scenario.outcomes[0]!] }], cells, rose);
    assert.deepEqual(
      deaths.map(({ fatalities }) => Math.round(fatalities * 100) / 100),
      // By day 40 outdoors and half of 60; by night 1 % of 40 outdoors and half of the rest.
      [70, 20.2],
    );
    const all = deaths.reduce((sum, { frequencyPerYear }) => sum + frequencyPerYear, 0);
    assert.ok(Math.abs(all - 5e-5) < 1e-15);
  });

  it('of a cloud count in the directions that it takes alone', () => {
    // East of the source: only a west wind, a quarter of the time, brings it there, and of its 90° two fifths do.
    const cells = riskCells({ ...cell, at: [...cell.at] }, [150, 0], 1);
    const deaths = deathsOf([{ ...scenario, outcomes: [scenario.outcomes[1]!] }], cells, rose);
    const perYear = deaths.reduce((sum, { frequencyPerYear }) => sum + frequencyPerYear, 0);
    assert.ok(perYear > 0 && perYear < 0.25 * 5e-5);
    assert.deepEqual(
      [...new Set(deaths.map(({ fatalities }) => Math.round(fatalities * 100) / 100))],
      [40, 0.4],
    );
  });

  it('make a curve of two figures whose loss of life is exact', () => {
    const outcomes = [1234, 1241, 17.4, 0.3].map((fatalities) => ({
      ...{ fatalities, frequencyPerYear: 1e-6 },
    }));
    const { curve, lossOfLifePerYear } = societalCurve(outcomes);
    assert.deepEqual(
      curve.points.map(({ fatalities, frequencyPerYear }) => [fatalities, frequencyPerYear]),
      [
        [17, 3e-6],
        [1200, 2e-6],
      ],
    );
    assert.equal(lossOfLifePerYear, potentialLossOfLife(outcomes));
    assert.equal(curve.region, 'unacceptable');
    assert.equal(fnCurve(outcomes).length, 3);
  });
});
