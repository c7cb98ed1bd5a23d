import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apiFlameLengthM, flameLengthInDiameters } from './jet-flame.ts';

const METHANE = {
  stoichiometricFraction: 0.095,
  temperatureRatio: 7.4,
  moleRatio: 1,
  airMolarMass: 28.96,
  fuelMolarMass: 16,
};

describe('length of a jet flame', () => {
  it('by API is a fifth to a third longer than 150 mm natural gas jets were (Miller 2017)', () => {
    for (const [rate, measuredM] of [
      [2.9, 19.8],
      [9.6, 37.8],
      [19.5, 49.9],
    ] as const) {
      const ratio = apiFlameLengthM(rate, 50e6) / measuredM;
      assert.ok(ratio > 1.2 && ratio < 1.35, `${rate} kg/s: ${ratio}`);
    }
  });

  it('of a subsonic methane jet is 200 diameters (CCPS example)', () => {
    assert.ok(Math.abs(flameLengthInDiameters(METHANE) - 200) < 1);
  });

  it('refuses a mixture of more than pure fuel', () => {
    assert.throws(
      () => flameLengthInDiameters({ ...METHANE, stoichiometricFraction: 1.1 }),
      /stoichiometricFraction/,
    );
    assert.throws(() => apiFlameLengthM(0, 50e6), /rateKgPerS/);
  });
});
