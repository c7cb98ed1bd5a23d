import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';
import { POLICY } from '../access/policy.ts';
import { HIDDEN_DANGER_STATES } from '../wire/hidden-dangers.ts';
import { checkReport, type ReportContent } from './check-report.ts';
import { GRADES } from './grade.ts';
import {
  ACTOR_GROUPS,
  actorGroupOf,
  HIDDEN_DANGER_ACTIONS,
  isEndedHiddenDanger,
  LIFE,
  transitionOf,
  type HiddenDangerActionType,
} from './life.ts';
import {
  isLookBackDue,
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
  category: 'process',
  enterpriseId: 4,
  dispatchedAtMs: null,
  respondByMs: null,
  respondedAtMs: null,
  deadlineMs: null,
  answeredAtMs: null,
  acceptedAtMs: null,
  closedAtMs: null,
  lookBackAtMs: null,
  duplicateOf: null,
  rectifiedBy: [],
  acceptedBy: null,
  returnedCount: 0,
};
const CONFIRMED: typeof REPORTED = { ...REPORTED, state: 'confirmed' };
const OFFICER: HiddenDangerActor = { userId: 1, group: 'park-office', enterpriseId: null };
const MANAGER: HiddenDangerActor = { userId: 40, group: 'enterprise', enterpriseId: 4 };

const sideOf = (type: HiddenDangerActionType) => LIFE.find(({ action }) => action === type)!.side;
function action(
  type: HiddenDangerActionType,
  atMs: number,
  by?: HiddenDangerActor,
): HiddenDangerAction {
  const base = {
    atMs,
    by: by ?? (sideOf(type) === 'enterprise' ? MANAGER : OFFICER),
    text: 'words',
  };
  switch (type) {
    case 'confirm':
      return { ...base, type, grade: 'general', category: 'process' };
    case 'refuse':
      return { ...base, type, duplicateOf: null };
    case 'progress':
      return { ...base, type, percent: 40, photoCount: 0 };
    case 'answer':
    case 'confirm-held':
    case 'reopen':
      return { ...base, type, photoCount: 1 };
    default:
      return { ...base, type };
  }
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

const TO_ANSWERED: HiddenDangerActionType[] = ['confirm', 'dispatch', 'take-up', 'answer'];

test('the loop from report to archive, with one return', () => {
  const danger = play([...TO_ANSWERED, 'return', 'progress', 'answer', 'accept', 'close']);
  assert.ok(typeof danger === 'object');
  const expected: typeof REPORTED = {
    ...REPORTED,
    state: 'closed',
    dispatchedAtMs: T0 + HOUR_MS,
    respondByMs: T0 + 3 * HOUR_MS,
    respondedAtMs: T0 + 2 * HOUR_MS,
    deadlineMs: T0 + HOUR_MS + 3 * DAY_MS,
    answeredAtMs: T0 + 6 * HOUR_MS,
    acceptedAtMs: T0 + 7 * HOUR_MS,
    closedAtMs: T0 + 8 * HOUR_MS,
    lookBackAtMs: T0 + 8 * HOUR_MS + 30 * DAY_MS,
    rectifiedBy: [40],
    acceptedBy: 1,
    returnedCount: 1,
  };
  assert.deepEqual(danger, expected);
  const archived = play(['confirm-held'], danger);
  assert.deepEqual(archived, { ...danger, state: 'archived' });
});

test('what came back is rectified again, as if it had been returned', () => {
  const closed = play([...TO_ANSWERED, 'accept', 'close']);
  assert.ok(typeof closed === 'object');
  const back = nextHiddenDanger(closed, action('reopen', T0 + 40 * DAY_MS));
  assert.ok('entry' in back);
  const { state, returnedCount, deadlineMs, acceptedAtMs, acceptedBy, closedAtMs, lookBackAtMs } =
    back.hiddenDanger;
  assert.deepEqual(
    [state, returnedCount, deadlineMs],
    ['rectifying', 1, T0 + 40 * DAY_MS + GRADES.general.rectifyWithinMs],
  );
  assert.deepEqual([acceptedAtMs, acceptedBy, closedAtMs, lookBackAtMs], [null, null, null, null]);
  assert.ok(
    !isLookBackDue(closed, closed.lookBackAtMs! - 1) && isLookBackDue(closed, closed.lookBackAtMs!),
  );
  assert.ok(!isLookBackDue(back.hiddenDanger, T0 + 400 * DAY_MS));
});

test('the office says what it is, and keeps what was reported', () => {
  const result = nextHiddenDanger(REPORTED, {
    ...{ type: 'confirm', atMs: T0, by: OFFICER, text: 'seen on the spot' },
    ...{ grade: 'major', category: 'fire' },
  });
  assert.ok('entry' in result);
  const { grade, category } = result.hiddenDanger;
  assert.deepEqual([grade, category], ['major', 'fire']);
  assert.deepEqual(result.entry.data, {
    ...{ grade: 'major', category: 'fire', reportedGrade: 'general', reportedCategory: 'process' },
  });
});

test('a report that is none ends with a reason, and may name the one that it repeats', () => {
  const result = nextHiddenDanger(REPORTED, {
    ...{ type: 'refuse', atMs: T0, by: OFFICER, text: 'reported yesterday', duplicateOf: 7 },
  });
  assert.ok('entry' in result);
  const { state, duplicateOf, closedAtMs } = result.hiddenDanger;
  assert.deepEqual([state, duplicateOf, closedAtMs], ['refused', 7, T0]);
  assert.ok(isEndedHiddenDanger(state));
});

test('steps out of order are refused', () => {
  const rows: HiddenDangerActionType[][] = [
    ['dispatch'],
    ['take-up'],
    ['confirm', 'confirm'],
    ['confirm', 'refuse'],
    ['confirm', 'dispatch', 'dispatch'],
    ['confirm', 'dispatch', 'answer'],
    ['confirm', 'dispatch', 'take-up', 'accept'],
    [...TO_ANSWERED, 'withdraw'],
    [...TO_ANSWERED, 'close'],
    [...TO_ANSWERED, 'accept', 'return'],
    [...TO_ANSWERED, 'accept', 'confirm-held'],
    ['refuse', 'confirm'],
    ['confirm', 'withdraw', 'dispatch'],
  ];
  for (const types of rows) assert.equal(play(types), 'not-acceptable-state', types.join(', '));
});

test('every state, action and side: only the table opens a way', () => {
  for (const state of HIDDEN_DANGER_STATES)
    for (const type of HIDDEN_DANGER_ACTIONS)
      for (const group of ACTOR_GROUPS) {
        const by = { userId: 7, group, enterpriseId: group === 'enterprise' ? 4 : null };
        const result = nextHiddenDanger({ ...REPORTED, state }, action(type, T0, by));
        const way = transitionOf(state, type);
        const expected = sideOf(type) !== group ? 'forbidden' : (way?.to ?? 'not-acceptable-state');
        assert.equal(
          'refused' in result ? result.refused : result.hiddenDanger.state,
          expected,
          `${state} ${type} ${group}`,
        );
      }
});

test('the table: one side and one right an action, every state is reached, every way leads to an end', () => {
  for (const type of HIDDEN_DANGER_ACTIONS) {
    const ways = LIFE.filter(({ action: one }) => one === type);
    assert.equal(ways.length, 1, type);
    assert.ok(POLICY[ways[0]!.right] !== undefined);
  }
  const reached = new Set(['reported', ...LIFE.map(({ to }) => to)]);
  assert.deepEqual(
    HIDDEN_DANGER_STATES.filter((state) => !reached.has(state)),
    [],
  );
  const ends = new Set(HIDDEN_DANGER_STATES.filter(isEndedHiddenDanger));
  assert.deepEqual([...ends], ['archived', 'refused', 'withdrawn']);
  for (let round = 0; round < HIDDEN_DANGER_STATES.length; round++)
    for (const { from, to } of LIFE) if (ends.has(to)) from.forEach((state) => ends.add(state));
  assert.equal(ends.size, HIDDEN_DANGER_STATES.length);
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

test('who rectified may not judge it, even with both hats', () => {
  const both = { ...OFFICER, userId: MANAGER.userId };
  const answered = play(TO_ANSWERED);
  const accepted = play([...TO_ANSWERED, 'accept']);
  const closed = play([...TO_ANSWERED, 'accept', 'close']);
  for (const [danger, type] of [
    [answered, 'accept'],
    [accepted, 'close'],
    [closed, 'confirm-held'],
  ] as const) {
    assert.ok(typeof danger === 'object');
    assert.deepEqual(nextHiddenDanger(danger, action(type, T0, both)), {
      ...{ refused: 'same-person', missing: [] },
    });
  }
  const told = play(['confirm', 'dispatch', 'take-up', 'progress'], REPORTED);
  assert.ok(typeof told === 'object');
  assert.deepEqual(told.rectifiedBy, [40], 'who tells progress, too');
});

test('nobody closes a major one that he accepted himself', () => {
  for (const grade of ['general', 'larger', 'major'] as const) {
    const accepted = { ...REPORTED, grade, state: 'accepted', acceptedBy: OFFICER.userId } as const;
    const result = nextHiddenDanger(accepted, action('close', T0));
    assert.equal(
      'refused' in result ? result.refused : 'done',
      grade === 'major' ? 'same-person' : 'done',
    );
    const other = nextHiddenDanger(accepted, action('close', T0, { ...OFFICER, userId: 2 }));
    assert.ok('entry' in other);
  }
});

test('a look back needs a photo of how it is now', () => {
  const closed = { ...REPORTED, state: 'closed' } as const;
  for (const type of ['confirm-held', 'reopen'] as const)
    assert.deepEqual(
      nextHiddenDanger(closed, { type, atMs: T0, by: OFFICER, text: 'seen', photoCount: 0 }),
      { refused: 'incomplete-report', missing: ['photo-missing'] },
    );
});

test('an answer needs words and a photo', () => {
  const rectifying = play(['dispatch', 'take-up'], CONFIRMED);
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
    const result = nextHiddenDanger({ ...CONFIRMED, grade }, action('dispatch', T0));
    assert.ok('entry' in result);
    assert.equal(result.hiddenDanger.deadlineMs, T0 + GRADES[grade].rectifyWithinMs);
    assert.deepEqual(result.entry.data, {
      respondByMs: T0 + 2 * HOUR_MS,
      deadlineMs: T0 + GRADES[grade].rectifyWithinMs,
    });
  }
  const at = (deadlineMs: number) =>
    nextHiddenDanger(CONFIRMED, {
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
  const result = nextHiddenDanger(CONFIRMED, {
    type: 'dispatch',
    atMs: T0,
    by: OFFICER,
    text: '  ',
  });
  assert.deepEqual(result, { refused: 'reason-required', missing: [] });
});

test('overdue and unanswered begin after their instant; a waiting answer is not overdue', () => {
  const dispatched = play(['dispatch'], CONFIRMED);
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
