import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { distanceM } from './distance.ts';
import { localFrame } from './local-frame.ts';
import type { LonLat } from './lon-lat.ts';

const SEED = 20260721;

test('one degree at the equator and at 45 degrees has its WGS 84 length', () => {
  // Lengths of a degree as the national mapping agencies tabulate them: 111,319.5 m and 110,574.4 m; 78,846.8 m and 111,131.8 m.
  const rows: [number, number, number][] = [
    [0, 111_319.49, 110_574.3],
    [45, 78_846.8, 111_131.8],
  ];
  for (const [lat, eastM, northM] of rows) {
    const [east, north] = localFrame([10, lat]).toMetres([11, lat + 1]);
    assert.ok(Math.abs(east - eastM) < 0.5, `east at ${lat}: ${east}`);
    assert.ok(Math.abs(north - northM) < 0.5, `north at ${lat}: ${north}`);
  }
});

test(`there and back is the same place, and distances agree with the sphere (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < 500; round++) {
    const origin: LonLat = [random.between(-170, 170), random.between(-45, 45)];
    const frame = localFrame(origin);
    const at: [number, number] = [random.between(-7000, 7000), random.between(-7000, 7000)];
    const place = frame.toLonLat(at);
    const back = frame.toMetres(place);
    assert.ok(Math.hypot(back[0] - at[0], back[1] - at[1]) < 1e-5);
    const lengthM = Math.hypot(...at);
    assert.ok(Math.abs(distanceM(origin, place) - lengthM) <= 0.0065 * lengthM + 0.01);
  }
});

test('no frame is made near a pole', () => {
  assert.throws(() => localFrame([0, 86]), RangeError);
  assert.throws(() => localFrame([0, Number.NaN]), RangeError);
});
