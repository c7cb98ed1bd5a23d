import { strict as assert } from 'node:assert';
import { describe, it } from 'node:test';
import type { Release } from '../release.ts';
import type { Weather } from '../weather/weather.ts';
import { sampleMembers, type Scenario } from './sample-members.ts';
import { checkSpread, defaultSpread, NO_SPREAD, type Spread } from './spread.ts';

const weather: Weather = {
  windMPerS: 3,
  windFromDeg: 355,
  stability: 'D',
  temperatureK: 293,
  pressurePa: 101_325,
  relativeHumidity: 0.6,
  terrain: 'rural',
  roughnessM: 0.1,
  mixingHeightM: null,
};
const release: Release = {
  kind: 'continuous',
  cas: '7782-50-5',
  steps: [
    { fromS: 0, toS: 300, rateKgPerS: 4 },
    { fromS: 300, toS: 600, rateKgPerS: 2 },
  ],
  airborneKg: 1800,
  spilledKg: 2000,
  phase: 'gas',
  aerosolFraction: 0,
  temperatureK: 239,
  densityKgPerM3: 3.5,
  heightM: 2,
  openingM: null,
  exitVelocityMPerS: null,
  pool: null,
  caveats: [],
};
const best: Scenario = { weather, release };
const sampling = { count: 200, seed: 7 };

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
function turnOf({ weather: { windFromDeg } }: Scenario): number {
  return ((windFromDeg - 355 + 540) % 360) - 180;
}

describe('sampleMembers', () => {
  it('without spread repeats the best estimate, bit for bit', () => {
    for (const member of sampleMembers(best, NO_SPREAD, sampling))
      assert.deepEqual(member, { ...best, weight: 1 / 200 });
  });

  it('repeats with the same seed, and differs with another', () => {
    const spread = defaultSpread(weather);
    assert.deepEqual(sampleMembers(best, spread, sampling), sampleMembers(best, spread, sampling));
    assert.notDeepEqual(
      sampleMembers(best, spread, sampling),
      sampleMembers(best, spread, { ...sampling, seed: 8 }),
    );
  });

  it('turns the wind across north by the asked deviation, without drift', () => {
    const turns = sampleMembers(best, { ...NO_SPREAD, directionSdDeg: 10 }, sampling).map(turnOf);
    assert.ok(Math.abs(mean(turns)) < 1e-9);
    assert.ok(Math.abs(Math.sqrt(mean(turns.map((turn) => turn * turn))) - 10) < 0.15);
  });

  it('draws speed log-normally, never below 1 m/s', () => {
    const members = sampleMembers(best, { ...NO_SPREAD, speedLogSd: 0.8 }, sampling);
    const winds = members.map((member) => member.weather.windMPerS);
    assert.ok(Math.min(...winds) === 1 && Math.max(...winds) > 10);
    const calm = { ...best, weather: { ...weather, windMPerS: 0.7 } };
    const slow = sampleMembers(calm, { ...NO_SPREAD, speedLogSd: 0.8 }, sampling);
    assert.equal(Math.min(...slow.map((member) => member.weather.windMPerS)), 0.7);
  });

  it('draws neighbouring classes with their chances', () => {
    const spread = { ...NO_SPREAD, lessStable: 0.1, moreStable: 0.3 };
    const classes = sampleMembers(best, spread, sampling).map((member) => member.weather.stability);
    const countOf = (stability: string): number =>
      classes.filter((each) => each === stability).length;
    assert.deepEqual(['C', 'D', 'E'].map(countOf), [20, 120, 60]);
  });

  it('scales all masses and rates of a release together, log-uniformly', () => {
    const spread = { ...NO_SPREAD, rateFactor: { low: 0.25, high: 4 } };
    const factors = sampleMembers(best, spread, sampling).map((member) => {
      const factor = member.release.airborneKg / 1800;
      assert.ok(Math.abs(member.release.steps[1]!.rateKgPerS / 2 - factor) < 1e-12);
      assert.ok(Math.abs(member.release.spilledKg / 2000 - factor) < 1e-12);
      return factor;
    });
    assert.ok(Math.min(...factors) > 0.25 && Math.max(...factors) < 4);
    assert.ok(Math.abs(mean(factors.map(Math.log))) < 1e-9);
  });

  it('draws the source height when it is uncertain', () => {
    const spread: Spread = { ...NO_SPREAD, heightM: { low: 0, high: 10 } };
    const heights = sampleMembers(best, spread, sampling).map((member) => member.release.heightM);
    assert.ok(Math.abs(mean(heights) - 5) < 1e-9);
  });
});

describe('spread', () => {
  it('knows no class that the wind does not allow', () => {
    const at = (windMPerS: number, stability: Weather['stability']): readonly number[] => {
      const spread = defaultSpread({ ...weather, windMPerS, stability });
      return [spread.lessStable, spread.moreStable];
    };
    assert.deepEqual(at(2, 'A'), [0, 0.25]);
    assert.deepEqual(at(2, 'F'), [0.25, 0]);
    assert.deepEqual(at(4, 'B'), [0, 0.25]);
    assert.deepEqual(at(4, 'D'), [0.25, 0.25]);
    assert.deepEqual(at(7, 'D'), [0.25, 0]);
  });

  it('takes the deviation that a station measured before that of the class', () => {
    assert.equal(defaultSpread(weather).directionSdDeg, 10);
    assert.equal(defaultSpread(weather, 17).directionSdDeg, 17);
  });

  it('is refused when it makes no sense, by name', () => {
    const wrong: [Partial<Spread>, RegExp][] = [
      [{ directionSdDeg: -1 }, /directionSdDeg/],
      [{ speedLogSd: NaN }, /speedLogSd/],
      [{ lessStable: 0.6, moreStable: 0.6 }, /lessStable \+ moreStable/],
      [{ rateFactor: { low: 0, high: 1 } }, /rateFactor\.low/],
      [{ rateFactor: { low: 2, high: 1 } }, /rateFactor\.high/],
      [{ heightM: { low: 5, high: 1 } }, /heightM\.high/],
    ];
    for (const [part, message] of wrong)
      assert.throws(() => checkSpread({ ...NO_SPREAD, ...part }), message);
  });
});
