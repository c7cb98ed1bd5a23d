import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FLOOD, floodLimitsOf, floodWords, nextFloods } from './alarm-flood.ts';

const limitsOf = (span: number | null) => floodLimitsOf(span === null ? 60 : undefined);
const told = (counts: [number | null, number][], standing: (number | null)[] = []) =>
  nextFloods(
    counts.map(([span, count]) => ({ span, count })),
    standing,
    limitsOf,
  ).map(({ span, count, is }) => [span, count, is]);

test('a flood begins above ten in ten minutes, not at ten', () => {
  assert.deepEqual([FLOOD.windowMs, FLOOD.beginsAbove, FLOOD.endsBelow], [600_000, 10, 5]);
  assert.deepEqual(told([[7, 10]]), []);
  assert.deepEqual(told([[7, 11]]), [[7, 11, 'begun']]);
});

test('it goes on between both figures and ends below five, also when no alarm is left', () => {
  assert.deepEqual(told([[7, 5]], [7]), [[7, 5, 'standing']]);
  assert.deepEqual(told([[7, 4]], [7]), [[7, 4, 'ended']]);
  assert.deepEqual(told([], [7]), [[7, 0, 'ended']]);
});

test('the park is a span of its own with limits of its own; one enterprise does not hide another', () => {
  assert.deepEqual(
    told([
      [null, 61],
      [7, 30],
      [8, 9],
    ]),
    [
      [null, 61, 'begun'],
      [7, 30, 'begun'],
    ],
  );
  assert.deepEqual(told([[null, 60]]), []);
  assert.deepEqual(told([[null, 30]], [null]), [[null, 30, 'standing']]);
  assert.deepEqual(told([[null, 29]], [null]), [[null, 29, 'ended']]);
  assert.equal(floodLimitsOf(11).endsBelow, 6);
});

test('it is told in both languages, where and how many', () => {
  assert.deepEqual(floodWords('ended', null, 3), {
    zh: '园区报警泛滥已结束：10 分钟内新增 3 条报警',
    en: 'The alarm flood at the park is over: 3 new alarms in 10 min',
  });
  assert.match(floodWords('begun', { zh: '海岳', en: 'Haiyue' }, 12).en, /at Haiyue: 12 new/);
});
