import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asBinder, evaluate, rulesOf, type RuleStates } from '../index.ts';
import { at, BARE_POINT, play, type TimeLineRow } from '../time-line.ts';
import { rateOfChange } from './rule.ts';

const binder = asBinder(rateOfChange);
const POINT = { ...BARE_POINT, rateLimitPerMin: 5 };

const cases: [string, TimeLineRow[]][] = [
  [
    'a slope exactly at the limit alarms, a little less does not',
    [
      ['10:00', 0, []],
      ['10:01', 4.99, []],
      ['10:02', 9.99, ['raise rate']],
    ],
  ],
  [
    'falling counts as rising',
    [
      ['10:00', 50, []],
      ['10:00:30', 44, ['raise rate']],
    ],
  ],
  [
    'a steady ramp in small steps is seen',
    [
      ['10:00:00', 0, []],
      ['10:00:20', 2, []],
      ['10:00:40', 4, []],
      ['10:01:00', 6, ['raise rate']],
    ],
  ],
  [
    'noise from second to second is spread over a minute',
    [
      ['10:00:00', 10, []],
      ['10:00:01', 12, []],
      ['10:00:02', 10, []],
      ['10:00:03', 12, []],
    ],
  ],
  [
    'it clears when the slope is well under the limit',
    [
      ['10:00', 0, []],
      ['10:01', 6, ['raise rate']],
      ['10:02', 10.5, []],
      ['10:03', 12, ['clear rate']],
    ],
  ],
  [
    'after a gap the mean slope over the gap counts',
    [
      ['10:00', 0, []],
      ['11:00', 100, []],
      ['12:00', 500, ['raise rate']],
    ],
  ],
  [
    'bad readings are not seen, uncertain ones do not clear, late ones change nothing',
    [
      ['10:00', 0, []],
      ['10:01', 500, [], 'bad'],
      ['10:02', 12, ['raise rate']],
      ['10:01:30', 12, []],
      ['10:04', 12, [], 'uncertain'],
      ['10:05', 12, ['clear rate']],
    ],
  ],
];

for (const [name, rows] of cases)
  test(name, () => assert.deepEqual(play(binder, POINT, rows), rows));

test('state stays small however often readings come', () => {
  const rules = rulesOf(POINT, [binder]);
  let states: RuleStates = {};
  for (let second = 0; second < 600; second++) {
    const atMs = at('10:00') + second * 500;
    const readings = [{ pointId: 1, atMs, value: Math.sin(second / 50), quality: 'good' as const }];
    states = evaluate({ states, rules, readings, nowMs: atMs }).states;
    assert.ok(JSON.stringify(states).length < 700);
  }
});
