import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { isUnit } from '@parkwatch/domain/reading/units';
import { gb26875Settings } from '@parkwatch/domain/sources/gb26875';
import { isPosition } from '../contract.ts';
import type { Decoded } from '../contract.ts';
import { decode } from './decode.ts';
import { buildFrame } from './frame.ts';
import { ANALOG_TYPES, COMMANDS } from './tables.ts';

const folder = new URL('./frames/', import.meta.url);
const SETTINGS = gb26875Settings.parse({});
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.hex'))
  .map((file) => file.slice(0, -4));
const text = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const read = (name: string) => new Uint8Array(Buffer.from(text(`${name}.hex`).trim(), 'hex'));
const HEAD = {
  ...{ serial: 1, version: 1, sentAtMs: Date.UTC(2024, 7, 1), source: 5, target: 6 },
  command: COMMANDS.send as number,
};
const TIME = [0, 0, 9, 1, 8, 24];

/** As `frames/*.expected.json` writes it. */
function written(decoded: Decoded): unknown {
  if ('rejected' in decoded) return { rejected: decoded.rejected.split(':')[0] };
  return {
    readings: decoded.readings.map((reading) => {
      assert.ok(!isPosition(reading));
      const { point, atMs, value, unit, quality } = reading;
      return { point, time: new Date(atMs).toISOString(), value, unit, quality };
    }),
  };
}

for (const name of names) {
  test(`frame ${name}`, () => {
    const own = `${name}.settings.json`;
    const settings = existsSync(new URL(own, folder)) ? (JSON.parse(text(own)) as object) : {};
    const decoded = decode(read(name), gb26875Settings.parse(settings));
    assert.deepEqual(written(decoded), JSON.parse(text(`${name}.expected.json`)));
  });
}

/** Values of the analog types for the raw number 123, by hand from table 6. */
const ANALOG: readonly (readonly [type: number, value: number, unit: string | null])[] = [
  [1, 123, '1'],
  [2, 1.23, 'm'],
  [3, 12.3, 'degC'],
  [4, 12.3, 'MPa'],
  [5, 12.3, 'kPa'],
  [6, 12.3, '%LEL'],
  [7, 123, 's'],
  [8, 12.3, 'V'],
  [9, 12.3, 'A'],
  [10, 44.28, 'm3/h'],
  [11, 738, 'm3/h'],
  [12, 123, 'm/s'],
  [200, 123, null],
];
const analogFrame = (type: number, raw: number) =>
  buildFrame({
    ...HEAD,
    data: [3, 1, 1, 1, 11, 1, 0, 1, 0, type, raw & 0xff, (raw >> 8) & 0xff, ...TIME],
  });

test('analog values have the resolution of their type, and a unit of the park where there is one', () => {
  const got = ANALOG.map(([type]) => {
    const decoded = decode(analogFrame(type, 123), SETTINGS);
    assert.ok('readings' in decoded);
    const reading = decoded.readings[0];
    assert.ok(reading !== undefined && !isPosition(reading));
    return [type, reading.value, reading.unit];
  });
  assert.deepEqual(got, ANALOG);
  const foreign = Object.values(ANALOG_TYPES).filter(({ unit }) => !isUnit(unit));
  assert.deepEqual(
    foreign.map(({ unit }) => unit),
    ['s', 'V'],
  );
});

test('analog values are signed', () => {
  const decoded = decode(analogFrame(3, -55), SETTINGS);
  assert.ok('readings' in decoded);
  const reading = decoded.readings[0];
  assert.ok(reading !== undefined && !isPosition(reading));
  assert.equal(reading.value, -5.5);
});

test('types that carry no measurement are taken, and their sizes are checked', () => {
  const taken = [
    [5, 1, 1, 1, 2, 0],
    [6, 1, 1, 1, 2, 0x41, 0x42],
    [7, 1, 1, 1, 41, 1, 0, 1, 0, ...Array<number>(31).fill(0x20)],
    [25, 1, 2, 1],
    [26, 1, 2, 0x41, 0x42],
    [28, 1, ...TIME],
  ];
  for (const data of taken)
    assert.deepEqual(decode(buildFrame({ ...HEAD, data }), SETTINGS), { readings: [] });
  for (const data of [taken[0]!, taken[2]!, taken[3]!, taken[5]!]) {
    const long = decode(buildFrame({ ...HEAD, data: [...data, 0] }), SETTINGS);
    assert.match('rejected' in long ? long.rejected : '', /^bad-length: /);
  }
  const short = decode(buildFrame({ ...HEAD, data: [6, 9, 1] }), SETTINGS);
  assert.match('rejected' in short ? short.rejected : '', /^bad-length: /);
});

test('a frame without data only says that the device is there; one without objects says nothing right', () => {
  assert.deepEqual(decode(buildFrame(HEAD), SETTINGS), { readings: [] });
  for (const data of [[2], [2, 0]]) {
    const decoded = decode(buildFrame({ ...HEAD, data }), SETTINGS);
    assert.match('rejected' in decoded ? decoded.rejected : '', /^bad-count: /);
  }
  const odd = decode(buildFrame({ ...HEAD, command: 7 }), SETTINGS);
  assert.deepEqual(odd, { rejected: 'unknown-command: 7' });
});

const SEED = 2687503;
test(`any bytes give readings or a reason (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const frames = names.map(read);
  const seen = new Set<string>();
  for (let round = 0; round < 20_000; round++) {
    const bytes = Uint8Array.from(random.pick(frames));
    for (let change = random.below(4); change >= 0 && bytes.length > 0; change--)
      bytes[random.below(bytes.length)] = random.below(256);
    const whole = random.next() < 0.3 ? bytes.subarray(0, random.below(bytes.length + 1)) : bytes;
    // Half of them with a right sum, so that what lies behind it is met too.
    if (random.next() < 0.5 && whole.length > 5) {
      const end = whole.length - 3;
      whole[end] = whole.subarray(2, end).reduce((sum, byte) => (sum + byte) & 0xff, 0);
    }
    const decoded = decode(whole, SETTINGS);
    seen.add('rejected' in decoded ? decoded.rejected.split(':')[0]! : 'readings');
    if ('rejected' in decoded) continue;
    assert.ok(decoded.readings.length <= 102 * 28);
    for (const reading of decoded.readings) {
      assert.ok(!isPosition(reading) && Number.isFinite(reading.value));
      assert.ok(Number.isFinite(reading.atMs) && reading.point !== '');
    }
  }
  for (const reason of [
    'readings',
    'bad-checksum',
    'bad-tail',
    'truncated',
    'bad-length',
    'bad-head',
  ])
    assert.ok(seen.has(reason), reason);
});
