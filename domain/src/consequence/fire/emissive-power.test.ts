import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mudanEmissivePowerWPerM2, SOOT, sootyEmissivePower } from './emissive-power.ts';

describe('surface emissive power', () => {
  it('by Mudan falls from a clear flame to soot as the pool grows', () => {
    assert.ok(Math.abs(mudanEmissivePowerWPerM2(42.445) - 20_736) < 1);
    assert.ok(Math.abs(mudanEmissivePowerWPerM2(1e-9) - 140_000) < 1);
    assert.ok(Math.abs(mudanEmissivePowerWPerM2(1000) - 20_000) < 1e-6);
  });

  it('from heat and soot reproduces Yellow Book example 6.6.3', () => {
    const { clearWPerM2, meanWPerM2 } = sootyEmissivePower({
      radiantFraction: 0.4,
      burningFluxKgPerM2S: 0.085,
      heatOfCombustionJPerKg: 40.15e6,
      lengthOverDiameter: 1.101938,
      ...SOOT,
    });
    assert.ok(Math.abs(clearWPerM2 / 252_400 - 1) < 0.001);
    assert.ok(Math.abs(meanWPerM2 / 66_484 - 1) < 0.001);
  });

  it('refuses a share above one', () => {
    assert.throws(
      () =>
        sootyEmissivePower({
          radiantFraction: 1.4,
          burningFluxKgPerM2S: 0.085,
          heatOfCombustionJPerKg: 40e6,
          lengthOverDiameter: 1,
          ...SOOT,
        }),
      /radiantFraction/,
    );
  });
});
