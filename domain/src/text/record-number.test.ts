import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRecordNumber, recordNumber } from './record-number.ts';

test('numbers are padded to six digits and never cut', () => {
  assert.equal(recordNumber('YH', 2026, 123), 'YH-2026-000123');
  assert.equal(recordNumber('SJ', 2026, 1234567), 'SJ-2026-1234567');
});

test('a number reads back', () => {
  assert.deepEqual(parseRecordNumber('YH-2026-000123'), {
    prefix: 'YH',
    year: 2026,
    sequence: 123,
  });
});

test('other texts are not numbers', () => {
  for (const text of [
    '',
    'YH-2026-123',
    'XX-2026-000123',
    'YH-26-000123',
    'YH-2026-000000',
    ' YH-2026-000001',
  ])
    assert.equal(parseRecordNumber(text), null, text);
});

test('a sequence or year out of range is refused', () => {
  assert.throws(() => recordNumber('YH', 2026, 0), RangeError);
  assert.throws(() => recordNumber('YH', 26, 1), RangeError);
  assert.throws(() => recordNumber('YH', 2026, 1.5), RangeError);
});
