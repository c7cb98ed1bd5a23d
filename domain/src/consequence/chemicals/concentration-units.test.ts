import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import {
  gasDensityKgPerM3,
  kgPerM3ToPpm,
  mgPerM3ToPpm,
  ppmToKgPerM3,
  ppmToMgPerM3,
} from './concentration-units.ts';

const chlorine = { molarMassKgPerMol: 0.070906, temperatureK: 298.15, pressurePa: 101_325 };

describe('units of concentration', () => {
  it('follow the molar volume at 25 °C and 1 atm', () => {
    // CCOHS: mg/m³ = ppm·M/24.45
    assert.ok(Math.abs(ppmToMgPerM3(100, chlorine) / ((100 * 70.906) / 24.45) - 1) < 1e-3);
    assert.equal(gasDensityKgPerM3(chlorine).toFixed(4), '2.8982');
  });
  it('come back as they went', () => {
    const random = seededRandom(3);
    for (let trial = 0; trial < 200; trial++) {
      const state = {
        molarMassKgPerMol: random.between(0.002, 0.3),
        temperatureK: random.between(150, 400),
        pressurePa: random.between(5e4, 2e5),
      };
      const ppm = random.between(0, 1e6);
      assert.ok(Math.abs(kgPerM3ToPpm(ppmToKgPerM3(ppm, state), state) - ppm) < 1e-6);
      assert.ok(Math.abs(mgPerM3ToPpm(ppmToMgPerM3(ppm, state), state) - ppm) < 1e-6);
    }
  });
  it('refuse nonsense by name', () => {
    assert.throws(() => ppmToKgPerM3(-1, chlorine), /ppm/);
    assert.throws(() => ppmToKgPerM3(1, { ...chlorine, temperatureK: 0 }), /temperatureK/);
    assert.throws(() => kgPerM3ToPpm(NaN, chlorine), /kgPerM3/);
  });
});
