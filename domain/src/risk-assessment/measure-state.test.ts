import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CheckSchedule } from '../dual-prevention/check-cycles.ts';
import { measureKind } from './measure-kind.ts';
import { measureState } from './measure-state.ts';
import type { MeasureBasis, MeasureTask } from './measure-state.ts';

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`);
const daily: CheckSchedule = {
  ...{ startMs: at('02T00:00'), cycle: 1, unit: 'day' },
  ...{ workDays: 'every-day', workMinutes: null },
};
const task = (lastCheck: string | null, more: Partial<MeasureTask> = {}): MeasureTask => ({
  schedule: daily,
  lastCheck: lastCheck === null ? null : { atMs: at(lastCheck), isInOrder: true },
  ...more,
});
const manual = (...tasks: MeasureTask[]): MeasureBasis => ({ by: 'manual', tasks, stopped: [] });
const state = (basis: MeasureBasis, now: string) => measureState(basis, at(now));

describe('a control measure that people check', () => {
  it('works while each cycle has a check anywhere in it', () => {
    // 9 o'clock on the 9th, 23 o'clock on the 10th: more than a day, and both in time.
    for (const now of ['09T09:01', '10T23:59'])
      assert.equal(state(manual(task('09T09:00')), now).isEffective, true, now);
    const late = state(manual(task('09T09:00')), '11T00:00');
    assert.deepEqual([late.isEffective, late.sinceMs], [false, at('11T00:00')]);
    assert.equal(late.why.en, 'not checked in its period');
  });

  it('stays missed since the first cycle, not since the last', () => {
    assert.equal(state(manual(task('09T09:00')), '20T12:00').sinceMs, at('11T00:00'));
  });

  it('is not missed before its first cycle is over', () => {
    assert.equal(state(manual(task(null)), '02T23:59').isEffective, true);
    const never = state(manual(task(null)), '03T00:00');
    assert.deepEqual([never.sinceMs, never.why.en], [at('03T00:00'), 'never checked']);
  });

  it('does not work after a check that found a danger', () => {
    const found = task(null, { lastCheck: { atMs: at('09T09:00'), isInOrder: false } });
    assert.equal(state(manual(found), '09T09:01').sinceMs, at('09T09:00'));
  });

  it('is not due while its plant stands still', () => {
    const stopped = [[at('10T00:00'), at('13T00:00')]] as const;
    const still = { ...manual(task('09T09:00')), stopped } as MeasureBasis;
    assert.equal(state(still, '13T23:59').isEffective, true);
    assert.equal(state(still, '14T00:00').sinceMs, at('14T00:00'));
    const open = { ...still, stopped: [[at('10T00:00'), Infinity]] } as MeasureBasis;
    assert.equal(state(open, '28T00:00').isEffective, true);
  });

  it('in hours is not due outside working time', () => {
    const schedule: CheckSchedule = {
      ...{ startMs: at('02T08:00'), cycle: 2, unit: 'hour', workDays: 'working-day' },
      workMinutes: [8 * 60, 18 * 60],
    };
    // Friday the 6th, last check in the last cycle of the day (16 to 18): next is Monday, 8 to 10.
    const round = task('06T17:00', { schedule });
    assert.equal(state(manual(round), '09T09:59').isEffective, true);
    assert.equal(state(manual(round), '09T10:00').sinceMs, at('09T10:00'));
  });

  it('in months follows the calendar', () => {
    const schedule: CheckSchedule = {
      ...{ startMs: Date.parse('2026-01-31T00:00+08:00'), cycle: 1, unit: 'month' },
      ...{ workDays: 'every-day', workMinutes: null },
    };
    const monthly = task(null, { schedule });
    assert.equal(state(manual(monthly), '01T00:00').sinceMs, Date.parse('2026-02-28T00:00+08:00'));
  });

  it('works only when all of its tasks are done, and not without any', () => {
    const both = state(manual(task('10T09:00'), task('08T09:00')), '10T12:00');
    assert.deepEqual([both.isEffective, both.sinceMs], [false, at('10T00:00')]);
    assert.equal(state(manual(), '10T12:00').why.zh, '没有排查任务');
  });
});

describe('a control measure that is monitored', () => {
  const source = (isLive: boolean, silentSinceMs: number | null = null) => ({
    ...{ name: { zh: '甲', en: 'A' }, isLive, silentSinceMs },
  });
  it('works while all its sources are live, never with none', () => {
    const of = (...sources: ReturnType<typeof source>[]) => measureState({ by: 'iot', sources }, 0);
    assert.equal(of(source(true), source(true)).isEffective, true);
    assert.equal(of(source(true), source(false)).why.en, 'sensor without live data: A');
    assert.equal(of().isEffective, false);
    assert.match(measureState({ by: 'ai', sources: [] }, 0).why.zh, /未绑定任何识别来源/);
  });
  it('does not since the first of them fell silent, as far as that is known', () => {
    const since = (...times: (number | null)[]) =>
      measureState({ by: 'iot', sources: times.map((time) => source(false, time)) }, 100).sinceMs;
    assert.equal(since(50, 30), 30);
    assert.equal(since(50, null), null);
  });
});

describe('the kind of a measure', () => {
  it('follows class and subclass of the feed', () => {
    const cases: [string | null, string | null, string | null][] = [
      ['engineering', '1-4', 'engineering'],
      ['maintenance', '2-1', 'management'],
      ['operation', '3-2', 'management'],
      ['operation', '3-1', 'training'],
      ['emergency', '4-2', 'ppe'],
      ['emergency', null, 'emergency'],
      [null, null, null],
    ];
    for (const [one, sub, kind] of cases) assert.equal(measureKind(one, sub), kind);
  });
});
