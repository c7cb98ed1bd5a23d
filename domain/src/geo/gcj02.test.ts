import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { distanceM } from './distance.ts';
import { gcj02FromWgs84, wgs84FromGcj02 } from './gcj02.ts';
import type { LonLat } from './lon-lat.ts';

const SEED = 20260722;

test('the shift equals that of the common implementations', () => {
  // Example of the README of the much-used coordtransform package: wgs84togcj02(116.404, 39.915).
  const [lon, lat] = gcj02FromWgs84([116.404, 39.915]);
  assert.ok(Math.abs(lon - 116.41024449916938) < 1e-12);
  assert.ok(Math.abs(lat - 39.91640428150164) < 1e-12);
});

test(`there and back is the same place within a millimetre, all over China (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < 1000; round++) {
    const place: LonLat = [random.between(74, 134), random.between(18, 53)];
    const shifted = gcj02FromWgs84(place);
    assert.ok(distanceM(place, shifted) < 1200);
    assert.ok(distanceM(place, wgs84FromGcj02(shifted)) < 0.001);
  }
});
