import assert from 'node:assert/strict';
import { test } from 'node:test';
import { msFromSourceTime, shanghaiDay, startOfShanghaiDay } from './source-time.ts';

const cases: [text: string, iso: string | null][] = [
  ['20260801085857', '2026-08-01T00:58:57.000Z'],
  ['2026-08-01 08:58:57', '2026-08-01T00:58:57.000Z'],
  ['2026-08-01T08:58', '2026-08-01T00:58:00.000Z'],
  ['20260801', '2026-07-31T16:00:00.000Z'],
  [' 2026-08-01 ', '2026-07-31T16:00:00.000Z'],
  ['2026-08-01T08:58:57+08:00', '2026-08-01T00:58:57.000Z'],
  ['2026-08-01T00:58:57Z', '2026-08-01T00:58:57.000Z'],
  ['20260230000000', null],
  ['20261301000000', null],
  ['20260801245959', null],
  ['20260801236000', null],
  ['2026080108', null],
  ['0001-01-01 00:00:00', null],
  ['00010101000000', null],
  ['0001-01-01T00:00:00+08:00', null],
  ['9999-12-31T23:59:59-12:00', null],
  ['99991231235959', null],
  ['soon', null],
  ['', null],
];
for (const [text, iso] of cases) {
  test(`${JSON.stringify(text)} is ${iso ?? 'no time'}`, () => {
    const ms = msFromSourceTime(text);
    assert.equal(ms === null ? null : new Date(ms).toISOString(), iso);
  });
}

test('the day is that of the wall clock in Shanghai', () => {
  const ms = Date.parse('2026-07-31T16:00:00Z');
  assert.equal(shanghaiDay(ms), '2026-08-01');
  assert.equal(shanghaiDay(ms - 1), '2026-07-31');
  assert.equal(startOfShanghaiDay(ms + 5_000), ms);
  assert.equal(startOfShanghaiDay(ms - 1), ms - 86_400_000);
});
