import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RegisterType, WordOrder } from '@parkwatch/domain/sources/modbus-tcp';
import { crc16, withCrc } from './crc16.ts';
import { packedBit, registerValue, scaled } from './map-values.ts';

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));

const values: [hex: string, type: RegisterType, order: WordOrder, value: number][] = [
  ['41CC0000', 'f32', 'ABCD', 25.5],
  ['000041CC', 'f32', 'CDAB', 25.5],
  ['CC410000', 'f32', 'BADC', 25.5],
  ['0000CC41', 'f32', 'DCBA', 25.5],
  ['00FA', 'u16', 'ABCD', 250],
  ['00FA', 'u16', 'CDAB', 250],
  ['FA00', 'u16', 'BADC', 250],
  ['FA00', 'u16', 'DCBA', 250],
  ['FFFF', 'u16', 'ABCD', 65_535],
  ['FFFF', 'i16', 'ABCD', -1],
  ['8000', 'i16', 'ABCD', -32_768],
  ['FFFFFFFF', 'u32', 'ABCD', 4_294_967_295],
  ['FFFFFFFE', 'i32', 'ABCD', -2],
  ['E2400001', 'u32', 'CDAB', 123_456],
  ['00000000075BCD15', 'u64', 'ABCD', 123_456_789],
  ['CD15075B00000000', 'u64', 'CDAB', 123_456_789],
  ['15CD5B0700000000', 'u64', 'DCBA', 123_456_789],
  ['FFFFFFFFFFFFFFFF', 'i64', 'ABCD', -1],
  ['C0091EB851EB851F', 'f64', 'ABCD', -3.14],
  ['851F51EB1EB8C009', 'f64', 'CDAB', -3.14],
  ['7FC00000', 'f32', 'ABCD', NaN],
  ['7F800000', 'f32', 'ABCD', Infinity],
  ['0000', 'bool', 'ABCD', 0],
  ['0100', 'bool', 'ABCD', 1],
];
for (const [hex, type, order, value] of values)
  test(`${hex} as ${type} ${order} is ${value}`, () =>
    assert.equal(registerValue(bytes(hex), type, order), value));

test('bits are packed from the low end of the first byte', () => {
  const packed = bytes('0581');
  const set = Array.from({ length: 16 }, (_none, at) => at).filter((at) => packedBit(packed, at));
  assert.deepEqual(set, [0, 2, 8, 15]);
});

test('a scale of tenths divides, so that no digits appear that nobody measured', () => {
  const by = (raw: number, scale: number, offset = 0) => scaled(raw, { scale, offset });
  assert.equal(by(123, 0.1), 12.3);
  assert.equal(by(3, 0.1), 0.3);
  assert.equal(by(7, 0.001), 0.007);
  assert.equal(by(10, 2.5, -40), -15);
  assert.equal(by(-5, 0.1), -0.5);
});

test('the CRC is that of the classic vector, low byte first', () => {
  const request = bytes('01030000000A');
  assert.equal(crc16(request), 0xcdc5);
  assert.equal(Buffer.from(withCrc(request)).toString('hex'), '01030000000ac5cd');
});
