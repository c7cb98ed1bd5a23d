import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reading } from '../contract.ts';
import { mapReadings } from './map-readings.ts';

const atMs = Date.parse('2026-03-01T08:00:00Z');
const time = '2026-03-01T08:00:00.000Z';
const value = (point: string, value: number, more: object = {}): Reading => ({
  ...{ point, atMs, value, unit: null, quality: 'good', ...more },
});
const points = {
  T: { point: 'E1-TT-1', scale: 0.1, offset: -50 },
  P: { point: 'E1-PT-1', scale: 1, offset: 0 },
};

test('points get the name, scale and offset of the park; what is not good says so', () => {
  const readings = [value('T', 750), value('P', 2, { quality: 'bad' })];
  assert.deepEqual(mapReadings({ points }, readings).observations, [
    { point: 'E1-TT-1', time, value: 25 },
    { point: 'E1-PT-1', time, value: 2, quality: 'bad' },
  ]);
});

test('a point without a mapping is set aside, also one that is called as a property of every object', () => {
  const readings = [value('X', 1), value('constructor', 2), value('__proto__', 3)];
  const { observations, unmapped } = mapReadings({ points }, readings);
  assert.deepEqual([observations, unmapped], [[], readings]);
});

test('a code of the park passes as it is', () => {
  const { observations } = mapReadings({ points }, [value('E9-LT-1', 4, { isParkCode: true })]);
  assert.deepEqual(observations, [{ point: 'E9-LT-1', time, value: 4 }]);
});

test('a position is that of the object of the device; without one it is set aside', () => {
  const place: Reading = {
    ...{ point: '013800138000', atMs, lon: 120.1, lat: 30.2, speedKmh: 40, headingDeg: 90 },
    ...{ altitudeM: 12, alarms: ['overspeed'], status: ['acc-on'], isLate: true },
  };
  const { positions } = mapReadings({ points, object: 'TRUCK-7' }, [place]);
  const { point, atMs: at, ...rest } = place;
  assert.equal(at, atMs);
  assert.deepEqual(positions, [{ object: 'TRUCK-7', time, ...rest }]);
  assert.deepEqual(mapReadings({ points }, [place]).unmapped, [place]);
  const own = mapReadings({ points }, [{ ...place, isParkCode: true }]).positions;
  assert.equal(own[0]?.object, point);
});

test('a speed or heading that the wire does not take does not cost the place', () => {
  const place = {
    point: 'x',
    atMs,
    lon: 1,
    lat: 2,
    speedKmh: 6553.5,
    headingDeg: 400,
    altitudeM: -5000,
  };
  const { positions } = mapReadings({ points, object: 'O' }, [place]);
  assert.deepEqual(positions, [{ object: 'O', time, lon: 1, lat: 2 }]);
});

test('what no calendar or number has is named, and costs nothing beside it', () => {
  const huge = { T: { point: 'E1-TT-1', scale: 1e300, offset: 0 } };
  const readings = [value('T', 1e300), value('T', 1, { atMs: 9e15 }), value('T', 1)];
  const { observations, unfit } = mapReadings({ points: huge }, readings);
  assert.equal(observations.length, 1);
  assert.deepEqual(
    unfit.map((reason) => reason.split(':')[0]),
    ['not-finite', 'bad-time'],
  );
});
