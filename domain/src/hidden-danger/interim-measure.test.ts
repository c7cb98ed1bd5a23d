import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';
import { HIDDEN_DANGER_STATES } from '../wire/hidden-dangers.ts';
import { isOpenHiddenDanger, type HiddenDangerState } from './life.ts';
import {
  endedInterim,
  extendedInterim,
  interimStateAt,
  refusedInterim,
  type InterimLife,
} from './interim-measure.ts';
import { dueInterimNotice, shortMeasure } from './interim-notice.ts';
import type { HiddenDangerActor } from './next-hidden-danger.ts';

const T0 = Date.UTC(2026, 6, 21, 8);
const OFFICER: HiddenDangerActor = { userId: 1, group: 'park-office', enterpriseId: null };
const MANAGER: HiddenDangerActor = { userId: 40, group: 'enterprise', enterpriseId: 4 };
const NEIGHBOUR: HiddenDangerActor = { userId: 50, group: 'enterprise', enterpriseId: 5 };
const OUTSIDER: HiddenDangerActor = { userId: 60, group: 'other', enterpriseId: null };
const danger = (state: HiddenDangerState = 'rectifying') => ({ state, enterpriseId: 4 });
const MEASURE: InterimLife = {
  ...{ side: 'enterprise', decidedAtMs: T0, extendedCount: 0, endedAtMs: null },
  untilMs: T0 + 3 * DAY_MS,
};

describe('the state of interim protection', () => {
  const { untilMs } = MEASURE;
  it('changes 24 hours before the end and at the end, to the millisecond', () => {
    const at = (ms: number) => interimStateAt(MEASURE, ms);
    assert.equal(at(T0), 'in-force');
    assert.equal(at(untilMs - DAY_MS - 1), 'in-force');
    assert.equal(at(untilMs - DAY_MS), 'expiring');
    assert.equal(at(untilMs - 1), 'expiring');
    assert.equal(at(untilMs), 'expired');
    assert.equal(at(untilMs + 90 * DAY_MS), 'expired');
  });
  it('is ended for good, also when it had expired', () => {
    for (const endedAtMs of [T0 + 1, untilMs + DAY_MS]) {
      assert.equal(interimStateAt({ ...MEASURE, endedAtMs }, untilMs), 'ended');
    }
  });
});

describe('adding interim protection', () => {
  const add = (
    by: HiddenDangerActor,
    {
      state = 'rectifying',
      untilMs = T0 + DAY_MS,
    }: { state?: HiddenDangerState; untilMs?: number },
  ) => refusedInterim(danger(state), { by, atMs: T0, untilMs });

  it('is for the enterprise that has taken the danger up, and for the park’s office while it is open', () => {
    const allowed = (by: HiddenDangerActor) =>
      HIDDEN_DANGER_STATES.filter((state) => add(by, { state }) === undefined);
    assert.deepEqual(allowed(MANAGER), ['rectifying', 'answered']);
    assert.deepEqual(allowed(OFFICER), HIDDEN_DANGER_STATES.filter(isOpenHiddenDanger));
    assert.equal(add(MANAGER, { state: 'dispatched' }), 'not-acceptable-state');
    assert.equal(add(OFFICER, { state: 'withdrawn' }), 'not-acceptable-state');
  });
  it('tells somebody without the right nothing about the state', () => {
    for (const by of [NEIGHBOUR, OUTSIDER]) {
      for (const state of HIDDEN_DANGER_STATES) assert.equal(add(by, { state }), 'forbidden');
    }
  });
  it('lasts at least a moment and at most 90 days', () => {
    assert.equal(add(MANAGER, { untilMs: T0 }), 'until-past');
    assert.equal(add(MANAGER, { untilMs: T0 + 1 }), undefined);
    assert.equal(add(MANAGER, { untilMs: T0 + 90 * DAY_MS }), undefined);
    assert.equal(add(MANAGER, { untilMs: T0 + 90 * DAY_MS + 1 }), 'until-too-far');
    assert.equal(add(MANAGER, { untilMs: Number.NaN }), 'until-past');
  });
});

describe('extending interim protection', () => {
  const extend = (untilMs: number, atMs = T0 + DAY_MS, measure = MEASURE) =>
    extendedInterim(measure, danger(), { by: MANAGER, atMs, untilMs });

  it('decides a later end anew, up to 90 days from that day', () => {
    const atMs = T0 + DAY_MS;
    assert.deepEqual(extend(atMs + 90 * DAY_MS, atMs), {
      ...MEASURE,
      ...{ untilMs: atMs + 90 * DAY_MS, decidedAtMs: atMs, extendedCount: 1 },
    });
    assert.deepEqual(extend(atMs + 90 * DAY_MS + 1, atMs), { refused: 'until-too-far' });
  });
  it('is no shortening', () => {
    assert.deepEqual(extend(MEASURE.untilMs), { refused: 'until-not-later' });
    assert.deepEqual(extend(T0), { refused: 'until-past' });
  });
  it('is possible once it has expired, not once it has ended', () => {
    const late = MEASURE.untilMs + DAY_MS;
    assert.ok(!('refused' in extend(late + DAY_MS, late)));
    assert.deepEqual(extend(late + DAY_MS, late, { ...MEASURE, endedAtMs: late - 1 }), {
      refused: 'not-acceptable-state',
    });
  });
  it('is also for an enterprise what the park laid down: more protection is always welcome', () => {
    assert.ok(!('refused' in extend(T0 + 4 * DAY_MS, T0 + 1, { ...MEASURE, side: 'park-office' })));
  });
});

describe('ending interim protection', () => {
  const end = (by: HiddenDangerActor, measure: InterimLife = MEASURE) =>
    endedInterim(measure, danger(), { by, atMs: T0 + HOUR_MS });

  it('is for both sides, but for what the park laid down', () => {
    const ended = { ...MEASURE, endedAtMs: T0 + HOUR_MS };
    assert.deepEqual(end(MANAGER), ended);
    assert.deepEqual(end(OFFICER), ended);
    const parks: InterimLife = { ...MEASURE, side: 'park-office' };
    assert.deepEqual(end(MANAGER, parks), { refused: 'of-the-park' });
    assert.ok(!('refused' in end(OFFICER, parks)));
    assert.deepEqual(end(NEIGHBOUR, parks), { refused: 'forbidden' });
  });
  it('happens once', () => {
    const ended = { ...MEASURE, endedAtMs: T0 };
    assert.deepEqual(end(MANAGER, ended), { refused: 'not-acceptable-state' });
  });
});

describe('notices of interim protection', () => {
  const measure = {
    ...MEASURE,
    ...{ id: 7, number: 'YH-2026-000001', measure: '围挡隔离', responsible: '李工', told: [] },
  };
  const { untilMs } = measure;

  it('go to the enterprise 24 hours before, and to both at the end, each once', () => {
    assert.equal(dueInterimNotice(measure, untilMs - DAY_MS - 1), undefined);
    const before = dueInterimNotice(measure, untilMs - DAY_MS)!;
    assert.deepEqual(
      [before.kind, before.isToPark, before.dueAtMs],
      ['expiring', false, untilMs - DAY_MS],
    );
    assert.match(before.text.zh, /YH-2026-000001.*围挡隔离.*07-24 16:00.*李工/);
    const told = [before.key];
    assert.equal(dueInterimNotice({ ...measure, told }, untilMs - 1), undefined);
    const after = dueInterimNotice({ ...measure, told }, untilMs)!;
    assert.deepEqual([after.kind, after.isToPark, after.dueAtMs], ['expired', true, untilMs]);
    const all = { ...measure, told: [...told, after.key] };
    assert.equal(dueInterimNotice(all, untilMs + 9 * DAY_MS), undefined);
  });
  it('are new after an extension', () => {
    const told = [`interim:7:expiring:${untilMs}`, `interim:7:expired:${untilMs}`];
    const extended = { ...measure, told, untilMs: untilMs + 5 * DAY_MS, decidedAtMs: untilMs + 1 };
    assert.equal(dueInterimNotice(extended, untilMs + 2), undefined);
    assert.equal(dueInterimNotice(extended, untilMs + 4 * DAY_MS)?.kind, 'expiring');
  });
  it('only tell the end after downtime past it', () => {
    assert.equal(dueInterimNotice(measure, untilMs + DAY_MS)?.kind, 'expired');
  });
  it('remind nobody of what he has just decided for a day or less', () => {
    const short = { ...measure, untilMs: T0 + DAY_MS };
    const longer = { ...measure, untilMs: T0 + DAY_MS + 1 };
    assert.equal(dueInterimNotice(short, T0 + HOUR_MS), undefined);
    assert.equal(dueInterimNotice(short, short.untilMs)?.kind, 'expired');
    assert.equal(dueInterimNotice(longer, T0 + 1)?.kind, 'expiring');
  });
  it('are over with the measure', () => {
    assert.equal(dueInterimNotice({ ...measure, endedAtMs: T0 + 1 }, untilMs), undefined);
  });
  it('quote a long measure in one line', () => {
    assert.equal(shortMeasure(' 围挡\n隔离 '), '围挡 隔离');
    assert.equal(shortMeasure('围'.repeat(40)).length, 40);
    assert.equal(shortMeasure('围'.repeat(41)), `${'围'.repeat(39)}…`);
  });
});
