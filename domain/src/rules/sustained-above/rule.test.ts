import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asBinder, evaluate, rulesOf } from '../index.ts';
import { at, BARE_POINT, play, type TimeLineRow } from '../time-line.ts';
import { sustainedAbove } from './rule.ts';

const binder = asBinder(sustainedAbove);
/** The motor of the requirement: above 80 °C for 3 h. */
const MOTOR = { ...BARE_POINT, sustained: { limit: 80, hours: 3 }, deadband: 2 };

const cases: [string, TimeLineRow[]][] = [
  [
    'above for exactly the hours alarms; at the limit is not above',
    [
      ['10:00', 80, []],
      ['10:30', 80.1, []],
      ['12:00', 85, []],
      ['13:29', 85, []],
      ['13:30', 81, ['raise sustained']],
      ['14:00', 85, []],
      ['14:30', 79, []],
      ['14:31', 78, ['clear sustained']],
    ],
  ],
  [
    'one good reading at the limit ends the run',
    [
      ['10:00', 85, []],
      ['12:59', 80, []],
      ['13:00', 85, []],
      ['15:59', 85, []],
      ['16:00', 85, ['raise sustained']],
    ],
  ],
  [
    'a gap does not end the run: unknown is not good news',
    [
      ['10:00', 85, []],
      ['13:00', 85, ['raise sustained']],
    ],
  ],
  [
    'silence alone raises nothing here',
    [
      ['10:00', 85, []],
      ['14:00', null, []],
    ],
  ],
  [
    'bad and uncertain readings end nothing, late ones change nothing',
    [
      ['10:00', 85, []],
      ['11:00', 20, [], 'bad'],
      ['11:30', 20, [], 'uncertain'],
      ['11:00', 20, []],
      ['13:00', 85, ['raise sustained']],
      ['13:10', 20, [], 'uncertain'],
      ['13:20', 20, ['clear sustained']],
    ],
  ],
];

for (const [name, rows] of cases)
  test(name, () => assert.deepEqual(play(binder, MOTOR, rows), rows));

test('the alarm tells how well the run was measured', () => {
  const readings = ['10:00', '10:30', '12:30', '13:00'].map((clock) => ({
    pointId: 1,
    atMs: at(clock),
    value: 82,
    quality: 'good' as const,
  }));
  const { events } = evaluate({
    states: {},
    rules: rulesOf(MOTOR, [binder]),
    readings,
    nowMs: at('13:00'),
  });
  assert.equal(events.length, 1);
  assert.deepEqual(events[0] && 'explain' in events[0] ? events[0].explain : null, {
    hours: 3,
    aboveSinceMs: at('10:00'),
    readings: 4,
    longestGapMs: 2 * 3_600_000,
  });
});
