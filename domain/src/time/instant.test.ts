import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoFromMs, msFromIso } from './instant.ts';

test('instants with an offset are read, fractions included', () => {
  const rows: [string, number][] = [
    ['1970-01-01T00:00:00Z', 0],
    ['2026-07-21T16:30:00.250+08:00', Date.UTC(2026, 6, 21, 8, 30, 0, 250)],
    ['2024-02-29T23:59:59.999999Z', Date.UTC(2024, 1, 29, 23, 59, 59, 999)],
    ['2026-01-01T00:00:00-03:30', Date.UTC(2026, 0, 1, 3, 30)],
  ];
  for (const [text, ms] of rows) assert.equal(msFromIso(text), ms, text);
});

test('what is not an instant is null, never a guess', () => {
  const texts = [
    '',
    '2026-07-21',
    '2026-07-21T08:30:00',
    '2026-06-31T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01T00:00:00+24:00',
    '20260101T000000Z',
    '1753086600000',
    'yesterday',
  ];
  for (const text of texts) assert.equal(msFromIso(text), null, text);
});

test('every day of 800 years is read back as it was written, and the next one after its month is none', () => {
  for (let ms = Date.UTC(1600, 0, 1, 23, 59, 58, 7); ms < Date.UTC(2400, 0); ms += 86_400_000) {
    const text = new Date(ms).toISOString();
    assert.equal(msFromIso(text), ms, text);
    const isLast = new Date(ms + 86_400_000).getUTCDate() === 1;
    const next = `${text.slice(0, 8)}${Number(text.slice(8, 10)) + 1}${text.slice(10)}`;
    if (isLast) assert.equal(msFromIso(next), null, next);
  }
  assert.equal(msFromIso('0050-03-01T00:00:00Z'), Date.parse('0050-03-01T00:00:00Z'));
});

test('an instant is written in UTC; what is none is refused', () => {
  assert.equal(isoFromMs(Date.UTC(2026, 6, 21)), '2026-07-21T00:00:00.000Z');
  assert.throws(() => isoFromMs(Number.NaN), /not an instant/);
});
