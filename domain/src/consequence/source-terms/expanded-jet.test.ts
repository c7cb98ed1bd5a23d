import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expandedJet, isentropicDensityKgPerM3 } from './expanded-jet.ts';
import { gasOrifice } from './gas-orifice.ts';

const HYDROGEN = {
  pressurePa: 500e5,
  temperatureK: 286.15,
  molarMassKgPerMol: 0.002016,
  heatCapacityRatio: 1.405,
  ambientPressurePa: 101_325,
};

describe('expanded jet', () => {
  it('gives the notional nozzle of a published case: hydrogen at 500 bar, 2008 m/s', () => {
    const jet = expandedJet(gasOrifice(HYDROGEN, 1), HYDROGEN, 1);
    assert.ok(Math.abs(jet!.velocityMPerS - 2008.25) < 10, `${jet!.velocityMPerS}`);
    assert.equal(jet!.temperatureK, 286.15);
  });
  it('keeps mass and momentum', () => {
    const flow = gasOrifice(HYDROGEN, 0.85);
    const jet = expandedJet(flow, HYDROGEN, 0.85)!;
    const massFlux = jet.areaRatio * jet.densityKgPerM3 * jet.velocityMPerS;
    assert.ok(Math.abs(massFlux / flow.fluxKgPerM2S - 1) < 1e-12);
    const thrust =
      flow.fluxKgPerM2S * 0.85 * flow.throatVelocityMPerS + flow.throatPressurePa - 101_325;
    assert.ok(Math.abs((massFlux * jet.velocityMPerS) / thrust - 1) < 1e-12);
  });
  it('is as wide as the vena contracta when the flow does not choke', () => {
    const slow = { ...HYDROGEN, pressurePa: 110_000 };
    const jet = expandedJet(gasOrifice(slow, 0.62), slow, 0.62)!;
    assert.ok(Math.abs(jet.areaRatio - 1) < 0.05);
  });
  it('is none where nothing flows', () => {
    const still = { ...HYDROGEN, pressurePa: 101_325 };
    assert.equal(expandedJet(gasOrifice(still, 1), still, 1), null);
  });
  it('is densest when it expands without loss', () => {
    const jet = expandedJet(gasOrifice(HYDROGEN, 1), HYDROGEN, 1)!;
    assert.ok(isentropicDensityKgPerM3(HYDROGEN) > jet.densityKgPerM3);
    const still = { ...HYDROGEN, pressurePa: 101_325 };
    assert.ok(Math.abs(isentropicDensityKgPerM3(still) - 0.08586) < 1e-4);
  });
});
