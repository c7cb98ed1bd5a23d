import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countCycles, cyclesEndingIn } from './check-cycles.ts';
import type { CheckSchedule } from './check-cycles.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const daily: CheckSchedule = {
  ...{ startMs: at('2026-11-01T08:00:00'), cycle: 1, unit: 'day' },
  ...{ workDays: 'every-day', workMinutes: null },
};
const shown = (schedule: CheckSchedule, from: string, to: string) =>
  [...cyclesEndingIn(schedule, [at(from), at(to)])].map(([start]) =>
    new Date(start + 8 * 3_600_000).toISOString().slice(0, 16),
  );
const none = { checksMs: [], stopped: [] };

describe('cycles of an inspection task', () => {
  it('are due when they end, not before', () => {
    assert.deepEqual(shown(daily, '2026-11-03T08:00:00', '2026-11-05T07:59:59'), [
      '2026-11-03T08:00',
    ]);
    assert.deepEqual(shown(daily, '2026-11-03T08:00:00', '2026-11-05T08:00:00'), [
      '2026-11-03T08:00',
      '2026-11-04T08:00',
    ]);
  });
  it('do not exist before the task began', () => {
    assert.deepEqual(shown(daily, '2026-10-01T00:00:00', '2026-11-02T08:00:00'), [
      '2026-11-01T08:00',
    ]);
    assert.deepEqual(shown(daily, '2026-10-01T00:00:00', '2026-11-01T08:00:00'), []);
  });
  it('of months keep the day, or take the last one there is', () => {
    const monthly: CheckSchedule = { ...daily, unit: 'month', startMs: at('2026-01-31T08:00:00') };
    assert.deepEqual(shown(monthly, '2026-01-31T08:00:00', '2026-05-01T00:00:00'), [
      '2026-01-31T08:00',
      '2026-02-28T08:00',
      '2026-03-31T08:00',
    ]);
    const yearly: CheckSchedule = { ...daily, unit: 'year', startMs: at('2024-02-29T08:00:00') };
    assert.deepEqual(shown(yearly, '2024-01-01T00:00:00', '2026-03-01T00:00:00'), [
      '2024-02-29T08:00',
      '2025-02-28T08:00',
    ]);
  });
  it('in hours run in working time only, over midnight too', () => {
    const hours = (workMinutes: readonly [number, number]): CheckSchedule => ({
      ...{ ...daily, unit: 'hour', cycle: 2, startMs: at('2026-11-01T00:00:00'), workMinutes },
    });
    const day = ['2026-11-02T00:00:00', '2026-11-03T00:00:00'] as const;
    assert.deepEqual(shown(hours([8 * 60, 12 * 60]), ...day), [
      '2026-11-02T08:00',
      '2026-11-02T10:00',
    ]);
    assert.deepEqual(shown(hours([22 * 60, 4 * 60]), ...day), [
      ...['2026-11-02T00:00', '2026-11-02T02:00', '2026-11-02T22:00'],
    ]);
  });
  it('on working days leave the weekend out', () => {
    const working: CheckSchedule = { ...daily, workDays: 'working-day' };
    // 2026-11-07 and 08 are a Saturday and a Sunday.
    assert.deepEqual(shown(working, '2026-11-06T08:00:00', '2026-11-10T08:00:00'), [
      '2026-11-06T08:00',
      '2026-11-09T08:00',
    ]);
  });
});

describe('completion', () => {
  const week = [at('2026-11-02T08:00:00'), at('2026-11-09T08:00:00')] as const;
  it('counts a cycle once, however often it was checked', () => {
    const checksMs = [
      at('2026-11-03T09:00:00'),
      at('2026-11-03T08:00:00'),
      at('2026-11-08T07:59:59'),
    ];
    assert.deepEqual(countCycles(daily, week, { checksMs, stopped: [] }), {
      ...{ due: 7, done: 2, isCut: false },
    });
  });
  it('takes a check at the end of a cycle for the next one', () => {
    const checksMs = [at('2026-11-04T08:00:00')];
    const [first, second] = [
      [at('2026-11-03T08:00:00'), at('2026-11-04T08:00:00')],
      [at('2026-11-04T08:00:00'), at('2026-11-05T08:00:00')],
    ] as const;
    assert.equal(countCycles(daily, first, { checksMs, stopped: [] }).done, 0);
    assert.equal(countCycles(daily, second, { checksMs, stopped: [] }).done, 1);
  });
  it('leaves out what was stood down wholly, and nothing more', () => {
    const stopped = [[at('2026-11-03T08:00:00'), at('2026-11-05T12:00:00')]] as const;
    assert.equal(countCycles(daily, week, { checksMs: [], stopped }).due, 5);
  });
  it('is bounded for a schedule that would run for ever', () => {
    const hourly: CheckSchedule = { ...daily, unit: 'hour', startMs: at('1990-01-01T00:00:00') };
    const counted = countCycles(
      hourly,
      [at('2000-01-01T00:00:00'), at('2026-01-01T00:00:00')],
      none,
    );
    assert.deepEqual(counted, { due: 10_000, done: 0, isCut: true });
  });
});
