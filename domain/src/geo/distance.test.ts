import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearingDeg, distanceM, EARTH_RADIUS_M } from './distance.ts';
import type { LonLat } from './lon-lat.ts';

test('a quarter of the meridian is a quarter of the circle', () => {
  assert.ok(Math.abs(distanceM([0, 0], [0, 90]) - (Math.PI / 2) * EARTH_RADIUS_M) < 1e-6);
});

test('distances known from elsewhere agree within the sphere error of 0.6 %', () => {
  // Paris to London by Vincenty on WGS 84 is 343.9 km (a much-published pair: 48.8566 N 2.3522 E, 51.5074 N 0.1278 W).
  const rows: [LonLat, LonLat, number][] = [
    [[2.3522, 48.8566], [-0.1278, 51.5074], 343_900],
    [[103.7, 1.27], [103.7, 1.27], 0],
  ];
  for (const [from, to, expectedM] of rows)
    assert.ok(Math.abs(distanceM(from, to) - expectedM) <= 0.006 * expectedM);
});

test('opposite ends of the earth do not fall out of the arc sine', () => {
  assert.ok(Math.abs(distanceM([0, 0], [180, 0]) - Math.PI * EARTH_RADIUS_M) < 1e-3);
});

test('bearings go clockwise from north', () => {
  const here: LonLat = [103.7, 1.27];
  const rows: [LonLat, number][] = [
    [[103.7, 1.28], 0],
    [[103.71, 1.27], 90],
    [[103.7, 1.26], 180],
    [[103.69, 1.27], 270],
    [here, 0],
  ];
  for (const [to, expected] of rows)
    assert.ok(Math.abs(bearingDeg(here, to) - expected) < 0.01, `${expected}`);
});
