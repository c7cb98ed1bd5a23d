import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Decoded, ValueReading } from '../../contract.ts';
import { DATATYPES } from './datatypes.ts';
import type { Datatype } from './datatypes.ts';
import { decodeSparkplug } from './decode.ts';
import { encodeSparkplug } from './encode.ts';
import type { SaidMetric } from './encode.ts';

const AT = Date.parse('2026-03-01T08:00:00Z');

function decodeOne(metric: SaidMetric): Decoded {
  return decodeSparkplug(encodeSparkplug({ atMs: AT, seq: 1, metrics: [metric] }));
}
function valuesOf(decoded: Decoded): number[] {
  assert.ok('readings' in decoded, 'rejected' in decoded ? decoded.rejected : '');
  return decoded.readings.map((reading) => (reading as ValueReading).value);
}
const hexOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('Sparkplug values', () => {
  const scalars: [Datatype, SaidMetric['value'], number[]][] = [
    ['Int8', -128, [-128]],
    ['Int16', -32_768, [-32_768]],
    ['Int32', -2_147_483_648, [-2_147_483_648]],
    ['Int32', 2_147_483_647, [2_147_483_647]],
    ['Int64', -9_007_199_254_740_991n, [-9_007_199_254_740_991]],
    ['UInt8', 255, [255]],
    ['UInt16', 65_535, [65_535]],
    ['UInt32', 4_294_967_295, [4_294_967_295]],
    ['UInt64', 9_007_199_254_740_991n, [9_007_199_254_740_991]],
    ['Float', 1.5, [1.5]],
    ['Double', -273.15, [-273.15]],
    ['Boolean', true, [1]],
    ['Boolean', false, [0]],
    ['DateTime', AT, [AT]],
    // Nothing to store.
    ['String', 'open', []],
    ['Text', 'open', []],
    ['Double', null, []],
  ];
  for (const [type, value, expected] of scalars) {
    it(`reads ${type} ${String(value)}`, () => {
      assert.deepEqual(valuesOf(decodeOne({ name: 'm', type, value })), expected);
    });
  }

  // Sparkplug 3.0.0, Datatype Details: the examples of the specification.
  const arrays: [Datatype, string, number[]][] = [
    ['Int8Array', 'EF 7B', [-17, 123]],
    ['Int16Array', 'D0 8A 30 75', [-30_000, 30_000]],
    ['Int32Array', 'FF FF FF FF FA AF CB 12', [-1, 315_338_746]],
    ['UInt8Array', '17 FA', [23, 250]],
    ['UInt16Array', '1E 00 88 CC', [30, 52_360]],
    ['UInt32Array', '34 00 00 00 49 FB 55 C4', [52, 3_293_969_225]],
    ['BooleanArray', '0C 00 00 00 34 D0', [0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1]],
    ['DoubleArray', '00 00 00 00 00 00 F8 3F', [1.5]],
    ['StringArray', '41 42 43 00', []],
  ];
  for (const [type, hex, expected] of arrays) {
    it(`reads ${type} element by element`, () => {
      const decoded = decodeOne({ name: 'm', type, value: hexOf(hex) });
      assert.deepEqual(valuesOf(decoded), expected);
      const points = 'readings' in decoded ? decoded.readings.map(({ point }) => point) : [];
      assert.deepEqual(
        points,
        expected.map((_, at) => `m[${at}]`),
      );
    });
  }

  const refused: [string, SaidMetric, RegExp][] = [
    ['UInt64 beyond 2^53', { name: 'm', type: 'UInt64', value: 2n ** 53n }, /^too-large: m /],
    ['Int64 beyond -2^53', { name: 'm', type: 'Int64', value: -(2n ** 60n) }, /^too-large: m /],
    [
      'Int64Array beyond 2^53',
      { name: 'm', type: 'Int64Array', value: hexOf('FFFFFFFFFFFFFF7F') },
      /^too-large/,
    ],
    ['NaN', { name: 'm', type: 'Double', value: NaN }, /^not-finite: m /],
    ['infinity', { name: 'm', type: 'Float', value: Infinity }, /^not-finite: m /],
    ['a metric without a name', { type: 'Double', value: 1 }, /^no-name/],
    ['a name too long', { name: 'x'.repeat(301), type: 'Double', value: 1 }, /^long-name/],
    [
      'a time beyond the calendar',
      { name: 'm', atMs: 8.65e15, type: 'Double', value: 1 },
      /^bad-time/,
    ],
  ];
  for (const [what, metric, reason] of refused) {
    it(`refuses ${what}`, () => {
      const decoded = decodeOne(metric);
      assert.match('rejected' in decoded ? decoded.rejected : '', reason);
    });
  }

  it('takes the time of the payload where the metric has none, and refuses what has neither', () => {
    const metrics: SaidMetric[] = [
      { name: 'own', atMs: AT - 5, type: 'Double', value: 1 },
      { name: 'payload', type: 'Double', value: 2 },
    ];
    const decoded = decodeSparkplug(encodeSparkplug({ atMs: AT, metrics }));
    assert.deepEqual('readings' in decoded ? decoded.readings.map(({ atMs }) => atMs) : [], [
      AT - 5,
      AT,
    ]);
    const timeless = decodeSparkplug(encodeSparkplug({ metrics: metrics.slice(1) }));
    assert.match('rejected' in timeless ? timeless.rejected : '', /^no-time/);
  });

  it('names metrics by their alias where there is no name, and leaves out what steers the session', () => {
    const metrics: SaidMetric[] = [
      { name: 'bdSeq', type: 'UInt64', value: 3 },
      { name: 'Node Control/Rebirth', type: 'Boolean', value: false },
      { alias: 7, type: 'Double', value: 1, withoutType: true },
    ];
    const decoded = decodeSparkplug(encodeSparkplug({ atMs: AT, metrics }));
    assert.deepEqual(decoded, {
      readings: [{ point: 'alias/7', atMs: AT, value: 1, unit: null, quality: 'good' }],
    });
  });

  it('reads quality and unit from the properties', () => {
    const qualities = [192, 0, 500, 64].map((quality) => {
      const decoded = decodeOne({ name: 'm', type: 'Double', value: 1, quality, unit: ' kPa ' });
      return 'readings' in decoded ? (decoded.readings[0] as ValueReading) : null;
    });
    assert.deepEqual(
      qualities.map((one) => one?.quality),
      ['good', 'bad', 'bad', 'uncertain'],
    );
    assert.equal(qualities[0]?.unit, 'kPa');
  });
});

describe('Sparkplug payloads', () => {
  it('answers to any bytes', () => {
    const good = encodeSparkplug({
      ...{ atMs: AT, seq: 3 },
      metrics: [
        { name: 'Tank 1/Level', alias: 4, type: 'Double', value: 3.2, quality: 192, unit: 'm' },
      ],
    });
    for (let length = 0; length < good.length; length++) decodeSparkplug(good.slice(0, length));
    for (let at = 0; at < good.length; at++) {
      for (const byte of [0, 1, 0x7f, 0x80, 0xff, good[at]! ^ 0x20]) {
        const wrong = good.slice();
        wrong[at] = byte;
        const decoded = decodeSparkplug(wrong);
        assert.ok('readings' in decoded || /^[a-z-]+: /.test(decoded.rejected));
      }
    }
  });

  const wrong: [string, Uint8Array, RegExp][] = [
    ['a metric longer than the payload', hexOf('12 ff ff ff ff 0f'), /^bad-protobuf/],
    ['an endless varint', new Uint8Array(20).fill(0xff), /^bad-protobuf/],
    ['groups in groups', new Uint8Array(100_000).fill(0x7b), /^bad-protobuf/],
    ['a megabyte and a byte', new Uint8Array(1_048_577), /^too-large/],
    [
      'more metrics than a message may hold',
      new Uint8Array(20_000).map((_, at) => (at % 2 ? 0 : 0x12)),
      /^too-many/,
    ],
  ];
  for (const [what, bytes, reason] of wrong) {
    it(`refuses ${what} in bounded time`, () => {
      const decoded = decodeSparkplug(bytes);
      assert.match('rejected' in decoded ? decoded.rejected : '', reason);
    });
  }

  it('knows every data type of the specification by its number', () => {
    assert.deepEqual(
      Object.values(DATATYPES),
      Array.from({ length: 34 }, (_, at) => at + 1),
    );
  });
});
