import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR_MS, MINUTE_MS } from '../time/duration.ts';
import { ALARM_STATES } from '../wire/alarms.ts';
import {
  ALARM_ACTIONS,
  ALARM_TRANSITIONS,
  type AlarmActionType,
  type AlarmState,
} from './alarm-state.ts';
import { nextAlarm, RECENT_RAISES, type AlarmAction, type AlarmLife } from './next-alarm.ts';

const T0 = Date.UTC(2026, 6, 21, 8);
const ALARM: AlarmLife & { id: number } = {
  id: 5,
  state: 'unack-active',
  isActive: true,
  condition: 'h',
  priority: 'high',
  pointKind: 'temperature',
  raisedAtMs: T0,
  lastAtMs: T0,
  clearedAtMs: null,
  occurrences: 1,
  recentRaisesMs: [T0],
  value: 85,
  peakValue: 85,
  limit: 80,
  acknowledged: null,
  hidden: null,
};

function action(type: AlarmActionType, atMs = T0 + MINUTE_MS): AlarmAction {
  const when = { atMs, by: 3 };
  if (type === 'raise' || type === 'return') return { ...when, by: null, type, value: 90 };
  if (type === 'shelve') return { ...when, type, untilMs: atMs + HOUR_MS, reason: 'calibration' };
  if (type === 'suppress' || type === 'out-of-service')
    return { ...when, type, reason: 'shutdown' };
  return { ...when, type };
}

/** Plays actions one minute apart; stops with the refusal. */
function play(types: AlarmActionType[]): string {
  let alarm = ALARM;
  for (const [step, type] of types.entries()) {
    const result = nextAlarm(alarm, action(type, T0 + (step + 1) * MINUTE_MS));
    if ('refused' in result) return result.refused;
    alarm = result.alarm;
  }
  return alarm.state;
}

test('life lines', () => {
  const rows: [AlarmActionType[], string][] = [
    [['acknowledge'], 'acked-active'],
    [['acknowledge', 'return'], 'normal'],
    [['return'], 'unack-rtn'],
    [['return', 'acknowledge'], 'normal'],
    [['return', 'raise'], 'unack-active'],
    [['acknowledge', 'raise'], 'acked-active'],
    [['acknowledge', 'return', 'raise'], 'unack-active'],
    [['acknowledge', 'acknowledge'], 'not-acceptable-state'],
    [['acknowledge', 'return', 'acknowledge'], 'not-acceptable-state'],
    [['shelve', 'acknowledge'], 'not-acceptable-state'],
    [['shelve', 'unshelve'], 'unack-active'],
    [['acknowledge', 'shelve', 'unshelve'], 'unack-active'],
    [['acknowledge', 'shelve', 'return', 'unshelve'], 'normal'],
    [['shelve', 'return', 'unshelve'], 'unack-rtn'],
    [['acknowledge', 'shelve', 'return', 'raise', 'return', 'unshelve'], 'unack-rtn'],
    [['suppress', 'return', 'raise', 'unsuppress'], 'unack-active'],
    [['out-of-service', 'raise', 'return-to-service'], 'unack-active'],
    [['out-of-service', 'return', 'return-to-service'], 'unack-rtn'],
    [['out-of-service', 'unshelve'], 'not-acceptable-state'],
    [['acknowledge', 'return', 'shelve'], 'not-acceptable-state'],
    [['unshelve'], 'not-acceptable-state'],
  ];
  for (const [types, expected] of rows) assert.equal(play(types), expected, types.join(', '));
});

test('every state and action is decided, and only as the table says', () => {
  for (const state of ALARM_STATES)
    for (const type of ALARM_ACTIONS) {
      const hidden = state === 'shelved' ? { untilMs: T0, reason: 'x', by: 1 } : null;
      const before = { ...ALARM, state, hidden } as AlarmLife;
      const frozen = JSON.stringify(before);
      const result = nextAlarm(before, action(type));
      assert.equal(
        'refused' in result,
        ALARM_TRANSITIONS[state][type] === undefined,
        `${state} ${type}`,
      );
      assert.equal(JSON.stringify(before), frozen, 'the alarm given is not changed');
    }
});

test('no state is a trap, and each can be reached', () => {
  const reached = new Set<AlarmState>(['normal']);
  const targets = (state: AlarmState): AlarmState[] =>
    Object.values(ALARM_TRANSITIONS[state]).flatMap((to): AlarmState[] =>
      to === 'resume' ? ['unack-active', 'unack-rtn', 'normal'] : [to],
    );
  for (let round = 0; round < ALARM_STATES.length; round++)
    for (const to of [...reached].flatMap(targets)) reached.add(to);
  assert.deepEqual([...reached].sort(), [...ALARM_STATES].sort());
  for (const state of ALARM_STATES)
    assert.ok(Object.values(ALARM_TRANSITIONS[state]).some((to) => to !== state));
});

test('a transition tells from, to, when, who and why; other fields are handed through', () => {
  const result = nextAlarm(ALARM, {
    type: 'shelve',
    atMs: T0 + 1,
    by: 9,
    untilMs: T0 + HOUR_MS,
    reason: 'sensor being swapped',
  });
  assert.ok('alarm' in result);
  assert.equal(result.alarm.id, 5);
  assert.deepEqual(result.alarm.hidden, {
    untilMs: T0 + HOUR_MS,
    reason: 'sensor being swapped',
    by: 9,
  });
  assert.deepEqual(result.transition, {
    from: 'unack-active',
    to: 'shelved',
    action: 'shelve',
    atMs: T0 + 1,
    by: 9,
    why: 'sensor being swapped',
  });
});

test('repeats are counted without a history line, and the memory of raises is bounded', () => {
  let alarm: AlarmLife = ALARM;
  for (let second = 1; second <= 100; second++) {
    const result = nextAlarm(alarm, {
      type: 'raise',
      atMs: T0 + second * 1000,
      by: null,
      value: 80 + second / 10,
    });
    assert.ok('alarm' in result && result.transition === null);
    alarm = result.alarm;
  }
  assert.equal(alarm.occurrences, 101);
  assert.equal(alarm.lastAtMs, T0 + 100_000);
  assert.equal(alarm.peakValue, 90);
  assert.equal(alarm.recentRaisesMs.length, RECENT_RAISES);
});

test('the peak of a low alarm is its lowest value', () => {
  const low: AlarmLife = { ...ALARM, condition: 'll', peakValue: 2 };
  const result = nextAlarm(low, { type: 'raise', atMs: T0 + 1, by: null, value: 1 });
  assert.ok('alarm' in result && result.alarm.peakValue === 1);
});

test('shelving needs a reason, an end and a length that is allowed', () => {
  const shelve = (alarm: AlarmLife, lengthMs: number, reason = 'calibration') => {
    const result = nextAlarm(alarm, {
      type: 'shelve',
      atMs: T0,
      by: 1,
      untilMs: T0 + lengthMs,
      reason,
    });
    return 'refused' in result ? result.refused : result.alarm.state;
  };
  const toxic: AlarmLife = { ...ALARM, priority: 'urgent', pointKind: 'toxic-gas' };
  assert.equal(shelve(ALARM, 8 * HOUR_MS), 'shelved');
  assert.equal(shelve(ALARM, 8 * HOUR_MS + 1), 'shelve-too-long');
  assert.equal(shelve(ALARM, 0), 'shelve-too-long');
  assert.equal(shelve(ALARM, Number.NaN), 'shelve-too-long');
  assert.equal(shelve(ALARM, HOUR_MS, '  '), 'reason-required');
  assert.equal(shelve(toxic, 15 * MINUTE_MS), 'shelved');
  assert.equal(shelve(toxic, 15 * MINUTE_MS + 1), 'shelve-too-long');
  assert.equal(shelve({ ...toxic, priority: 'high' }, HOUR_MS), 'shelved');
});

test('a shelving expires at its end, not before', () => {
  const shelved = nextAlarm(ALARM, action('shelve', T0));
  assert.ok('alarm' in shelved);
  const expire = (atMs: number) => nextAlarm(shelved.alarm, { type: 'expire', atMs, by: null });
  assert.deepEqual(expire(T0 + HOUR_MS - 1), { refused: 'not-yet' });
  const after = expire(T0 + HOUR_MS);
  assert.ok(
    'alarm' in after && after.alarm.state === 'unack-active' && after.alarm.hidden === null,
  );
});
