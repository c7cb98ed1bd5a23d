import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modbusTcpDevice } from '@parkwatch/domain/sources/modbus-tcp';
import { devicePoints } from './device-points.ts';
import { planReads } from './plan-reads.ts';
import { readPoints } from './read-points.ts';
import type { BlockResult } from './read-points.ts';

const AT_MS = Date.UTC(2026, 6, 21);

/** What a device with these registers says when each block holds these words; a text is an exception. */
function said(
  registers: object,
  words: readonly (readonly number[] | string | null)[],
  last: Record<string, number> = {},
): string[] {
  const { points, needs } = devicePoints(modbusTcpDevice.parse({ registers }).registers);
  const plan = planReads(needs, { maxGap: 0, maxWords: 125 });
  assert.equal(plan.blocks.length, words.length, 'words for each block');
  const results = words.map((block): BlockResult => {
    if (block === null) return null;
    if (typeof block === 'string') return { exception: block };
    return { data: Uint8Array.from(block.flatMap((word) => [word >> 8, word & 0xff])) };
  });
  const context = { plan, results, atMs: AT_MS, last: new Map(Object.entries(last)) };
  return readPoints(points, context).map(
    ({ reading: { point, value, quality, unit } }) => `${point} ${value} ${quality} ${unit}`,
  );
}

test('a value has scale and unit', () => {
  const registers = { T: { address: 7, type: 'i16', scale: 0.1, offset: 1, unit: 'degC' } };
  assert.deepEqual(said(registers, [[0xffce]]), ['T -4 good degC']);
});

test('a bit of a register is 1 or 0', () => {
  const registers = { P: { address: 0, bit: 3 }, Q: { address: 0, bit: 4 } };
  assert.deepEqual(said(registers, [[0x0008]]), ['P 1 good null', 'Q 0 good null']);
});

test('a current outside of 3.6 to 21 mA is a broken channel', () => {
  const registers = { I: { address: 0, scale: 0.01, unit: 'mA', valid: { min: 3.6, max: 21 } } };
  for (const [raw, expected] of [
    [359, 'I 3.59 bad mA'],
    [360, 'I 3.6 good mA'],
    [2100, 'I 21 good mA'],
    [2101, 'I 21.01 bad mA'],
  ] as const)
    assert.deepEqual(said(registers, [[raw]]), [expected]);
});

const CODES = {
  G: {
    ...{ address: 0, scale: 0.1, unit: '%LEL' },
    status: {
      address: 1,
      codes: { 'low-alarm': [1], 'high-alarm': [2], fault: [3], offline: [4], disabled: [5] },
    },
  },
};
const coded: [code: number, quality: string, standing: string | null][] = [
  [0, 'good', null],
  [1, 'good', 'low-alarm'],
  [2, 'good', 'high-alarm'],
  [3, 'bad', 'fault'],
  [4, 'bad', 'offline'],
  [5, 'bad', 'disabled'],
  [9, 'uncertain', null],
];
for (const [code, quality, standing] of coded) {
  test(`status ${code} of a gas controller: ${quality}, ${standing ?? 'nothing stands'}`, () => {
    const [value, ...names] = said(CODES, [[300, code]]);
    assert.equal(value, `G 30 ${quality} %LEL`);
    assert.equal(names.length, 5);
    const on = names.filter((name) => / 1 good null$/.test(name));
    assert.deepEqual(on, standing === null ? [] : [`G.${standing} 1 good null`]);
  });
}

test('bits of a status stand side by side', () => {
  const registers = {
    G: { address: 0, status: { fc: 4, address: 9, bits: { 'low-alarm': 0, fault: 15 } } },
  };
  assert.deepEqual(said(registers, [[5], [0x8001]]), [
    'G 5 bad null',
    'G.low-alarm 1 good null',
    'G.fault 1 good null',
  ]);
});

test('an exception tells the last value as bad, and nothing where there was none', () => {
  const registers = { A: { address: 0 }, B: { address: 10 } };
  assert.deepEqual(said(registers, ['exception: busy', [7]], { A: 5 }), [
    'A 5 bad null',
    'B 7 good null',
  ]);
  assert.deepEqual(said(registers, ['exception: busy', [7]]), ['B 7 good null']);
});

test('no number is bad, with the last value', () => {
  const registers = { A: { address: 0, type: 'f32' } };
  assert.deepEqual(said(registers, [[0x7fc0, 0]], { A: 5 }), ['A 5 bad null']);
  assert.deepEqual(said(registers, [[0x7fc0, 0]]), []);
});

test('what was not read says nothing; a value whose status was refused is uncertain', () => {
  const registers = { G: { address: 0, status: { address: 9, bits: { fault: 0 } } } };
  assert.deepEqual(said(registers, [null, null]), []);
  assert.deepEqual(said(registers, [[3], 'exception: busy'], { 'G.fault': 1 }), [
    'G 3 uncertain null',
    'G.fault 1 bad null',
  ]);
});
