// `node connectors/src/mqtt/make-frames.ts`: writes the frames that are made from the specification (frames/SOURCES.md).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeSparkplug } from './sparkplug/encode.ts';
import type { SaidMetric, SaidPayload } from './sparkplug/encode.ts';

const AT = Date.parse('2026-03-01T08:00:00Z');
const bdSeq: SaidMetric = { name: 'bdSeq', type: 'UInt64', value: 7 };
const rebirth: SaidMetric = { name: 'Node Control/Rebirth', type: 'Boolean', value: false };

/** One of each data type, at its least value. */
const everyType: SaidMetric[] = [
  { name: 'int8', type: 'Int8', value: -128 },
  { name: 'int16', type: 'Int16', value: -32_768 },
  { name: 'int32', type: 'Int32', value: -2_147_483_648 },
  { name: 'int64', type: 'Int64', value: -9_007_199_254_740_991n },
  { name: 'uint8', type: 'UInt8', value: 255 },
  { name: 'uint16', type: 'UInt16', value: 65_535 },
  { name: 'uint32', type: 'UInt32', value: 4_294_967_295 },
  { name: 'uint64', type: 'UInt64', value: 9_007_199_254_740_991n },
  { name: 'float', type: 'Float', value: 12.5 },
  { name: 'double', type: 'Double', value: -273.15 },
  { name: 'boolean', type: 'Boolean', value: true },
  { name: 'string', type: 'String', value: 'open' },
  { name: 'null', type: 'Double', value: null },
  { name: 'int16s', type: 'Int16Array', value: Uint8Array.of(0xd0, 0x8a, 0x30, 0x75) },
];
const tank: SaidMetric = {
  ...{ name: 'Tank/T-101/Level', alias: 1, atMs: AT, type: 'Double', value: 3.25 },
  ...{ quality: 192, unit: 'm' },
};
const data = (seq: number, metrics: SaidMetric[]): SaidPayload => ({ atMs: AT, seq, metrics });

const PAYLOADS: Record<string, SaidPayload> = {
  nbirth: data(0, [bdSeq, rebirth, tank]),
  'ndata-by-alias': data(1, [
    { alias: 1, atMs: AT, type: 'Double', value: 3.5, withoutType: true },
  ]),
  'dbirth-every-type': data(2, everyType),
  'ddata-stale-and-bad': data(3, [
    { ...tank, quality: 500 },
    { ...tank, name: 'Tank/T-102/Level', alias: 2, quality: 0 },
  ]),
  'ddata-historical': data(4, [{ ...tank, atMs: AT - 3_600_000, isHistorical: true }]),
  'int64-beyond-2-53': data(5, [{ name: 'count', type: 'UInt64', value: 2n ** 60n }]),
  'not-a-number': data(6, [{ name: 'level', type: 'Float', value: NaN }]),
  'without-time': { seq: 7, metrics: [{ name: 'level', type: 'Double', value: 1 }] },
  'good-beside-wrong': data(8, [tank, { name: 'count', type: 'UInt64', value: 2n ** 60n }]),
  'ncmd-rebirth': { atMs: AT, metrics: [{ ...rebirth, atMs: AT, value: true }] },
};

const folder = join(import.meta.dirname, 'frames');
for (const [name, payload] of Object.entries(PAYLOADS)) write(name, encodeSparkplug(payload));
write('truncated', encodeSparkplug(PAYLOADS['nbirth']!).slice(0, -9));

function write(name: string, bytes: Uint8Array) {
  const lines =
    Buffer.from(bytes)
      .toString('hex')
      .match(/.{1,96}/g) ?? [];
  writeFileSync(join(folder, `${name}.hex`), `${lines.join('\n')}\n`);
}
