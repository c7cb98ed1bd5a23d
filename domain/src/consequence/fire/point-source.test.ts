import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pointSourceDistanceM, pointSourceFluxWPerM2 } from './point-source.ts';

describe('point source', () => {
  it('gives 3.43 kW/m² at 40 m from a 10 m LNG pool that radiates 30 %', () => {
    const radiatedW = 0.3 * 0.078 * 78.53982 * 50e6;
    assert.ok(Math.abs(pointSourceFluxWPerM2(radiatedW, 0.75, 40) - 3427.7) < 0.1);
  });

  it('is inverted by its distance', () => {
    const distanceM = pointSourceDistanceM(2e8, 0.8, 5000);
    assert.ok(Math.abs(pointSourceFluxWPerM2(2e8, 0.8, distanceM) - 5000) < 1e-6);
  });

  it('refuses a place in the point and a transmissivity above one', () => {
    assert.throws(() => pointSourceFluxWPerM2(1e8, 1, 0), /distanceM/);
    assert.throws(() => pointSourceFluxWPerM2(1e8, 1.2, 10), /transmissivity/);
  });
});
