import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { burgessFluxKgPerM2S, burningFluxKgPerM2S, POOL_BURNING } from './burning-flux.ts';

describe('burning flux of a pool', () => {
  it('gives the gasoline of the published table at two diameters', () => {
    const gasoline = POOL_BURNING.get('gasoline')!;
    assert.ok(Math.abs(burningFluxKgPerM2S(gasoline, 0.5) - 0.0357534) < 1e-7);
    assert.ok(Math.abs(burningFluxKgPerM2S(gasoline, 2) - 0.0541752) < 1e-7);
  });

  it('grows with the diameter towards that of a large pool', () => {
    const lng = POOL_BURNING.get('lng')!;
    const fluxes = [0.2, 1, 5, 50].map((diameterM) => burningFluxKgPerM2S(lng, diameterM));
    assert.deepEqual(
      fluxes,
      fluxes.toSorted((one, other) => one - other),
    );
    assert.ok(Math.abs(fluxes.at(-1)! - lng.largePoolKgPerM2S) < 1e-9);
  });

  it('does not depend on the diameter for alcohols', () => {
    const methanol = POOL_BURNING.get('methanol')!;
    assert.equal(burningFluxKgPerM2S(methanol, 0.3), 0.015);
    assert.equal(burningFluxKgPerM2S(methanol, 30), 0.015);
  });

  it('lies within a factor of two of LNG pools that were burnt (Raj 2007)', () => {
    const lng = POOL_BURNING.get('lng')!;
    for (const [diameterM, measured] of [
      [18, 0.0679],
      [20, 0.0849],
      [35.7, 0.14],
    ] as const) {
      const ratio = burningFluxKgPerM2S(lng, diameterM) / measured;
      assert.ok(ratio > 0.5 && ratio < 2, `${diameterM} m: ${ratio}`);
    }
  });

  it('refuses a pool without size', () => {
    assert.throws(() => burningFluxKgPerM2S(POOL_BURNING.get('lng')!, 0), /diameterM/);
    assert.throws(
      () => burningFluxKgPerM2S({ largePoolKgPerM2S: 0.05, kBetaPerM: -1 }, 1),
      /kBetaPerM/,
    );
  });
});

describe('burning flux from heats', () => {
  const benzene = {
    heatOfCombustionJPerKg: 40.15e6,
    latentHeatJPerKg: 394e3,
    liquidHeatCapacityJPerKgK: 1.72e3,
    boilingPointK: 353.2,
  };

  it('comes near the table for benzene', () => {
    const flux = burgessFluxKgPerM2S(benzene, 293.15);
    assert.ok(Math.abs(flux - 0.085) < 0.01, String(flux));
  });

  it('needs no heating for a liquid that boils below ambient', () => {
    const cold = { ...benzene, boilingPointK: 231 };
    const expected = (1e-3 * 40.15e6) / 394e3;
    assert.ok(Math.abs(burgessFluxKgPerM2S(cold, 293.15) - expected) < 1e-12);
  });

  it('refuses heats that are not positive, naming them', () => {
    assert.throws(
      () => burgessFluxKgPerM2S({ ...benzene, latentHeatJPerKg: 0 }, 293),
      /latentHeatJPerKg/,
    );
  });
});
