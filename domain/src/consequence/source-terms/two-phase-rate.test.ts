import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { liquidOrificeKgPerM2S } from './liquid-orifice.ts';
import {
  equilibriumRateKgPerM2S,
  flashingPipeFactor,
  flashingRateKgPerM2S,
} from './two-phase-rate.ts';

const PROPYLENE = {
  latentHeatJPerKg: 334_000,
  vaporisationVolumeM3PerKg: 0.042,
  temperatureK: 298,
  liquidHeatCapacityJPerKgK: 2180,
};
const OPENING = {
  dischargeCoefficient: 0.61,
  densityKgPerM3: 510,
  overpressurePa: 1.03e6,
  headM: 1,
};
const rate = (lengthM: number, subcoolingPa = 0): number =>
  flashingRateKgPerM2S(OPENING, PROPYLENE, subcoolingPa, { lengthM, diameterM: 0.01 });

describe('flashing liquid', () => {
  it('gives the example of Crowl & Louvar: propylene through 1 cm², 0.774 kg/s', () => {
    assert.ok(Math.abs(equilibriumRateKgPerM2S(PROPYLENE) * 7.85e-5 - 0.774) < 0.001);
  });
  it('passes a hole as a liquid, a way of 0.1 m in equilibrium', () => {
    assert.equal(rate(0), liquidOrificeKgPerM2S(OPENING));
    const friction = flashingPipeFactor(0.1, 0.01);
    const head = liquidOrificeKgPerM2S({ ...OPENING, overpressurePa: 0 });
    const expected = Math.hypot(head, friction * equilibriumRateKgPerM2S(PROPYLENE));
    assert.ok(Math.abs(rate(0.1) / expected - 1) < 1e-12);
  });
  it('never lets more out for a longer way, and never jumps', () => {
    for (let lengthM = 0; lengthM < 8; lengthM += 0.002) {
      const [now, next] = [rate(lengthM), rate(lengthM + 0.002)];
      assert.ok(next <= now && next > 0.9 * now, `${lengthM}`);
    }
  });
  it('lets more out the more it is subcooled, at most as a liquid', () => {
    assert.ok(rate(0.5, 2e5) > rate(0.5));
    assert.ok(rate(0.5, 1.03e6) <= rate(0));
  });
  it('loses to friction as in the published table, and further beyond it', () => {
    assert.deepEqual(
      [0, 50, 75, 400].map((length) => flashingPipeFactor(length, 1)),
      [1, 0.85, 0.8, 0.55],
    );
    assert.ok(Math.abs(flashingPipeFactor(1600, 1) - 0.275) < 1e-12);
  });
  it('refuses nonsense by name', () => {
    assert.throws(() => equilibriumRateKgPerM2S({ ...PROPYLENE, temperatureK: 0 }), /temperatureK/);
    assert.throws(() => rate(-1), /lengthM/);
    assert.throws(() => rate(1, -5), /subcoolingPa/);
  });
});
