import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transmissivity, waterVapourPressurePa } from './transmissivity.ts';

describe('transmissivity of moist air', () => {
  it('gives the values of the published formula', () => {
    for (const [pressurePa, pathM, tau] of [
      [1193.5, 10, 0.867835],
      [1193.5, 50, 0.75081],
      [1705, 58, 0.717443],
    ] as const)
      assert.ok(Math.abs(transmissivity(pressurePa, pathM) - tau) < 1e-6);
  });

  it('lets all through over no path or in dry air, and never more than all', () => {
    assert.equal(transmissivity(2000, 0), 1);
    assert.equal(transmissivity(0, 500), 1);
    assert.equal(transmissivity(10, 1), 1);
  });

  it('refuses a negative path', () => {
    assert.throws(() => transmissivity(1000, -1), /pathM/);
  });
});

describe('water vapour in air', () => {
  it('is that of the steam tables at saturation', () => {
    for (const [celsius, pascal] of [
      [0, 611.2],
      [15, 1705.6],
      [25, 3169.9],
      [40, 7384],
    ] as const)
      assert.ok(Math.abs(waterVapourPressurePa(273.15 + celsius, 1) / pascal - 1) < 0.005);
  });

  it('is in proportion to the relative humidity', () => {
    assert.equal(waterVapourPressurePa(293.15, 0), 0);
    const half = waterVapourPressurePa(293.15, 0.5);
    assert.ok(Math.abs(2 * half - waterVapourPressurePa(293.15, 1)) < 1e-9);
    assert.throws(() => waterVapourPressurePa(293.15, 50), /relativeHumidity/);
  });
});
