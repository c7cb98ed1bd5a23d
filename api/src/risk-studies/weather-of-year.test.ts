import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { weatherOfYear } from './weather-of-year.ts';
import type { WeatherHourRow } from './weather-of-year.ts';

const AT: [number, number] = [103.7, 1.27];

function hours(count: number, more: Partial<WeatherHourRow> = {}): WeatherHourRow[] {
  return Array.from({ length: count }, (_, at) => ({
    at: new Date(Date.UTC(2026, 0, 1, at)),
    ...{ wind: 18, wind_unit: 'km/h', direction: 270, direction_unit: 'deg', cloud: 100 },
    ...more,
  }));
}

describe('weather of a year', () => {
  it('is counted from the park’s hours: an overcast west wind of 18 km/h is D, moderate, from the west', () => {
    const { value, provenance, source } = weatherOfYear(hours(1000), AT);
    assert.deepEqual(value, [{ stability: 'D', windMPerS: 4, windFromDeg: 270, probability: 1 }]);
    assert.equal(provenance, 'live');
    assert.match(source!.en, /1000 hours.*cloud measured in 100 %/);
  });

  it('without cloud takes the sky that thins a cloud least: nights are stable', () => {
    const { value } = weatherOfYear(hours(1000, { cloud: null, wind: 5 }), AT);
    const classes = new Set(value!.map(({ stability }) => stability));
    assert.deepEqual([...classes].sort(), ['D', 'F']);
    const sum = value!.reduce((all, { probability }) => all + probability, 0);
    assert.ok(Math.abs(sum - 1) < 1e-9);
  });

  it('is unknown with less than a month, without directions, or in a unit of another quantity', () => {
    const rows = [
      hours(700),
      hours(1000, { direction: null }),
      hours(1000, { wind_unit: 'kPa' }),
      [],
    ];
    for (const one of rows) {
      const { value, source } = weatherOfYear(one, AT);
      assert.equal(value, null);
      assert.match(source!.en, /less than 30 days/);
    }
  });
});
