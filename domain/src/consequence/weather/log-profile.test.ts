import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STABILITY_CLASSES } from '../../weather/turner-class.ts';
import { logProfileWind, obukhovLengthM } from './log-profile.ts';

describe('the logarithmic law of the wind', () => {
  it('is ln(z/z₀) in neutral air', () => {
    const wind = logProfileWind({ windMPerS: 5, heightM: 10 }, 2, {
      roughnessM: 0.1,
      obukhovM: Infinity,
    });
    assert.equal(wind.toFixed(6), ((5 * Math.log(20)) / Math.log(100)).toFixed(6));
  });
  it('has more shear in stable air and less in unstable air, and passes through neutral without a jump', () => {
    const at = (obukhovM: number) =>
      logProfileWind({ windMPerS: 5, heightM: 10 }, 30, { roughnessM: 0.1, obukhovM });
    assert.ok(at(30) > at(Infinity) && at(Infinity) > at(-30));
    assert.ok(Math.abs(at(1e7) - at(-1e7)) < 1e-4);
  });
  it('has a length of stability for each class: negative, infinite, positive', () => {
    const lengths = STABILITY_CLASSES.map((one) => obukhovLengthM(one, 0.1));
    assert.ok(lengths.slice(0, 3).every((length) => length < 0));
    assert.equal(lengths[3], Infinity);
    assert.ok(lengths[4]! > lengths[5]! && lengths[5]! > 0);
    // Golder's figure 4 at z₀ 0.1 m: about −8 m for A and 14 m for F
    assert.equal(lengths[0]!.toFixed(1), '-8.0');
    assert.equal(lengths[5]!.toFixed(1), '14.1');
  });
  it('refuses heights within the roughness', () => {
    const surface = { roughnessM: 1, obukhovM: Infinity };
    assert.throws(() => logProfileWind({ windMPerS: 5, heightM: 10 }, 1, surface), /heightM/);
    assert.throws(
      () => logProfileWind({ windMPerS: 5, heightM: 0.5 }, 2, surface),
      /measured\.heightM/,
    );
    const measured = { windMPerS: 5, heightM: 10 };
    assert.throws(() => logProfileWind(measured, 2, { roughnessM: 0.1, obukhovM: 0 }), /obukhovM/);
    assert.throws(() => obukhovLengthM('D', 0), /roughnessM/);
  });
});
