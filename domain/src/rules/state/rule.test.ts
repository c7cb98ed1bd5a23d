import assert from 'node:assert/strict';
import { test } from 'node:test';
import { POINT_KINDS, STATE_KINDS } from '../../reading/point-kind.ts';
import { asBinder, evaluate, rulesOf } from '../index.ts';
import { at, BARE_POINT, play, type TimeLineRow } from '../time-line.ts';
import { state } from './rule.ts';

const binder = asBinder(state);
const POINT = { ...BARE_POINT, kind: 'fire-alarm', unit: '1' };

const cases: [string, TimeLineRow[]][] = [
  [
    'it alarms with 1 at once and ends with 0',
    [
      ['10:00', 0, []],
      ['10:00:01', 1, ['raise active']],
      ['10:05', 1, []],
      ['10:06', 0, ['clear active']],
      ['10:07', 0, []],
      ['10:08', 1, ['raise active']],
    ],
  ],
  ['the first word may be an alarm', [['10:00', 1, ['raise active']]]],
  [
    'more than 1 is an alarm too, what is neither 0 nor 1 changes nothing',
    [
      ['10:00', 0.999, []],
      ['10:01', 3, ['raise active']],
      ['10:02', 0.5, []],
      ['10:03', -1, []],
      ['10:04', 0, ['clear active']],
      ['10:05', -1, []],
    ],
  ],
  [
    'bad quality says nothing, either way',
    [
      ['10:00', 1, [], 'bad'],
      ['10:01', 1, ['raise active']],
      ['10:02', 0, [], 'bad'],
      ['10:03', 0, ['clear active']],
    ],
  ],
  [
    'an uncertain word raises, but never ends',
    [
      ['10:00', 1, ['raise active'], 'uncertain'],
      ['10:01', 0, [], 'uncertain'],
      ['10:02', 0, ['clear active']],
    ],
  ],
  [
    'silence ends nothing, a word out of order or said twice changes nothing',
    [
      ['10:00', 1, ['raise active']],
      ['11:00', null, []],
      ['10:30', 0, ['clear active']],
      ['10:20', 1, []],
      ['10:30', 1, []],
    ],
  ],
];

for (const [name, rows] of cases)
  test(name, () => assert.deepEqual(play(binder, POINT, rows), rows));

test('it judges the kinds that say yes or no, and no other', () => {
  const reading = { pointId: 1, atMs: at('10:00'), value: 1, quality: 'good' } as const;
  const judged = Object.keys(POINT_KINDS).filter((kind) => {
    const rules = rulesOf({ ...BARE_POINT, kind }, [binder]);
    return (
      evaluate({ states: {}, rules, readings: [reading], nowMs: reading.atMs }).events.length > 0
    );
  });
  assert.deepEqual(judged, [...STATE_KINDS]);
});

test('a fire is urgent on any point, a fault on a safety-critical one is high', () => {
  const priority = (kind: string, isSafetyCritical: boolean) =>
    state.paramsOf({ ...POINT, kind, isSafetyCritical })?.priority;
  assert.deepEqual(
    [priority('fire-alarm', false), priority('fire-alarm', true)],
    ['urgent', 'urgent'],
  );
  assert.deepEqual(
    [priority('device-fault', false), priority('device-fault', true)],
    ['medium', 'high'],
  );
});
