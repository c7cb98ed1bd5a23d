import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asBinder, evaluate, rulesOf, wake } from '../index.ts';
import type { RuleStates } from '../index.ts';
import { at, BARE_POINT, play, type TimeLineRow } from '../time-line.ts';
import { stale } from './rule.ts';

const binder = asBinder(stale);

const cases: [string, TimeLineRow[]][] = [
  [
    'silence longer than an hour alarms at the hour; the next reading clears',
    [
      ['10:00', 1, []],
      ['11:00', null, []],
      ['11:00:01', null, ['raise stale@11:00:00']],
      ['12:00', null, []],
      ['12:30', 1, ['clear stale']],
    ],
  ],
  [
    'readings an hour apart are not stale',
    [
      ['10:00', 1, []],
      ['11:00', 1, []],
      ['12:00', 1, []],
    ],
  ],
  [
    'a gap that no tick saw is told when the next reading comes',
    [
      ['10:00', 1, []],
      ['13:00', 1, ['raise stale@11:00:00', 'clear stale']],
    ],
  ],
  [
    'a point that never spoke is stale one limit after it was first watched',
    [
      ['10:00', null, []],
      ['11:00', null, []],
      ['11:30', null, ['raise stale@11:00:00']],
      ['11:40', 1, ['clear stale']],
    ],
  ],
  [
    'bad readings are not data',
    [
      ['10:00', 1, []],
      ['10:30', 1, [], 'bad'],
      ['11:00', 1, [], 'bad'],
      ['11:01', 1, ['raise stale@11:00:00'], 'bad'],
      ['11:02', 1, [], 'bad'],
      ['11:03', 1, ['clear stale'], 'uncertain'],
    ],
  ],
];

for (const [name, rows] of cases)
  test(name, () => assert.deepEqual(play(binder, BARE_POINT, rows), rows));

test('late data from inside the silence does not clear; data after it does, and a new silence alarms again', () => {
  const rules = rulesOf(BARE_POINT, [binder]);
  const batch = (clocks: string[]) =>
    clocks.map((clock) => ({ pointId: 1, atMs: at(clock), value: 1, quality: 'good' as const }));
  const first = evaluate({ states: {}, rules, readings: batch(['10:00']), nowMs: at('12:00') });
  assert.deepEqual(
    first.events.map((event) => event.type),
    ['raise'],
  );
  const inside = evaluate({
    states: first.states,
    rules,
    readings: batch(['10:20', '10:40']),
    nowMs: at('12:01'),
  });
  assert.deepEqual(inside.events, []);
  const after = evaluate({
    states: inside.states,
    rules,
    readings: batch(['11:30', '12:00']),
    nowMs: at('14:00'),
  });
  assert.deepEqual(
    after.events.map(({ type, atMs }) => [type, atMs]),
    [
      ['clear', at('11:30')],
      ['raise', at('13:00')],
    ],
  );
});

test('the result does not depend on how often the clock ticked', () => {
  const rules = rulesOf(BARE_POINT, [binder]);
  const readings = [{ pointId: 1, atMs: at('10:00'), value: 1, quality: 'good' as const }];
  const once = evaluate({ states: {}, rules, readings, nowMs: at('15:00') });
  let states = evaluate({ states: {}, rules, readings, nowMs: at('10:00') }).states;
  const events = [];
  for (let atMs = at('10:01'); atMs <= at('15:00'); atMs += 60_000) {
    const tick = evaluate({ states, rules, readings: [], nowMs: atMs });
    states = tick.states;
    events.push(...tick.events);
  }
  assert.deepEqual(events, once.events);
  assert.deepEqual(states, once.states);
});

test('the alarm tells when data last came', () => {
  const rules = rulesOf({ ...BARE_POINT, staleS: 60, isSafetyCritical: true }, [binder]);
  const readings = [{ pointId: 1, atMs: at('10:00'), value: 1, quality: 'good' as const }];
  const [event] = evaluate({ states: {}, rules, readings, nowMs: at('10:05') }).events;
  assert.deepEqual(event, {
    type: 'raise',
    ruleId: 'stale',
    condition: 'stale',
    atMs: at('10:01'),
    value: null,
    limit: 60,
    priority: 'medium',
    explain: { lastDataAtMs: at('10:00'), watchedSinceMs: null, limitS: 60, lastBadAtMs: null },
  });
});

test('what the park could not hear because it was down is no silence of the sensor', () => {
  const rules = rulesOf(BARE_POINT, [binder]);
  const run = (states: RuleStates, time: string, value: number | null) => {
    const nowMs = at(time);
    const reading = { pointId: 1, atMs: nowMs, value: value ?? 0, quality: 'good' as const };
    return evaluate({ states, rules, readings: value === null ? [] : [reading], nowMs });
  };
  const before = run({}, '10:00', 1);
  const woken = wake(before.states, rules, at('13:00'));
  // Back, and the sensor speaks: nothing is said. Silent for its limit from then on: that is said, with that time.
  assert.deepEqual(run(woken, '13:01', 1).events, []);
  assert.deepEqual(run(woken, '14:00', null).events, []);
  const later = run(woken, '14:30', null).events;
  assert.deepEqual(
    later.map(({ atMs }) => atMs),
    [at('14:00')],
  );
});

test('a park that starts again and again does not put off the alarm of a dead sensor', () => {
  const rules = rulesOf(BARE_POINT, [binder]);
  const reading = { pointId: 1, atMs: at('10:00'), value: 1, quality: 'good' as const };
  const first = evaluate({ states: {}, rules, readings: [reading], nowMs: at('10:00') }).states;
  const woken = wake(first, rules, at('13:00'));
  assert.deepEqual(wake(woken, rules, at('13:50')), woken);
  const { events } = evaluate({ states: woken, rules, readings: [], nowMs: at('14:10') });
  assert.deepEqual(
    events.map(({ type, atMs }) => [type, atMs]),
    [['raise', at('14:00')]],
  );
});

test('an alarm that stood when the park went down stands when it is back', () => {
  const rules = rulesOf(BARE_POINT, [binder]);
  const silent = [{ nowMs: at('10:00') }, { nowMs: at('11:30') }].reduce(
    (states: RuleStates, { nowMs }) => evaluate({ states, rules, readings: [], nowMs }).states,
    {},
  );
  assert.deepEqual(wake(silent, rules, at('13:00')), silent);
});
