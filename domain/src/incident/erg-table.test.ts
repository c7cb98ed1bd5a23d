import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spillAdviceOf } from './erg-table.ts';

test('chlorine by wind and daylight', () => {
  const rows: [windSpeedMPerS: number | null, isDay: boolean, protectM: number][] = [
    [1, true, 5600],
    [2.7, true, 5600],
    [10 / 3.6, true, 3400],
    [20 / 3.6, true, 3400],
    [5.6, true, 2600],
    [5.6, false, 3900],
    [null, false, 6400],
  ];
  for (const [windSpeedMPerS, isDay, protectM] of rows) {
    const advice = spillAdviceOf('1017', { windSpeedMPerS, isDay });
    assert.equal(advice?.protectM, protectM, `${windSpeedMPerS} ${isDay}`);
    assert.equal(advice?.isolateM, 610);
  }
});

test('the end of the table is not a distance', () => {
  assert.equal(spillAdviceOf('1079', { windSpeedMPerS: 0, isDay: true })?.isAtLeast, true);
});

test('what the table does not have gets no invented figure', () => {
  assert.equal(spillAdviceOf('1230', { windSpeedMPerS: 3, isDay: true }), null);
  assert.equal(spillAdviceOf(null, { windSpeedMPerS: 3, isDay: true }), null);
});
