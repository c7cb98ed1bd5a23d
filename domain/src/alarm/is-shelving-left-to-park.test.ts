import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isShelvingLeftToPark } from './is-shelving-left-to-park.ts';

test('an enterprise shelves all but urgent alarms, the park all of them', () => {
  const left = (['urgent', 'high', 'medium', 'low'] as const).map((priority) => [
    isShelvingLeftToPark(priority, true),
    isShelvingLeftToPark(priority, false),
  ]);
  assert.deepEqual(left, [
    [true, false],
    [false, false],
    [false, false],
    [false, false],
  ]);
});
