import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gcj02FromWgs84 } from '@parkwatch/domain/geo/gcj02';
import { isPosition } from '../contract.ts';
import type { Decoded, PositionReading, ValueReading } from '../contract.ts';
import { decode } from './decode.ts';
import { readFrame } from './read-frame.ts';
import {
  AT_MS,
  PHONE,
  batchBody,
  message,
  recorded,
  recordedNames,
  reportBody,
} from './testing.ts';
import type { Report } from './testing.ts';

const WGS84 = { datum: 'wgs84' } as const;

function read(frame: Uint8Array, settings: Parameters<typeof decode>[1] = WGS84) {
  const decoded = decode(frame, settings);
  assert.ok('readings' in decoded, JSON.stringify(decoded));
  const position = decoded.readings.find(isPosition);
  const values = decoded.readings.filter((one): one is ValueReading => !isPosition(one));
  return { position, values, of: (name: string) => values.find(({ point }) => point === name) };
}
const report = (given: Report = {}) => read(message(0x0200, reportBody(given)));
const reason = (decoded: Decoded) => ('rejected' in decoded ? decoded.rejected : 'accepted');
const rejection = (given: Report) => reason(decode(message(0x0200, reportBody(given)), WGS84));

describe('a position report', () => {
  it('is where the vehicle is, with its alarms and states by name', () => {
    const { position } = report({ alarm: 0b11, status: 0b11 | (3 << 8) | (1 << 19) });
    assert.deepEqual(position, {
      ...{ point: PHONE, atMs: AT_MS, lon: 120.382456, lat: 36.070123 },
      ...{ speedKmh: 65.5, headingDeg: 90, altitudeM: 12 },
      ...{ alarms: ['emergency', 'overspeed'], status: ['acc-on', 'beidou', 'full-loaded'] },
    } satisfies PositionReading);
  });

  it('knows each of the 32 alarm bits, the highest too', () => {
    assert.equal(report({ alarm: 0xffffffff }).position?.alarms?.length, 32);
    assert.deepEqual(report({ alarm: 0x80000000 }).position?.alarms, ['illegal-door']);
  });

  it('lies in the south and the west by status bits 2 and 3', () => {
    const { position } = report({ status: 0b1110 });
    assert.deepEqual([position?.lat, position?.lon], [-36.070123, -120.382456]);
  });

  it('without a fix is no position: the point fix says why, what is measured stays', () => {
    const { position, of } = report({ status: 1, alarm: 1, extras: '0104000003e8' });
    assert.equal(position, undefined);
    assert.deepEqual([of('fix')?.value, of('mileage')?.value], [0, 100]);
    assert.equal(of('alarm-emergency')?.value, 1);
    assert.equal(report().of('fix')?.value, 1);
  });

  it('with encrypted coordinates is no position', () => {
    const decoded = decode(message(0x0200, reportBody({ status: 0b100010 })), WGS84);
    assert.ok('readings' in decoded && !decoded.readings.some(isPosition));
    assert.match(decoded.notes?.join() ?? '', /^encrypted/);
  });

  it('of a device in GCJ-02 is given in WGS 84', () => {
    const [lon, lat] = gcj02FromWgs84([120.38, 36.07]);
    const frame = message(0x0200, reportBody({ lon, lat }));
    const { position } = read(frame, { datum: 'gcj02' });
    assert.ok(Math.abs(position!.lon - 120.38) < 1e-6 && Math.abs(position!.lat - 36.07) < 1e-6);
  });

  it('leaves out what no vehicle does, and takes an altitude below the sea', () => {
    const { position } = report({ speed: 0xffff, direction: 0xffff, altitude: -5 });
    assert.equal(position?.altitudeM, -5);
    assert.ok(!('speedKmh' in position) && !('headingDeg' in position));
    assert.equal(report({ direction: 360 }).position?.headingDeg, 0);
    assert.ok(!('altitudeM' in report({ altitude: -20_000 }).position!));
  });

  it('is refused beyond the poles and the date line, with or without a fix', () => {
    assert.match(rejection({ lat: 120.38, lon: 36.07 }), /^out-of-range: latitude 120.38/);
    assert.match(rejection({ lon: 180.000001 }), /^out-of-range: longitude/);
    assert.match(rejection({ lat: 120.38, status: 0 }), /^out-of-range/);
    assert.equal(report({ lat: 90, lon: 180 }).position?.lat, 90);
  });

  const none = [
    ...['261301120000', '261131120000', '260229120000', '261127240000', '26112712600a'],
    ...['000000000000', 'ffffffffffff', '261127126000'],
  ];
  for (const time of none) {
    it(`has no reading of its own at ${time}, which is no day or time, and says so`, () => {
      const decoded = decode(message(0x0200, reportBody({ time, alarm: 1 })), WGS84);
      assert.ok('readings' in decoded);
      assert.deepEqual(decoded.readings, []);
      assert.match(decoded.notes?.join() ?? '', /^bad-time/);
    });
  }
  it('is taken on the last of February of a leap year, in GMT+8', () => {
    const { position } = report({ time: '280229003000' });
    assert.equal(position?.atMs, Date.parse('2028-02-28T16:30:00Z'));
  });
});

describe('the extras of a report', () => {
  it('become values by the table, others are passed over', () => {
    const extras = '0104000003e8' + '02020064' + '03020258' + '06028005' + '2b0400070009';
    const { of } = report({ extras: extras + '300119' + '31010c' + 'e203010203' });
    const value = (point: string) => [of(point)?.value, of(point)?.unit];
    assert.deepEqual(value('mileage'), [100, 'km']);
    assert.deepEqual(value('fuel'), [10, 'L']);
    assert.deepEqual(value('recorder-speed'), [60, 'km/h']);
    assert.deepEqual(value('cargo-temperature'), [-5, 'degC']);
    assert.deepEqual([of('analog-0')?.value, of('analog-1')?.value], [9, 7]);
    assert.deepEqual([of('signal-strength')?.value, of('satellites')?.value], [25, 12]);
  });

  it('that do not fit cost themselves, not the position', () => {
    const beyond = report({ extras: '300119' + '0104000003' });
    assert.ok(beyond.position);
    assert.deepEqual([beyond.of('signal-strength')?.value, beyond.of('mileage')], [25, undefined]);
    const short = report({ extras: '01020003' + '31010c' + '30' });
    assert.deepEqual([short.of('mileage'), short.of('satellites')?.value], [undefined, 12]);
  });
});

describe('a batch', () => {
  const good = reportBody({ atMs: AT_MS - 60_000 });
  const swapped = reportBody({ lat: 120.38, lon: 36.07 });

  it('from a blind area is late, one on time is not', () => {
    assert.equal(read(message(0x0704, batchBody([good], 1))).position?.isLate, true);
    assert.equal(read(message(0x0704, batchBody([good], 0))).position?.isLate, undefined);
  });

  it('loses its wrong items only, and is refused when all are wrong', () => {
    const decoded = decode(message(0x0704, batchBody([swapped, good, good])), WGS84);
    assert.ok('readings' in decoded);
    assert.equal(decoded.readings.filter(isPosition).length, 2);
    assert.deepEqual(decoded.notes, ['out-of-range: latitude 120.38 (item 1)']);
    const all = decode(message(0x0704, batchBody([swapped, swapped])), WGS84);
    assert.match(reason(all), /^out-of-range: latitude 120.38 \(item 1\)/);
  });

  it('that ends early gives what is there', () => {
    const body = batchBody([good, good]);
    const decoded = decode(message(0x0704, body.subarray(0, body.length - 3)), WGS84);
    assert.ok('readings' in decoded);
    assert.equal(decoded.readings.filter(isPosition).length, 1);
  });
});

describe('a frame', () => {
  it('is read without its marks as with them', () => {
    for (const name of recordedNames().filter((one) => !one.startsWith('wrong-'))) {
      const frame = recorded(name);
      assert.deepEqual(decode(frame.subarray(1, -1), WGS84), decode(frame, WGS84), name);
      assert.ok(
        'readings' in decode(frame, WGS84) || /0704-2019|0200-.*-l1-escaped/.test(name),
        name,
      );
    }
  });

  it('of either edition names the vehicle by its number without zeros', () => {
    for (const edition of [2013, 2019] as const) {
      const frame = readFrame(message(0x0002, Buffer.alloc(0), { edition, seq: 7 }));
      assert.ok('header' in frame);
      const { phone, seq, edition: read } = frame.header;
      assert.deepEqual([phone, seq, read], [PHONE, 7, edition]);
    }
  });

  it('with an encrypted body, a wrong part number or a header cut short is refused', () => {
    const plain = (hex: string) => {
      const bytes = Buffer.from(hex, 'hex');
      const sum = bytes.reduce((one, other) => one ^ other, 0);
      return reason(decode(Buffer.concat([bytes, Buffer.from([sum])]), WGS84));
    };
    assert.match(plain('000204000138001380000009'), /^encrypted/);
    assert.match(plain('00022000013800138000000900020003'), /^bad-part: number 3 of 2/);
    assert.match(plain('00022000013800138000000900000000'), /^bad-part/);
    assert.match(plain('000240000138001380000009'), /^truncated/);
  });

  it('of any bytes gives readings or a reason', () => {
    for (let seed = 1; seed < 3000; seed++) {
      const bytes = Buffer.from(
        Array.from({ length: seed % 97 }, (_, at) => (seed * 31 * (at + 7)) >> 3),
      );
      assert.ok(decode(bytes, WGS84));
    }
  });
});
