import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HiddenDangerState } from '../hidden-danger/life.ts';
import { seededRandom } from '../random/seeded-random.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/duration.ts';
import { dueSteps, nextDueAtMs, type DueStep, type TakenStep } from './due-steps.ts';
import { hiddenDangerSubject, type HiddenDangerRecord } from './hidden-danger-subject.ts';
import { HIDDEN_DANGER_LADDER } from './ladders.ts';

const SEED = 20260728;
const T0 = Date.UTC(2026, 6, 21, 8);
const DANGER: HiddenDangerRecord = {
  id: 12,
  number: 'YH-2026-000012',
  enterpriseName: { zh: '碧海化工', en: 'Bihai Chemical' },
  state: 'dispatched',
  grade: 'general',
  category: 'process',
  reportedAtMs: T0 - HOUR_MS,
  enterpriseId: 4,
  dispatchedAtMs: T0,
  respondByMs: T0 + 2 * HOUR_MS,
  respondedAtMs: null,
  deadlineMs: T0 + 3 * DAY_MS,
  answeredAtMs: null,
  acceptedAtMs: null,
  closedAtMs: null,
  lookBackAtMs: null,
  duplicateOf: null,
  acceptedBy: null,
  rectifiedBy: [],
  returnedCount: 0,
};

const due = (danger: HiddenDangerRecord, nowMs: number, taken: TakenStep[] = []) =>
  dueSteps(hiddenDangerSubject(danger, taken), HIDDEN_DANGER_LADDER, nowMs);
const ids = (steps: DueStep[]) => steps.map((step) => step.stepId);

test('unanswered: nothing before 2 h, reminder and department head at 2 h', () => {
  assert.deepEqual(ids(due(DANGER, T0 + 2 * HOUR_MS - 1)), []);
  const steps = due(DANGER, T0 + 2 * HOUR_MS);
  assert.deepEqual(ids(steps), ['unanswered-remind', 'unanswered-head']);
  assert.deepEqual(steps[1]?.to, ['department-head', 'duty-officer']);
  assert.deepEqual(steps[1]?.reason, {
    zh: '隐患 YH-2026-000012：企业 碧海化工 派单后 2 小时 未响应，升级至部门负责人。',
    en: 'Hidden danger YH-2026-000012: Bihai Chemical has not responded within 2 h of dispatch; raised to the department head.',
  });
});

test('taken steps are not due again', () => {
  const taken = due(DANGER, T0 + 2 * HOUR_MS);
  assert.deepEqual(due(DANGER, T0 + 20 * HOUR_MS, taken), []);
  assert.deepEqual(ids(due(DANGER, T0 + DAY_MS, taken)), ['unanswered-supervise']);
});

test('after downtime all missed steps come, in order, with their true times', () => {
  const steps = due({ ...DANGER, state: 'rectifying' }, T0 + 10 * DAY_MS);
  assert.deepEqual(
    steps.map(({ stepId, dueAtMs }) => [stepId, dueAtMs - T0]),
    [
      ['overdue-remind', 3 * DAY_MS],
      ['overdue-supervise', 4 * DAY_MS],
      ['overdue-freeze', 6 * DAY_MS],
    ],
  );
  assert.equal(steps[2]?.confirmedBy, 'director');
});

test('one supervision and one proposal to freeze, whichever clock asked first', () => {
  const steps = due(DANGER, T0 + 10 * DAY_MS);
  assert.deepEqual(ids(steps), [
    'unanswered-remind',
    'unanswered-head',
    'unanswered-supervise',
    'unanswered-freeze',
    'overdue-remind',
  ]);
});

test('an answer stops the clocks; a return lets the deadline run on without repeating steps', () => {
  const taken = due({ ...DANGER, state: 'rectifying' }, T0 + 3 * DAY_MS);
  assert.deepEqual(ids(taken), ['overdue-remind']);
  assert.deepEqual(due({ ...DANGER, state: 'answered' }, T0 + 9 * DAY_MS, taken), []);
  assert.deepEqual(ids(due({ ...DANGER, state: 'rectifying' }, T0 + 5 * DAY_MS, taken)), [
    'overdue-supervise',
  ]);
});

test('a new deadline counts anew', () => {
  const taken = due({ ...DANGER, state: 'rectifying' }, T0 + 3 * DAY_MS);
  const extended: HiddenDangerRecord = {
    ...DANGER,
    state: 'rectifying',
    deadlineMs: T0 + 8 * DAY_MS,
  };
  assert.deepEqual(due(extended, T0 + 7 * DAY_MS, taken), []);
  assert.deepEqual(ids(due(extended, T0 + 8 * DAY_MS, taken)), ['overdue-remind']);
});

test('a major danger is supervised at once, with the law that says so', () => {
  const steps = due({ ...DANGER, grade: 'major', state: 'rectifying' }, T0 + 3 * DAY_MS);
  assert.deepEqual(ids(steps), ['overdue-remind', 'overdue-supervise-major']);
  assert.match(steps[1]?.basis?.zh ?? '', /安全生产法.*第四十一条/);
});

test('closing lifts a freeze once, and nothing else is due', () => {
  const taken: TakenStep[] = due(DANGER, T0 + 10 * DAY_MS);
  for (const state of ['accepted', 'withdrawn'] as HiddenDangerState[]) {
    const closed = { ...DANGER, state, closedAtMs: T0 + 11 * DAY_MS };
    const lifts = due(closed, T0 + 12 * DAY_MS, taken);
    assert.deepEqual(
      lifts.map(({ action, dueAtMs }) => [action, dueAtMs]),
      [['lift', T0 + 11 * DAY_MS]],
    );
    const freeze = taken.find((step) => step.action === 'propose-freeze');
    assert.equal(lifts[0]?.stepId, freeze?.key);
    assert.deepEqual(due(closed, T0 + 13 * DAY_MS, [...taken, ...lifts]), []);
  }
  assert.deepEqual(due({ ...DANGER, state: 'accepted', closedAtMs: T0 + 1 }, T0 + 9 * DAY_MS), []);
});

test('a proposal that was rejected is not repeated by its rung, but made by a later one', () => {
  const freezes = (steps: DueStep[]) => ids(steps).filter((id) => id.endsWith('-freeze'));
  const ended = (steps: DueStep[], endedAtMs: number) =>
    steps.map((step) => (step.action === 'propose-freeze' ? { ...step, endedAtMs } : step));
  const taken = due(DANGER, T0 + 3 * DAY_MS);
  assert.deepEqual(freezes(taken), ['unanswered-freeze']);
  const rejected = ended(taken, T0 + 4 * DAY_MS);
  assert.deepEqual(freezes(due(DANGER, T0 + 6 * DAY_MS - 1, rejected)), []);
  assert.deepEqual(freezes(due(DANGER, T0 + 6 * DAY_MS, rejected)), ['overdue-freeze']);
  // While it stands, and for what was already due when it was decided, there is no second one.
  assert.deepEqual(freezes(due(DANGER, T0 + 6 * DAY_MS, taken)), []);
  const decidedLate = ended(taken, T0 + 7 * DAY_MS);
  assert.deepEqual(freezes(due(DANGER, T0 + 9 * DAY_MS, decidedLate)), []);
  // A new deadline starts the clock anew: the same rung counts again.
  const renewed: HiddenDangerRecord = {
    ...{ ...DANGER, state: 'rectifying', deadlineMs: T0 + 12 * DAY_MS },
  };
  const second = [...rejected, ...ended(due(DANGER, T0 + 6 * DAY_MS, rejected), T0 + 8 * DAY_MS)];
  assert.deepEqual(freezes(due(renewed, T0 + 15 * DAY_MS - 1, second)), []);
  const third = due(renewed, T0 + 15 * DAY_MS, second);
  assert.deepEqual(freezes(third), ['overdue-freeze']);
  // Closing gives back only what still stands.
  const closed: HiddenDangerRecord = {
    ...renewed,
    state: 'accepted',
    closedAtMs: T0 + 16 * DAY_MS,
  };
  assert.deepEqual(due(closed, T0 + 16 * DAY_MS, second), []);
  const lifted = due(closed, T0 + 16 * DAY_MS, [...second, ...third]).map(({ stepId }) => stepId);
  assert.deepEqual(lifted, [third.find(({ action }) => action === 'propose-freeze')?.key]);
});

test('the next due time is known', () => {
  const next = (danger: HiddenDangerRecord, nowMs: number) =>
    nextDueAtMs(hiddenDangerSubject(danger, []), HIDDEN_DANGER_LADDER, nowMs);
  assert.equal(next(DANGER, T0), T0 + 2 * HOUR_MS);
  assert.equal(next({ ...DANGER, state: 'answered' }, T0), null);
  assert.equal(next({ ...DANGER, state: 'rectifying' }, T0 + 4 * DAY_MS), T0 + 6 * DAY_MS);
});

test(`a job that runs late, twice or at odd times takes the same steps (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const once = due(DANGER, T0 + 8 * DAY_MS).map(({ key, dueAtMs }) => [key, dueAtMs]);
  for (let round = 0; round < 50; round++) {
    const taken: DueStep[] = [];
    for (let nowMs = T0; nowMs <= T0 + 8 * DAY_MS; nowMs += random.between(MINUTE_MS, 2 * DAY_MS)) {
      taken.push(...due(DANGER, nowMs, taken));
      assert.deepEqual(due(DANGER, nowMs, taken), []);
    }
    taken.push(...due(DANGER, T0 + 8 * DAY_MS, taken));
    assert.deepEqual(
      taken.map(({ key, dueAtMs }) => [key, dueAtMs]),
      once,
    );
  }
});

test('step ids are unique, texts are in both languages and without holes', () => {
  const { steps } = HIDDEN_DANGER_LADDER;
  assert.equal(new Set(steps.map((step) => step.id)).size, steps.length);
  for (const grade of ['general', 'major'] as const)
    for (const { reason } of due({ ...DANGER, grade }, T0 + 30 * DAY_MS)) {
      assert.doesNotMatch(reason.zh + reason.en, /[{}]/);
      assert.match(reason.zh, /\p{Script=Han}/u);
      assert.doesNotMatch(reason.en.replace('Bihai', ''), /\p{Script=Han}/u);
    }
});

test('what waits for the office reminds the office: a report, an answer, a look back', () => {
  const reported: HiddenDangerRecord = {
    ...{ ...DANGER, state: 'reported', reportedAtMs: T0, dispatchedAtMs: null },
    ...{ respondByMs: null, deadlineMs: null },
  };
  assert.deepEqual(ids(due(reported, T0 + 4 * HOUR_MS - 1)), []);
  assert.deepEqual(ids(due(reported, T0 + 4 * HOUR_MS)), ['undispatched-remind']);
  assert.deepEqual(ids(due({ ...reported, state: 'confirmed' }, T0 + DAY_MS)), [
    ...['undispatched-remind', 'undispatched-head'],
  ]);
  const answered: HiddenDangerRecord = { ...DANGER, state: 'answered', answeredAtMs: T0 };
  assert.deepEqual(ids(due(answered, T0 + 3 * DAY_MS)), ['unjudged-remind', 'unjudged-head']);
  const taken = due(DANGER, T0 + 10 * DAY_MS);
  const closed: HiddenDangerRecord = {
    ...{ ...DANGER, state: 'closed', acceptedAtMs: T0 + 11 * DAY_MS },
    ...{ closedAtMs: T0 + 12 * DAY_MS, lookBackAtMs: T0 + 42 * DAY_MS },
  };
  const lifts = due(closed, T0 + 13 * DAY_MS, taken);
  assert.deepEqual(
    lifts.map(({ action }) => action),
    ['lift'],
  );
  const later = due(closed, T0 + 49 * DAY_MS, [...taken, ...lifts]);
  assert.deepEqual(ids(later), ['look-back-remind', 'look-back-head']);
  for (const { to } of later) assert.ok(!to.includes('enterprise-manager'));
});
