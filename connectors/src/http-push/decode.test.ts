import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { decodeObservations, positionsOf } from './decode.ts';

const text = (value: unknown) => Buffer.from(JSON.stringify(value));
const good = { point: 'P1', time: '2026-07-21T16:30:00+08:00', value: 1.5 };

describe('decoding an observations push', () => {
  it('keeps the good entries and notes the others', () => {
    const decoded = decodeObservations(text({ readings: [good, { ...good, value: '1' }] }));
    assert.deepEqual(decoded, {
      readings: [
        {
          ...{ point: 'P1', atMs: Date.parse('2026-07-21T08:30:00Z'), value: 1.5 },
          ...{ unit: null, quality: 'good' },
        },
      ],
      notes: ['[1] value: a number is required'],
    });
  });

  it('is total: any change of a body gives readings or a reason', () => {
    const random = seededRandom(20260721);
    const frame = text({
      readings: [good, { ...good, point: '储罐1', quality: 'bad', unit: 'kPa' }],
    });
    for (let count = 0; count < 20_000; count += 1) {
      const bytes = Buffer.from(frame.subarray(0, 1 + random.below(frame.length)));
      for (let hits = random.below(4); hits > 0; hits -= 1) {
        bytes[random.below(bytes.length)] = random.below(256);
      }
      const decoded = decodeObservations(bytes);
      if ('rejected' in decoded) assert.match(decoded.rejected, /^[a-z0-9-]+: .{1,200}$/);
      else for (const one of decoded.readings) assert.ok(Number.isFinite(one.atMs));
    }
  });

  it('says nothing of a body that is nested beyond reason, and does not end', () => {
    const deep = Buffer.from(`{"readings":${'['.repeat(1_000_000)}`);
    assert.ok('rejected' in decodeObservations(deep));
    const nested = Buffer.from(`{"readings":[${'['.repeat(5000)}${']'.repeat(5000)}]}`);
    assert.ok('rejected' in decodeObservations(nested));
  });
});

describe('reading positions of a push', () => {
  const place = { object: 'V1', time: '2026-07-21T16:30:00+08:00', lon: 121.3, lat: 31.2 };
  const atMs = Date.parse('2026-07-21T08:30:00Z');

  it('passes on all that is said of a position, and an empty list as such', () => {
    const said = {
      ...{ speedKmh: 40, headingDeg: 90, altitudeM: -3.5, alarms: ['overspeed'] },
      ...{ status: [], isLate: true },
    };
    const { readings, rejected } = positionsOf([{ ...place, ...said, note: 'x' }, place]);
    const where = { point: 'V1', atMs, lon: 121.3, lat: 31.2 };
    assert.deepEqual(readings, [
      { index: 0, reading: { ...where, ...said } },
      { index: 1, reading: where },
    ]);
    assert.deepEqual(rejected, []);
  });

  const names = (count: number) => Array.from({ length: count }, (_none, at) => `alarm-${at}`);
  const wrong: readonly [object, RegExp][] = [
    [{ altitudeM: 40_001 }, /^altitudeM: a number from -1000 to 40000$/],
    [{ altitudeM: '12' }, /^altitudeM: /],
    [{ alarms: names(33) }, /^alarms: a list of at most 32 names/],
    [{ alarms: 'overspeed' }, /^alarms: /],
    [{ alarms: ['ok', 'Over Speed'] }, /^alarms\.1: /],
    [{ status: ['x'.repeat(51)] }, /^status\.0: /],
    [{ status: null }, /^status: /],
    [{ isLate: 'yes' }, /^isLate: true or false$/],
    [{ speedKmh: 401 }, /^speedKmh: a number from 0 to 400$/],
  ];
  for (const [field, reason] of wrong) {
    it(`rejects ${JSON.stringify(field).slice(0, 40)} with its reason, and no neighbour`, () => {
      const { readings, rejected } = positionsOf([place, { ...place, ...field }, place]);
      assert.deepEqual([readings.length, rejected.length, rejected[0]!.index], [2, 1, 1]);
      assert.match(rejected[0]!.reason, reason);
    });
  }

  it('takes as many names as the ingest', () => {
    const { readings } = positionsOf([{ ...place, alarms: names(32), status: names(32) }]);
    assert.equal(readings[0]!.reading.alarms!.length, 32);
  });
});
