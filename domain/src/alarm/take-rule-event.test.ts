import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RuleEvent } from '../rules/contract.ts';
import { MINUTE_MS } from '../time/duration.ts';
import type { AlarmLife } from './next-alarm.ts';
import { isChattering } from './alarm-rate.ts';
import { REALARM_WINDOW_MS, takeRuleEvent } from './take-rule-event.ts';

const T0 = Date.UTC(2026, 6, 21, 8);
const event = (type: RuleEvent['type'], atMs: number): RuleEvent => ({
  type,
  ruleId: 'limits',
  condition: 'hh',
  atMs,
  value: 25,
  limit: 20,
  priority: 'urgent',
  explain: {},
});
const take = (alarm: AlarmLife | null, type: RuleEvent['type'], atMs: number) =>
  takeRuleEvent(alarm, event(type, atMs), { kind: 'toxic-gas' });

test('a raise opens, a clear without an alarm is ignored', () => {
  const opened = take(null, 'raise', T0);
  assert.ok(opened.is === 'opened');
  assert.equal(opened.alarm.state, 'unack-active');
  assert.deepEqual(opened.transition, {
    from: 'normal',
    to: 'unack-active',
    action: 'raise',
    atMs: T0,
    by: null,
    why: null,
  });
  assert.deepEqual(take(null, 'clear', T0), { is: 'ignored' });
});

test('a hundred raises of a chattering alarm are one alarm with a count', () => {
  let alarm: AlarmLife | null = null;
  let opened = 0;
  for (let turn = 0; turn < 100; turn++) {
    for (const type of ['raise', 'clear'] as const) {
      const taken = take(alarm, type, T0 + turn * 10_000 + (type === 'clear' ? 5000 : 0));
      assert.ok(taken.is !== 'ignored');
      if (taken.is === 'opened') opened++;
      alarm = taken.alarm;
    }
  }
  assert.equal(opened, 1);
  assert.equal(alarm?.occurrences, 100);
  assert.ok(alarm && isChattering(alarm.recentRaisesMs, T0 + 990_000));
});

test('after the window the same condition is a new alarm; an unacknowledged one is never replaced', () => {
  const opened = take(null, 'raise', T0);
  assert.ok(opened.is === 'opened');
  const back = take(opened.alarm, 'clear', T0 + MINUTE_MS);
  assert.ok(back.is === 'changed' && back.alarm.state === 'unack-rtn');
  assert.equal(take(back.alarm, 'raise', T0 + 100 * REALARM_WINDOW_MS).is, 'changed');
  const closed: AlarmLife = { ...back.alarm, state: 'normal' };
  assert.equal(take(closed, 'raise', T0 + MINUTE_MS + REALARM_WINDOW_MS).is, 'changed');
  assert.equal(take(closed, 'raise', T0 + MINUTE_MS + REALARM_WINDOW_MS + 1).is, 'opened');
  assert.deepEqual(take(closed, 'clear', T0 + 2 * MINUTE_MS), { is: 'ignored' });
});

test('one that nobody acknowledged and that comes again after the window tells the time and peak of now', () => {
  const opened = takeRuleEvent(null, { ...event('raise', T0), value: 90 }, { kind: 'toxic-gas' });
  assert.ok(opened.is === 'opened');
  const soon = T0 + MINUTE_MS + REALARM_WINDOW_MS;
  for (const state of ['unack-active', 'shelved'] as const) {
    const back = take({ ...opened.alarm, state }, 'clear', T0 + MINUTE_MS);
    assert.ok(back.is !== 'ignored');
    const again = take(back.alarm, 'raise', soon);
    assert.ok(again.is !== 'ignored' && again.alarm.raisedAtMs === T0);
    assert.equal(again.alarm.peakValue, 90);
    const late = take(back.alarm, 'raise', soon + 1);
    assert.ok(late.is !== 'ignored' && late.is !== 'opened');
    assert.deepEqual(
      [late.alarm.raisedAtMs, late.alarm.peakValue, late.alarm.occurrences],
      [soon + 1, 25, 2],
    );
    const repeat = take(late.alarm, 'repeat', soon + 2);
    assert.ok(repeat.is !== 'ignored' && repeat.alarm.raisedAtMs === soon + 1);
  }
});

test('a repeat is counted; a shelved alarm keeps following its condition', () => {
  const opened = take(null, 'raise', T0);
  assert.ok(opened.is === 'opened');
  const repeat = take(opened.alarm, 'repeat', T0 + 1000);
  assert.ok(repeat.is === 'counted' && repeat.alarm.occurrences === 2);
  const shelved: AlarmLife = { ...opened.alarm, state: 'shelved' };
  const cleared = take(shelved, 'clear', T0 + 2000);
  assert.ok(
    cleared.is === 'counted' && !cleared.alarm.isActive && cleared.alarm.state === 'shelved',
  );
});

test('an alarm whose limit was switched off returns, says by whom, and still asks to be acknowledged', () => {
  const opened = take(null, 'raise', T0);
  assert.ok(opened.is === 'opened');
  const off = { ...event('clear', T0 + MINUTE_MS), value: null, cause: 'switched-off' } as const;
  const by = { kind: 'toxic-gas', configuredBy: '李主任' };
  const ended = takeRuleEvent(opened.alarm, off, by);
  assert.ok(ended.is === 'changed');
  assert.deepEqual([ended.alarm.state, ended.alarm.isActive], ['unack-rtn', false]);
  assert.deepEqual(ended.transition.why, {
    zh: '李主任停用了该限值，报警条件不再判断',
    en: 'Limit switched off by 李主任: the condition is no longer judged',
  });
  const byNobody = takeRuleEvent(opened.alarm, off, { kind: 'toxic-gas' });
  assert.ok(byNobody.is === 'changed' && typeof byNobody.transition.why === 'object');
  assert.match(byNobody.transition.why?.en ?? '', /in the database/);
  const acked: AlarmLife = { ...opened.alarm, state: 'acked-active' };
  const closed = takeRuleEvent(acked, off, by);
  assert.ok(closed.is === 'changed' && closed.alarm.state === 'normal');
});
