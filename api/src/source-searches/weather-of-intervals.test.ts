import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { weatherOfIntervals } from './weather-of-intervals.ts';
import type { WeatherRow } from './weather-of-intervals.ts';

const RAD = Math.PI / 180;
const INTERVALS = { startMs: 0, lengthMs: 600_000, count: 2 };

const row = (more: Partial<WeatherRow>): WeatherRow => ({
  ...{ interval: 0, kind: 'wind-speed', unit: 'm/s', count: 1, mean: 2, sine: 0, cosine: 0 },
  ...more,
});
const vane = (directionsDeg: readonly number[], more: Partial<WeatherRow> = {}): WeatherRow => {
  const mean = (of: (deg: number) => number) =>
    directionsDeg.reduce((sum, deg) => sum + of(deg), 0) / directionsDeg.length;
  return row({
    ...{ kind: 'wind-direction', unit: 'deg', count: directionsDeg.length },
    ...{ sine: mean((deg) => Math.sin(deg * RAD)), cosine: mean((deg) => Math.cos(deg * RAD)) },
    ...more,
  });
};

describe('the wind of an interval', () => {
  it('is the mean of directions on the circle: 350° and 10° are north', () => {
    const [first] = weatherOfIntervals(INTERVALS, [vane([350, 10])]);
    assert.ok(Math.min(first!.windFromDeg!, 360 - first!.windFromDeg!) < 1e-9);
    assert.ok(Math.abs(first!.steadiness! - Math.cos(10 * RAD)) < 1e-12);
  });
  it('has no steadiness when it blew from everywhere', () => {
    const [first] = weatherOfIntervals(INTERVALS, [vane([0, 90, 180, 270])]);
    assert.ok(first!.steadiness! < 1e-9);
  });
  it('counts each station by its readings, in whatever unit of speed', () => {
    const [first] = weatherOfIntervals(INTERVALS, [
      row({ mean: 2, count: 3 }),
      row({ mean: 21.6, unit: 'km/h', count: 1 }),
      row({ mean: 99, unit: '%' }),
    ]);
    assert.ok(Math.abs(first!.windMPerS! - 3) < 1e-12);
  });
  it('is unknown where nobody measured', () => {
    const [, second] = weatherOfIntervals(INTERVALS, [row({}), vane([200])]);
    assert.deepEqual(second, {
      ...{ windMPerS: null, windFromDeg: null, steadiness: null },
      ...{ temperatureK: null, cloudTenths: null },
    });
  });
  it('takes air in kelvin and cloud in tenths', () => {
    const [first] = weatherOfIntervals(INTERVALS, [
      row({ kind: 'air-temperature', unit: 'degC', mean: 30 }),
      row({ kind: 'cloud', unit: '%', mean: 45 }),
    ]);
    assert.ok(Math.abs(first!.temperatureK! - 303.15) < 1e-9);
    assert.equal(first!.cloudTenths, 4.5);
  });
});
