import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantAt, instantBytes } from './beijing-time.ts';
import { buildFrame, parseFrame } from './frame.ts';

const FRAME = {
  ...{ serial: 0xfffe, version: 0x0201, sentAtMs: Date.UTC(2024, 1, 29, 15, 59, 59) },
  ...{ source: 2 ** 48 - 1, target: 1, command: 2 },
};

test('a frame that is built is read as what it was', () => {
  const parsed = parseFrame(buildFrame({ ...FRAME, data: [1, 0xff, 0] }));
  assert.deepEqual(parsed, { ...FRAME, data: Uint8Array.of(1, 0xff, 0) });
});

test('times are of Beijing: 23:59:59 there on leap day is 15:59:59 UTC', () => {
  const bytes = instantBytes(FRAME.sentAtMs);
  assert.deepEqual(bytes, [59, 59, 23, 29, 2, 24]);
  assert.equal(instantAt(Uint8Array.from(bytes), 0), FRAME.sentAtMs);
  // 8 h later it is another year there.
  assert.deepEqual(instantBytes(Date.UTC(2025, 11, 31, 16)), [0, 0, 0, 1, 1, 26]);
});

const impossible: [string, number[]][] = [
  ['all zeros', [0, 0, 0, 0, 0, 0]],
  ['second 60', [60, 0, 0, 1, 1, 24]],
  ['hour 24', [0, 0, 24, 1, 1, 24]],
  ['29 February of no leap year', [0, 0, 0, 29, 2, 23]],
  ['31 June', [0, 0, 0, 31, 6, 24]],
  ['month 13', [0, 0, 0, 1, 13, 24]],
  ['BCD of 2024, which is the year 36', [0, 0, 0, 1, 1, 0xe8]],
  ['five bytes', [0, 0, 0, 1, 1]],
];
for (const [name, bytes] of impossible)
  test(`no instant: ${name}`, () => assert.equal(instantAt(Uint8Array.from(bytes), 0), null));
