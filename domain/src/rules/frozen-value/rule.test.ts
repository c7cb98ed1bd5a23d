import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asBinder } from '../index.ts';
import { BARE_POINT, play, type TimeLineRow } from '../time-line.ts';
import { frozenValue } from './rule.ts';

const binder = asBinder(frozenValue);
const POINT = { ...BARE_POINT, frozenS: 600 };

const cases: [string, TimeLineRow[]][] = [
  [
    'the same value for exactly the time alarms, any change clears',
    [
      ['10:00', 5, []],
      ['10:05', 5, []],
      ['10:09:59', 5, []],
      ['10:10', 5, ['raise frozen']],
      ['10:11', 5, []],
      ['10:12', 5.0001, ['clear frozen']],
    ],
  ],
  [
    'a change in between starts anew',
    [
      ['10:00', 5, []],
      ['10:09', 6, []],
      ['10:10', 5, []],
      ['10:19', 5, []],
      ['10:20', 5, ['raise frozen']],
    ],
  ],
  [
    'silence is not frozen: the readings at both ends are',
    [
      ['10:00', 5, []],
      ['10:30', null, []],
      ['10:40', 5, ['raise frozen']],
    ],
  ],
  [
    'bad readings are not seen, an uncertain change does not clear, late ones change nothing',
    [
      ['10:00', 5, []],
      ['10:05', 7, [], 'bad'],
      ['10:10', 5, ['raise frozen']],
      ['10:09', 7, []],
      ['10:11', 6, [], 'uncertain'],
      ['10:12', 6.5, ['clear frozen']],
    ],
  ],
];

for (const [name, rows] of cases)
  test(name, () => assert.deepEqual(play(binder, POINT, rows), rows));
