import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';
import { HIDDEN_DANGER_STATES } from '../wire/hidden-dangers.ts';
import { checkReport, type ReportContent } from './check-report.ts';
import { GRADES } from './grade.ts';
import {
  ACTOR_GROUPS,
  actorGroupOf,
  HIDDEN_DANGER_ACTIONS,
  HIDDEN_DANGER_ACTORS,
  HIDDEN_DANGER_TRANSITIONS,
  type HiddenDangerActionType,
} from './hidden-danger-state.ts';
import {
  isOverdueHiddenDanger,
  isUnansweredHiddenDanger,
  nextHiddenDanger,
  type HiddenDangerAction,
  type HiddenDangerActor,
  type HiddenDangerLife,
} from './next-hidden-danger.ts';

const T0 = Date.UTC(2026, 6, 21, 8);
const REPORTED: HiddenDangerLife & { number: string } = {
  number: 'YH-2026-000001',
  state: 'reported',
  grade: 'general',
  enterpriseId: 4,
  dispatchedAtMs: null,
  respondByMs: null,
  respondedAtMs: null,
  deadlineMs: null,
  answeredAtMs: null,
  closedAtMs: null,
  rectifiedBy: [],
  returnedCount: 0,
};
const OFFICER: HiddenDangerActor = { userId: 1, group: 'park-office', enterpriseId: null };
const MANAGER: HiddenDangerActor = { userId: 40, group: 'enterprise', enterpriseId: 4 };

function action(
  type: HiddenDangerActionType,
  atMs: number,
  by?: HiddenDangerActor,
): HiddenDangerAction {
  const actor = by ?? (HIDDEN_DANGER_ACTORS[type] === 'enterprise' ? MANAGER : OFFICER);
  const base = { atMs, by: actor, text: 'words' };
  return type === 'answer' ? { ...base, type, photoCount: 1 } : { ...base, type };
}

function play(types: HiddenDangerActionType[], start = REPORTED) {
  let danger = start;
  for (const [hours, type] of types.entries()) {
    const result = nextHiddenDanger(danger, action(type, T0 + hours * HOUR_MS));
    if ('refused' in result) return result.refused;
    danger = result.hiddenDanger;
  }
  return danger;
}

test('the loop from report to acceptance, with one return', () => {
  const danger = play(['dispatch', 'take-up', 'answer', 'return', 'answer', 'accept']);
  assert.deepEqual(danger, {
    ...REPORTED,
    state: 'accepted',
    dispatchedAtMs: T0,
    respondByMs: T0 + 2 * HOUR_MS,
    respondedAtMs: T0 + HOUR_MS,
    deadlineMs: T0 + 3 * DAY_MS,
    answeredAtMs: T0 + 4 * HOUR_MS,
    closedAtMs: T0 + 5 * HOUR_MS,
    rectifiedBy: [40],
    returnedCount: 1,
  });
});

test('steps out of order are refused', () => {
  const rows: [HiddenDangerActionType[], string][] = [
    [['take-up'], 'not-acceptable-state'],
    [['answer'], 'not-acceptable-state'],
    [['dispatch', 'dispatch'], 'not-acceptable-state'],
    [['dispatch', 'answer'], 'not-acceptable-state'],
    [['dispatch', 'take-up', 'accept'], 'not-acceptable-state'],
    [['dispatch', 'take-up', 'answer', 'withdraw'], 'not-acceptable-state'],
    [['withdraw', 'dispatch'], 'not-acceptable-state'],
    [['dispatch', 'take-up', 'answer', 'accept', 'return'], 'not-acceptable-state'],
  ];
  for (const [types, expected] of rows) assert.equal(play(types), expected, types.join(', '));
});

test('every state, action and side: only the table opens a way', () => {
  for (const state of HIDDEN_DANGER_STATES)
    for (const type of HIDDEN_DANGER_ACTIONS)
      for (const group of ACTOR_GROUPS) {
        const by = { userId: 7, group, enterpriseId: group === 'enterprise' ? 4 : null };
        const result = nextHiddenDanger({ ...REPORTED, state }, action(type, T0, by));
        const expected =
          HIDDEN_DANGER_ACTORS[type] !== group
            ? 'forbidden'
            : HIDDEN_DANGER_TRANSITIONS[state][type]
              ? 'done'
              : 'not-acceptable-state';
        assert.equal(
          'refused' in result ? result.refused : 'done',
          expected,
          `${state} ${type} ${group}`,
        );
      }
});

test('each role acts for one side', () => {
  assert.deepEqual(
    (['duty', 'manager', 'worker', 'regulator', 'admin'] as const).map(actorGroupOf),
    ['park-office', 'enterprise', 'enterprise', 'other', 'other'],
  );
});

test('another enterprise may do nothing, in any state', () => {
  const stranger = { ...MANAGER, enterpriseId: 5 };
  const result = nextHiddenDanger(
    { ...REPORTED, state: 'dispatched' },
    action('take-up', T0, stranger),
  );
  assert.deepEqual(result, { refused: 'forbidden', missing: [] });
});

test('who rectified may not accept, even with both hats', () => {
  const answered = play(['dispatch', 'take-up', 'answer']);
  assert.ok(typeof answered === 'object');
  const both = { ...OFFICER, userId: MANAGER.userId };
  assert.deepEqual(nextHiddenDanger(answered, action('accept', T0, both)), {
    refused: 'same-person',
    missing: [],
  });
});

test('an answer needs words and a photo', () => {
  const rectifying = play(['dispatch', 'take-up']);
  assert.ok(typeof rectifying === 'object');
  const answer = (text: string, photoCount: number) =>
    nextHiddenDanger(rectifying, { type: 'answer', atMs: T0, by: MANAGER, text, photoCount });
  assert.deepEqual(answer(' ', 0), {
    refused: 'incomplete-report',
    missing: ['text-missing', 'photo-missing'],
  });
  assert.deepEqual(answer('done', 0), { refused: 'incomplete-report', missing: ['photo-missing'] });
  assert.ok('entry' in answer('done', 1));
});

test('deadlines: by grade, or as the dispatcher says, never in the past; a return may give a new one', () => {
  for (const grade of ['general', 'larger', 'major'] as const) {
    const result = nextHiddenDanger({ ...REPORTED, grade }, action('dispatch', T0));
    assert.ok('entry' in result);
    assert.equal(result.hiddenDanger.deadlineMs, T0 + GRADES[grade].rectifyWithinMs);
    assert.deepEqual(result.entry.data, {
      respondByMs: T0 + 2 * HOUR_MS,
      deadlineMs: T0 + GRADES[grade].rectifyWithinMs,
    });
  }
  const at = (deadlineMs: number) =>
    nextHiddenDanger(REPORTED, {
      type: 'dispatch',
      atMs: T0,
      by: OFFICER,
      text: 'do it',
      deadlineMs,
    });
  assert.ok('entry' in at(T0 + 1));
  assert.deepEqual(at(T0), { refused: 'deadline-in-past', missing: [] });
  assert.deepEqual(at(Number.NaN), { refused: 'deadline-in-past', missing: [] });
});

test('a return keeps a deadline that lies ahead, and gives the time of the grade when it has passed', () => {
  const answered: HiddenDangerLife = { ...REPORTED, state: 'answered', deadlineMs: T0 + HOUR_MS };
  const returned = (atMs: number, deadlineMs?: number) => {
    const by = { type: 'return', atMs, by: OFFICER, text: 'still leaks' } as const;
    return nextHiddenDanger(answered, deadlineMs === undefined ? by : { ...by, deadlineMs });
  };
  const rows: [atMs: number, given: number | undefined, expected: number][] = [
    [T0, undefined, T0 + HOUR_MS],
    [T0 + HOUR_MS, undefined, T0 + HOUR_MS + GRADES.general.rectifyWithinMs],
    [T0 + 2 * HOUR_MS, undefined, T0 + 2 * HOUR_MS + GRADES.general.rectifyWithinMs],
    [T0 + 2 * HOUR_MS, T0 + 3 * HOUR_MS, T0 + 3 * HOUR_MS],
  ];
  for (const [atMs, given, expected] of rows) {
    const result = returned(atMs, given);
    assert.ok('entry' in result);
    assert.equal(result.hiddenDanger.deadlineMs, expected);
    assert.deepEqual(result.entry.data, { returnedCount: 1, deadlineMs: expected });
  }
  assert.deepEqual(returned(T0, T0), { refused: 'deadline-in-past', missing: [] });
});

test('an action without words is refused', () => {
  const result = nextHiddenDanger(REPORTED, {
    type: 'dispatch',
    atMs: T0,
    by: OFFICER,
    text: '  ',
  });
  assert.deepEqual(result, { refused: 'reason-required', missing: [] });
});

test('overdue and unanswered begin after their instant; a waiting answer is not overdue', () => {
  const dispatched = play(['dispatch']);
  assert.ok(typeof dispatched === 'object');
  assert.ok(!isUnansweredHiddenDanger(dispatched, T0 + 2 * HOUR_MS));
  assert.ok(isUnansweredHiddenDanger(dispatched, T0 + 2 * HOUR_MS + 1));
  assert.ok(!isOverdueHiddenDanger(dispatched, T0 + 3 * DAY_MS));
  assert.ok(isOverdueHiddenDanger(dispatched, T0 + 3 * DAY_MS + 1));
  assert.ok(!isOverdueHiddenDanger({ ...dispatched, state: 'answered' }, T0 + 9 * DAY_MS));
  assert.ok(!isOverdueHiddenDanger({ ...dispatched, state: 'accepted' }, T0 + 9 * DAY_MS));
});

test('an incomplete report is told everything that is missing; an alarm is evidence enough', () => {
  const full: ReportContent = {
    title: 'Valve leaks',
    description: 'Drops',
    hasPlace: true,
    photoCount: 1,
    hasAlarm: false,
  };
  assert.deepEqual(checkReport(full), []);
  assert.deepEqual(
    checkReport({ title: ' ', description: '', hasPlace: false, photoCount: 0, hasAlarm: false }),
    ['title-missing', 'description-missing', 'place-missing', 'photo-missing'],
  );
  assert.deepEqual(checkReport({ ...full, hasPlace: false, photoCount: 0, hasAlarm: true }), []);
});

test('the statute knows two grades', () => {
  const rows = Object.values(GRADES).map((grade) => [grade.statutory, grade.exchangeCode]);
  assert.deepEqual(rows, [
    ['general', 0],
    ['general', 0],
    ['major', 1],
  ]);
});
