import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asBinder, evaluate, rulesOf } from '../index.ts';
import { at, BARE_POINT, play, type TimeLineRow } from '../time-line.ts';
import { limits } from './rule.ts';

const binder = asBinder(limits);
const GAS = { ...BARE_POINT, kind: 'toxic-gas', unit: 'ppm', h: 10, hh: 20, deadband: 1 };

const cases: [string, typeof BARE_POINT, TimeLineRow[]][] = [
  [
    'a limit is reached at its own value and cleared beyond the dead band',
    GAS,
    [
      ['10:00', 9.999, []],
      ['10:01', 10, ['raise h']],
      ['10:02', 15, []],
      ['10:03', 9.5, []],
      ['10:04', 9.001, []],
      ['10:05', 9, ['clear h']],
      ['10:06', 8, []],
    ],
  ],
  [
    'both high limits are told apart, each with its own end',
    GAS,
    [
      ['10:00', 25, ['raise h', 'raise hh']],
      ['10:01', 19, ['clear hh']],
      ['10:02', 20, ['raise hh']],
      ['10:03', 0, ['clear h', 'clear hh']],
    ],
  ],
  [
    'coming back over the limit from inside the dead band is a repeat',
    GAS,
    [
      ['10:00', 11, ['raise h']],
      ['10:01', 9.5, []],
      ['10:02', 11, ['repeat h']],
      ['10:03', 12, []],
      ['10:04', 9.5, []],
      ['10:05', 8, ['clear h']],
    ],
  ],
  [
    'low limits mirror high ones',
    { ...BARE_POINT, l: 5, ll: 2, deadband: 0.5 },
    [
      ['10:00', 5.01, []],
      ['10:01', 5, ['raise l']],
      ['10:02', 2, ['raise ll']],
      ['10:03', 2.4, []],
      ['10:04', 2.5, ['clear ll']],
      ['10:05', 5.5, ['clear l']],
    ],
  ],
  [
    'without a dead band the limit itself still alarms, anything below clears',
    { ...BARE_POINT, h: 10 },
    [
      ['10:00', 10, ['raise h']],
      ['10:01', 10, []],
      ['10:02', 9.9999, ['clear h']],
    ],
  ],
  [
    'the on-delay runs from the first reading at the limit',
    { ...GAS, hh: null, delayS: 60 },
    [
      ['10:00:00', 11, []],
      ['10:00:30', 12, []],
      ['10:01:00', 12, ['raise h']],
      ['10:01:10', 8, ['clear h']],
    ],
  ],
  [
    'one good reading inside the limit starts the delay anew',
    { ...GAS, hh: null, delayS: 60 },
    [
      ['10:00:00', 11, []],
      ['10:00:30', 9.9, []],
      ['10:00:50', 11, []],
      ['10:01:20', 11, []],
      ['10:01:50', 11, ['raise h']],
    ],
  ],
  [
    'the delay runs out in silence too, at its true instant',
    { ...GAS, hh: null, delayS: 60 },
    [
      ['10:00:00', 11, []],
      ['10:00:59', null, []],
      ['10:05:00', null, ['raise h@10:01:00']],
      ['10:06:00', null, []],
      ['10:07:00', 5, ['clear h']],
    ],
  ],
  [
    'a gap between readings does not lose a delay that ran out',
    { ...GAS, hh: null, delayS: 60 },
    [
      ['10:00:00', 11, []],
      ['12:00:00', 5, ['raise h@10:01:00', 'clear h']],
    ],
  ],
  [
    'one stray value of a sensor that reports more slowly than the delay does not alarm',
    { ...GAS, hh: null, delayS: 30, intervalS: 60 },
    [
      ['10:00:00', 11, []],
      ['10:00:30', null, []],
      ['10:01:00', 5, []],
      ['10:02:00', 11, []],
      ['10:03:00', 11, ['raise h']],
      ['10:04:00', 5, ['clear h']],
    ],
  ],
  [
    'nor does one on its way when the delay ends between two readings',
    { ...GAS, hh: null, delayS: 60, intervalS: 45 },
    [
      ['10:00:00', 11, []],
      ['10:00:45', 11, []],
      ['10:01:20', null, []],
      ['10:01:30', 5, []],
    ],
  ],
  [
    'a slow sensor that falls silent over the limit alarms once its reading is late',
    { ...GAS, hh: null, delayS: 30, intervalS: 60 },
    [
      ['10:00:00', 11, []],
      ['10:01:29', null, []],
      ['10:01:30', null, ['raise h']],
      ['10:02:00', 5, ['clear h']],
    ],
  ],
  [
    'bad readings raise nothing, clear nothing and end no delay',
    { ...GAS, delayS: 60 },
    [
      ['10:00:00', 99, [], 'bad'],
      ['10:00:30', 11, []],
      ['10:01:00', 0, [], 'bad'],
      ['10:01:30', 11, ['raise h']],
      ['10:02:00', 0, [], 'bad'],
      ['10:03:00', 0, ['clear h']],
    ],
  ],
  [
    'an uncertain reading may raise but never clears',
    GAS,
    [
      ['10:00', 11, ['raise h'], 'uncertain'],
      ['10:01', 0, [], 'uncertain'],
      ['10:02', 0, ['clear h']],
    ],
  ],
  [
    'an out-of-order or repeated reading changes nothing',
    GAS,
    [
      ['10:05', 11, ['raise h']],
      ['10:04', 0, []],
      ['10:05', 0, []],
      ['10:06', 8, ['clear h']],
    ],
  ],
];

for (const [name, point, rows] of cases)
  test(name, () => assert.deepEqual(play(binder, point, rows), rows));

test('an alarm explains itself', () => {
  const rules = rulesOf({ ...GAS, delayS: 30 }, [binder]);
  const readings = ['10:00:00', '10:00:30'].map((clock) => ({
    pointId: 1,
    atMs: at(clock),
    value: 21,
    quality: 'good' as const,
  }));
  const { events } = evaluate({ states: {}, rules, readings, nowMs: at('10:00:30') });
  const hh = events.find((event) => event.type === 'raise' && event.condition === 'hh');
  assert.deepEqual(hh, {
    type: 'raise',
    ruleId: 'limits',
    condition: 'hh',
    atMs: at('10:00:30'),
    value: 21,
    limit: 20,
    priority: 'urgent',
    explain: { deadband: 1, delayS: 30, reachedAtMs: at('10:00:00') },
  });
});

test('a point without limits keeps nothing of the rule', () => {
  const rules = rulesOf(BARE_POINT, [binder]);
  const readings = [{ pointId: 1, atMs: at('10:00'), value: 99, quality: 'good' as const }];
  const told = evaluate({ states: {}, rules, readings, nowMs: at('10:00') });
  assert.deepEqual(told, { states: {}, events: [], dueMs: null });
});

test('a limit that is switched off ends its alarm and no other, also without any reading', () => {
  const readings = [{ pointId: 1, atMs: at('10:00'), value: 25, quality: 'good' as const }];
  const on = evaluate({
    ...{ states: {}, rules: rulesOf(GAS, [binder]) },
    ...{ readings, nowMs: at('10:00') },
  });
  const rules = rulesOf({ ...GAS, hh: null }, [binder]);
  const off = evaluate({ states: on.states, rules, readings: [], nowMs: at('10:20') });
  assert.deepEqual(
    off.events.map(
      (event) =>
        event.type !== 'rule-failed' && [event.type, event.condition, event.cause, event.atMs],
    ),
    [['clear', 'hh', 'switched-off', at('10:20')]],
  );
  assert.deepEqual(
    evaluate({ states: off.states, rules, readings: [], nowMs: at('10:21') }).events,
    [],
  );
  // Switched on again it judges anew.
  const next = [{ ...readings[0]!, atMs: at('10:22') }];
  const again = evaluate({
    ...{ states: off.states, rules: rulesOf(GAS, [binder]) },
    ...{ readings: next, nowMs: at('10:22') },
  });
  assert.deepEqual(
    again.events.map((event) => event.type !== 'rule-failed' && [event.type, event.condition]),
    [['raise', 'hh']],
  );
});

test('a reading in the same call as the change does not swallow the end; a limit that waited is forgotten', () => {
  const delayed = { ...GAS, delayS: 600 };
  const first = { pointId: 1, atMs: at('10:00'), value: 25, quality: 'good' as const };
  const on = evaluate({
    ...{ states: {}, rules: rulesOf(GAS, [binder]) },
    ...{ readings: [first], nowMs: at('10:00') },
  });
  const without = rulesOf({ ...GAS, h: null, hh: null, l: 1 }, [binder]);
  const readings = [{ ...first, atMs: at('10:01') }];
  const off = evaluate({ states: on.states, rules: without, readings, nowMs: at('10:01') });
  assert.deepEqual(
    off.events.map((event) => event.type !== 'rule-failed' && event.condition),
    ['h', 'hh'],
  );
  const waiting = evaluate({
    ...{ states: {}, rules: rulesOf(delayed, [binder]) },
    ...{ readings: [first], nowMs: at('10:00') },
  });
  const dropped = evaluate({
    ...{ states: waiting.states, rules: without },
    ...{ readings: [], nowMs: at('10:01') },
  });
  assert.deepEqual([dropped.events, dropped.dueMs], [[], null]);
});
