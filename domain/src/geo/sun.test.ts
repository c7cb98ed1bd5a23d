import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDaylight, sunElevationDeg } from './sun.ts';

test('noon at the equinox on the equator stands overhead', () => {
  // 2026-03-20 is the equinox; the sun passes Greenwich at 12:07 UTC.
  assert.ok(sunElevationDeg([0, 0], Date.UTC(2026, 2, 20, 12, 7)) > 89);
});

test('midsummer noon at 31 degrees north', () => {
  const elevation = sunElevationDeg([121.5, 31], Date.UTC(2026, 5, 21, 3, 56));
  assert.ok(Math.abs(elevation - (90 - 31 + 23.44)) < 0.7, String(elevation));
});

test('day and night around a sunrise', () => {
  // Singapore, 2026-07-21: sunrise 23:04 UTC the day before, sunset 11:15 UTC.
  const place: [number, number] = [103.7, 1.27];
  assert.equal(isDaylight(place, Date.UTC(2026, 6, 20, 22, 58)), false);
  assert.equal(isDaylight(place, Date.UTC(2026, 6, 20, 23, 10)), true);
  assert.equal(isDaylight(place, Date.UTC(2026, 6, 21, 11, 9)), true);
  assert.equal(isDaylight(place, Date.UTC(2026, 6, 21, 11, 21)), false);
});

test('by day and by night at 103.7° E, where solar noon is about 13:05 in UTC+8', () => {
  const at = (iso: string) => sunElevationDeg([103.7, 1.26], Date.parse(iso));
  assert.ok(at('2026-03-20T13:12:00+08:00') > 87);
  assert.ok(at('2026-03-20T01:12:00+08:00') < -85);
  assert.ok(Math.abs(at('2026-06-21T13:06:00+08:00') - 67.8) < 1);
});
