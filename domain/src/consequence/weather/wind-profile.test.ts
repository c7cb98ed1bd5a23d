import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { STABILITY_CLASSES } from '../../weather/turner-class.ts';
import type { Weather } from './weather.ts';
import { powerLawWind, windAtHeight, windExponent } from './wind-profile.ts';

const WEATHER: Weather = {
  windMPerS: 3,
  windFromDeg: 0,
  stability: 'F',
  temperatureK: 288.15,
  pressurePa: 101_325,
  relativeHumidity: 0.5,
  terrain: 'rural',
  roughnessM: 0.1,
  mixingHeightM: null,
};

describe('the power law of the wind', () => {
  it('has the exponents of Irwin and of ISC3, which differ in stable air over towns', () => {
    const row = (...set: ['rural'] | ['urban', 'irwin' | 'isc3']) =>
      STABILITY_CLASSES.map((one) => windExponent(one, set[0], set[1]));
    assert.deepEqual(row('rural'), [0.07, 0.07, 0.1, 0.15, 0.35, 0.55]);
    assert.deepEqual(row('urban', 'irwin'), [0.15, 0.15, 0.2, 0.25, 0.4, 0.6]);
    assert.deepEqual(row('urban', 'isc3'), [0.15, 0.15, 0.2, 0.25, 0.3, 0.3]);
  });
  it('gives the worked numbers of CCPS and ISC3 from 1 m to 10 m', () => {
    const from1 = { windMPerS: 3, heightM: 1 };
    assert.equal(powerLawWind(from1, 10, 0.55).toFixed(5), '10.64440');
    assert.equal(powerLawWind(from1, 10, 0.3).toFixed(5), '5.98579');
  });
  it('goes up and down again to the same wind', () => {
    const random = seededRandom(7);
    for (let trial = 0; trial < 100; trial++) {
      const exponent = random.between(0.05, 0.6);
      const [low, high] = [random.between(1, 20), random.between(20, 200)];
      const above = powerLawWind({ windMPerS: 4, heightM: low }, high, exponent);
      const back = powerLawWind({ windMPerS: above, heightM: high }, low, exponent);
      assert.ok(above >= 4 && Math.abs(back - 4) < 1e-9);
    }
  });
  it('warns near the ground and high up, where it was not compared', () => {
    assert.deepEqual(windAtHeight(WEATHER, 10), { windMPerS: 3, caveats: [] });
    const { windMPerS, caveats } = windAtHeight(WEATHER, 1);
    assert.ok(windMPerS < 1);
    assert.equal(caveats[0]?.code, 'outside-range:wind-profile.height');
    assert.equal(windAtHeight(WEATHER, 300).caveats.length, 1);
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => powerLawWind({ windMPerS: -1, heightM: 10 }, 2, 0.1), /windMPerS/);
    assert.throws(() => powerLawWind({ windMPerS: 1, heightM: 0 }, 2, 0.1), /measured\.heightM/);
    assert.throws(() => windAtHeight(WEATHER, 0), /heightM/);
  });
});
