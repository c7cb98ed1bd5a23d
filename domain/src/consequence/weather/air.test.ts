import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { airCaveats, airDensityKgPerM3, saturatedWaterVapourPa, waterVapourPa } from './air.ts';

const air = (celsius: number, relativeHumidity = 0) => ({
  temperatureK: celsius + 273.15,
  relativeHumidity,
  pressurePa: 101_325,
});

describe('water vapour', () => {
  it('has the saturation pressures of steam tables within 0.4 %', () => {
    for (const [celsius, pascal] of [
      [0, 611.2],
      [20, 2339],
      [30, 4247],
      [40, 7384],
    ] as const) {
      const value = saturatedWaterVapourPa(celsius + 273.15);
      assert.ok(Math.abs(value / pascal - 1) < 4e-3, `${celsius} °C: ${value}`);
    }
  });
  it('is the share of it that the humidity says', () => {
    assert.equal(waterVapourPa(air(20, 0.5)), saturatedWaterVapourPa(293.15) / 2);
    assert.throws(() => waterVapourPa(air(20, 50)), /relativeHumidity/);
  });
  it('refuses temperatures below the pole of the formula', () => {
    for (const kelvin of [0, 30, -1, NaN])
      assert.throws(() => saturatedWaterVapourPa(kelvin), RangeError);
  });
});

describe('the density of air', () => {
  it('is 1.225 kg/m³ at 15 °C dry, and less when humid or warm', () => {
    assert.equal(airDensityKgPerM3(air(15)).toFixed(3), '1.225');
    assert.ok(airDensityKgPerM3(air(15, 1)) < airDensityKgPerM3(air(15)));
    // Singapore, 31 °C and 80 %: 1.147 (CIPM-2007, recalled)
    assert.equal(airDensityKgPerM3(air(31, 0.8)).toFixed(2), '1.15');
  });
  it('refuses a pressure below that of its water', () => {
    assert.throws(() => airDensityKgPerM3({ ...air(30, 1), pressurePa: 1000 }), /pressurePa/);
  });
  it('has a caveat outside the range of the vapour formula', () => {
    assert.deepEqual(airCaveats(air(20)), []);
    assert.equal(airCaveats(air(-60))[0]?.code, 'outside-range:water-vapour.temperature');
  });
});
