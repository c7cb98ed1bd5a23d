import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agaFlameTilt, flameTilt, stillFlameLengthM, windFlame } from './flame-shape.ts';

/** Yellow Book, example 6.6.3: a pool of benzene in 5 m/s. */
const BENZENE = { diameterM: 42.445, burningFluxKgPerM2S: 0.085, airDensityKgPerM3: 1.2243 };

describe('length of a pool flame', () => {
  it('reproduces the Yellow Book example in wind', () => {
    const { characteristicMPerS, windRatio, lengthM } = windFlame(BENZENE, 5);
    assert.ok(Math.abs(characteristicMPerS - 3.06866) < 0.0005);
    assert.ok(Math.abs(windRatio - 1.62937) < 0.0005);
    assert.ok(Math.abs(lengthM - 46.7725) < 0.01);
  });

  it('does not count a wind below the characteristic one', () => {
    const calm = windFlame(BENZENE, 0);
    assert.equal(calm.windRatio, 1);
    assert.equal(calm.lengthM, windFlame(BENZENE, calm.characteristicMPerS * 0.99).lengthM);
  });

  it('gets shorter as the wind rises', () => {
    const lengths = [4, 6, 9, 15].map((wind) => windFlame(BENZENE, wind).lengthM);
    assert.deepEqual(
      lengths,
      lengths.toSorted((one, other) => other - one),
    );
  });

  it('is within a factor of 1.5 of the flame seen at Montoir (LNG, 35.7 m, 9.6 m/s: 78 m)', () => {
    const montoir = { diameterM: 35.7, burningFluxKgPerM2S: 0.14, airDensityKgPerM3: 1.2 };
    assert.ok(windFlame(montoir, 9.6).lengthM > 78 / 1.5);
    assert.ok(stillFlameLengthM(montoir) < 78 * 1.5);
  });

  it('gives the still-air lengths of Thomas', () => {
    const at = (diameterM: number, burningFluxKgPerM2S: number): number =>
      stillFlameLengthM({ diameterM, burningFluxKgPerM2S, airDensityKgPerM3: 1.2 });
    assert.ok(Math.abs(at(10, 0.055) - 15.818) < 0.005);
    assert.ok(Math.abs(at(30, 0.078) - 42.006) < 0.01);
  });

  it('refuses air without density', () => {
    assert.throws(() => stillFlameLengthM({ ...BENZENE, airDensityKgPerM3: 0 }), /airDensity/);
    assert.throws(() => windFlame(BENZENE, -1), /windMPerS/);
  });
});

describe('tilt of a pool flame', () => {
  it('reproduces the Yellow Book example with the viscosity printed there', () => {
    const { tanOverCos, tiltDeg } = flameTilt(5, 42.445, 7.5133e-6);
    assert.ok(Math.abs(tanOverCos - 1.94315) < 0.0005);
    assert.ok(Math.abs(tiltDeg - 50.8286) < 0.005);
  });

  it('is upright in still air and satisfies its own equation in any wind', () => {
    assert.equal(flameTilt(0, 10, 1.5e-5).tiltDeg, 0);
    for (const wind of [0.1, 1, 10, 30]) {
      const { tanOverCos, tiltDeg } = flameTilt(wind, 10, 1.5e-5);
      const tilt = (tiltDeg / 180) * Math.PI;
      assert.ok(Math.abs(Math.tan(tilt) / Math.cos(tilt) / tanOverCos - 1) < 1e-9);
      assert.ok(tiltDeg > 0 && tiltDeg < 90);
    }
  });

  it('by AGA begins at the characteristic wind', () => {
    assert.equal(agaFlameTilt(1).tiltDeg, 0);
    assert.ok(Math.abs(agaFlameTilt(4).tiltDeg - 60) < 1e-9);
  });
});
