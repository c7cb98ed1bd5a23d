import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { liquidOrificeKgPerM2S, liquidVelocityMPerS, openingAreaM2 } from './liquid-orifice.ts';

const WATER = { dischargeCoefficient: 0.62, densityKgPerM3: 1000, overpressurePa: 0, headM: 5 };

describe('liquid through a hole', () => {
  it('gives the CCPS example: 10 mm, 0.2 bar over propane, Cd 0.63', () => {
    const flux = liquidOrificeKgPerM2S({
      dischargeCoefficient: 0.63,
      densityKgPerM3: 490,
      overpressurePa: 19610.0368,
      headM: 0,
    });
    assert.ok(Math.abs(flux * openingAreaM2(0.01) - 0.2169115) < 1e-6);
  });
  it('falls like a stone without pressure', () => {
    assert.ok(Math.abs(liquidVelocityMPerS(WATER) - Math.sqrt(2 * 9.80665 * 5)) < 1e-12);
  });
  it('stays inside where vacuum holds it, or the pressure cannot lift it', () => {
    assert.equal(liquidOrificeKgPerM2S({ ...WATER, overpressurePa: -60_000 }), 0);
    assert.equal(liquidOrificeKgPerM2S({ ...WATER, overpressurePa: 20_000, headM: -3 }), 0);
    assert.ok(liquidOrificeKgPerM2S({ ...WATER, overpressurePa: 40_000, headM: -3 }) > 0);
  });
  it('never lets less out for more level, pressure or opening (seed 1)', () => {
    const random = seededRandom(1);
    for (let run = 0; run < 200; run++) {
      const state = {
        ...WATER,
        headM: random.between(0, 20),
        overpressurePa: random.between(-1e4, 1e6),
      };
      const more = {
        ...state,
        headM: state.headM + random.next(),
        overpressurePa: state.overpressurePa + 10,
      };
      assert.ok(liquidOrificeKgPerM2S(more) >= liquidOrificeKgPerM2S(state));
    }
    assert.ok(openingAreaM2(0.02) > openingAreaM2(0.01));
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => liquidOrificeKgPerM2S({ ...WATER, densityKgPerM3: 0 }), /densityKgPerM3/);
    assert.throws(() => liquidOrificeKgPerM2S({ ...WATER, headM: NaN }), /headM/);
    assert.throws(() => liquidOrificeKgPerM2S({ ...WATER, dischargeCoefficient: -1 }), /discharge/);
    assert.throws(() => openingAreaM2(-0.1), /diameterM/);
  });
});
