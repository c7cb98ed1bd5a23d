import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partTexts } from './part-texts.ts';
import { parseFrame } from './frame.ts';
import { plausibleTimes } from './plausible-times.ts';
import { readPoint } from './points.ts';
import { clockUnit, stateRequests } from './requests.ts';
import { readFileSync } from 'node:fs';

test('what is mapped is asked for once, with system and address; the device itself always', () => {
  const units = stateRequests([
    'part/1/3/11/2.18/fire',
    'part/1/3/11/2.18/fault',
    'analog/1/3/11/2.18/6',
    'system/1/3/fire',
    'device/line-fault',
    'operation/1/3/reset',
    'somebody else',
  ]);
  assert.deepEqual(units, [
    [81, 1, 0],
    [61, 1, 1, 3],
    [62, 1, 1, 3, 18, 0, 2, 0],
    [63, 1, 1, 3, 18, 0, 2, 0],
  ]);
  assert.deepEqual(stateRequests([]), [[81, 1, 0]]);
});

test('no request asks for more than an answer can hold', () => {
  const points = Array.from({ length: 50 }, (_none, part) => `part/1/1/42/1.${part}/fire`);
  const counts = stateRequests(points).map(([type, count]) => [type, count]);
  assert.deepEqual(counts, [
    [81, 1],
    [62, 22],
    [62, 22],
    [62, 6],
  ]);
});

test('the clock is set to Beijing time', () => {
  assert.deepEqual(clockUnit(Date.UTC(2026, 6, 21, 2, 3, 4)), [90, 1, 4, 3, 10, 21, 7, 26]);
});

test('names are read as decode gives them, others are not', () => {
  assert.deepEqual(readPoint('analog/1/3/11/2.18/6'), {
    ...{ of: 'analog', systemType: 1, systemAddress: 3, partType: 11 },
    ...{ circuit: 2, part: 18, last: '6' },
  });
  assert.deepEqual(readPoint('device/fault'), { of: 'device', last: 'fault' });
  for (const other of ['', 'part/1/3/11/fire', 'system/1/fire', 'part/1/3/11/2.18/'])
    assert.equal(readPoint(other), null);
});

test('the text of a part is read from GB 18030, without what would steer a terminal', () => {
  const hex = readFileSync(
    new URL('./frames/part-fire-without-running-bit.hex', import.meta.url),
    'utf8',
  );
  const bytes = new Uint8Array(Buffer.from(hex.trim(), 'hex'));
  const frame = parseFrame(bytes);
  assert.ok('data' in frame);
  assert.deepEqual(partTexts(frame), [{ part: '1/3/0/6.217', text: 'Ａ区１层呷哺走廊' }]);
  // Where the text begins: two bytes of the data unit, nine of the object.
  frame.data.set([0x1b, 0x5b], 11);
  assert.deepEqual(partTexts(frame), [{ part: '1/3/0/6.217', text: '[区１层呷哺走廊' }]);
});

test('a clock that was never set, or runs ahead, does not lose a fire', () => {
  const nowMs = Date.UTC(2026, 6, 21);
  const clock = { aheadS: 60, behindH: 1 };
  const reading = {
    ...{ point: 'part/1/3/11/0.18/fire', value: 1, unit: null },
    quality: 'good',
  } as const;
  const at = (atMs: number) => plausibleTimes([{ ...reading, atMs }], nowMs, clock)[0];
  for (const kept of [nowMs + 60_000, nowMs, nowMs - 3_600_000])
    assert.deepEqual(at(kept), { ...reading, atMs: kept });
  for (const off of [nowMs + 60_001, nowMs - 3_600_001, Date.UTC(2000, 0, 1)])
    assert.deepEqual(at(off), { ...reading, atMs: nowMs, quality: 'uncertain' });
});
