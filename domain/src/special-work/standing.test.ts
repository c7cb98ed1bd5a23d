import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { permitFact } from '../risk/amounts.ts';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';
import {
  levelsOf,
  longestValidityMs,
  SPECIAL_WORK_KIND_NAMES,
  SPECIAL_WORK_LEVELS,
  specialWorkText,
  validityText,
} from './kinds.ts';
import {
  findingsOf,
  isGoingOn,
  permitWeight,
  SPECIAL_WORK_STATES,
  standingOf,
} from './standing.ts';
import type { PermitFacts, SpecialWorkState } from './standing.ts';

const FROM = Date.UTC(2026, 10, 28, 0);
const UNTIL = FROM + 8 * HOUR_MS;
const permit = (changes: Partial<PermitFacts> = {}): PermitFacts => ({
  ...{ state: 'working', kind: 'hot-work', level: 'second', guardian: '赵六' },
  ...{ validFromMs: FROM, validUntilMs: UNTIL, startedMs: FROM },
  ...changes,
});
const at = (state: SpecialWorkState, nowMs: number) => standingOf(permit({ state }), nowMs);

describe('the longest validity by GB 30871', () => {
  it('is that of kind and level, and of a level not told the shortest of its kind', () => {
    const hours = (...asked: Parameters<typeof longestValidityMs>) => {
      const ms = longestValidityMs(...asked);
      return ms === null ? null : ms / HOUR_MS;
    };
    assert.deepEqual(
      [hours('hot-work', 'special'), hours('hot-work', 'first'), hours('hot-work', 'second')],
      [8, 8, 72],
    );
    assert.equal(hours('hot-work', null), 8);
    assert.deepEqual([hours('confined-space', null), hours('height', 'IV')], [24, 7 * 24]);
    assert.equal(longestValidityMs('temporary-electricity', null), 30 * DAY_MS);
    for (const kind of ['blind-plate', 'excavation', 'road-break'] as const)
      assert.equal(hours(kind, null), null);
    assert.equal(hours('lifting', 'first'), null);
  });

  it('may be used up to its last moment', () => {
    const lasting = (ms: number) =>
      findingsOf(permit({ level: 'first', validUntilMs: FROM + ms }), FROM);
    assert.deepEqual(lasting(8 * HOUR_MS), []);
    assert.deepEqual(lasting(8 * HOUR_MS + 1), ['too-long']);
  });
});

describe('a permit', () => {
  it('counts from the first to the last moment of its validity, signed or worked on', () => {
    for (const state of ['approved', 'working'] as const) {
      assert.equal(at(state, FROM), 'active');
      assert.equal(at(state, UNTIL), 'active');
    }
    assert.equal(at('approved', FROM - 1), 'waiting');
    assert.equal(at('working', FROM - 1), 'active', 'who works is at work');
  });

  it('that is over and was not closed goes on counting: nobody knows that the work has ended', () => {
    for (const state of ['approved', 'working'] as const) {
      assert.equal(at(state, UNTIL + 1), 'unclosed');
      assert.equal(at(state, UNTIL + 365 * DAY_MS), 'unclosed');
      assert.ok(findingsOf(permit({ state }), UNTIL + 1).includes('not-closed'));
    }
  });

  it('that nobody signed does not count, and one that rests does not while it rests', () => {
    assert.deepEqual([at('applied', FROM), at('applied', UNTIL + 1)], ['waiting', 'lapsed']);
    assert.deepEqual(
      [at('suspended', FROM), at('suspended', UNTIL + 1)],
      Array(2).fill('suspended'),
    );
    assert.deepEqual(findingsOf(permit({ state: 'suspended' }), UNTIL + 1), ['not-closed']);
  });

  it('that is finished or cancelled is closed at any time', () => {
    for (const state of ['finished', 'cancelled'] as const)
      for (const nowMs of [FROM - 1, FROM, UNTIL + 1]) assert.equal(at(state, nowMs), 'closed');
  });

  it('tells what is wrong with it', () => {
    const found = (changes: Partial<PermitFacts>, nowMs = FROM) =>
      findingsOf(permit(changes), nowMs);
    assert.deepEqual(found({}), []);
    assert.deepEqual(found({ guardian: null }), ['no-guardian']);
    assert.deepEqual(found({ guardian: null, state: 'finished' }), []);
    assert.deepEqual(found({ level: null }), ['no-level']);
    assert.deepEqual(found({ kind: 'excavation', level: null }), []);
    assert.deepEqual(found({ startedMs: FROM - 1 }), ['early']);
    assert.deepEqual(found({ startedMs: null }, FROM - 1), ['early']);
    assert.deepEqual(found({ state: 'approved', startedMs: null }, FROM - 1), []);
    assert.deepEqual(found({ state: 'cancelled', level: null, guardian: null }), []);
  });
});

describe('the weight of work on the map', () => {
  const weight = (changes: Partial<PermitFacts>, nowMs = FROM) =>
    permitWeight(permit(changes), nowMs);

  it('is that of its level', () => {
    const of = (kind: PermitFacts['kind']) =>
      levelsOf(kind).map((level) => weight({ kind, level }));
    assert.deepEqual(of('hot-work'), ['special', 'first', 'second']);
    assert.deepEqual(of('height'), ['first', 'second', 'second', 'other']);
    assert.deepEqual(of('lifting'), ['first', 'second', 'other']);
    assert.equal(weight({ kind: 'confined-space', level: null }), 'other');
  });

  it('is one step more where nobody closed it, and never more than the gravest', () => {
    const late = (changes: Partial<PermitFacts>) => weight(changes, UNTIL + 1);
    assert.deepEqual(
      [late({ level: 'second' }), late({ level: 'first' }), late({ level: 'special' })],
      ['first', 'special', 'special'],
    );
    assert.equal(late({ kind: 'confined-space', level: null }), 'second');
  });

  it('of a level that nobody told is the gravest of its kind', () => {
    assert.equal(weight({ level: null }), 'special');
    assert.equal(weight({ kind: 'lifting', level: null }), 'first');
  });

  it('is there exactly while work goes on, and never less for what is late', () => {
    const works = SPECIAL_WORK_STATES.flatMap((state) =>
      SPECIAL_WORK_KIND_NAMES.flatMap((kind) =>
        [null, ...levelsOf(kind)].map((level) => permit({ state, kind, level })),
      ),
    );
    const amountAt = (one: PermitFacts, nowMs: number) => {
      const weighed = permitWeight(one, nowMs);
      assert.equal(weighed !== null, isGoingOn(standingOf(one, nowMs)));
      return weighed === null ? 0 : permitFact(weighed).amount;
    };
    for (const one of works) {
      const amounts = [FROM - 1, FROM, UNTIL, UNTIL + 1].map((nowMs) => amountAt(one, nowMs));
      assert.deepEqual(
        amounts,
        amounts.toSorted((a, b) => a - b),
      );
    }
  });
});

describe('kinds and levels in words', () => {
  it('are complete in both languages, and a level not told is no level', () => {
    for (const kind of SPECIAL_WORK_KIND_NAMES)
      for (const level of [null, ...levelsOf(kind)]) {
        const { zh, en } = specialWorkText(kind, level);
        assert.match(zh, /\p{Script=Han}/u);
        assert.doesNotMatch(en, /\p{Script=Han}|undefined/u);
        assert.equal(en.includes('not told'), level === null && levelsOf(kind).length > 0);
      }
    assert.deepEqual(
      [8, 72, 168].map((hours) => validityText(hours).en),
      ['8 h', '72 h', '7 d'],
    );
    assert.deepEqual(specialWorkText('hot-work', 'special'), {
      ...{ zh: '动火作业（特级）', en: 'Hot work, special' },
    });
    assert.equal(new Set(SPECIAL_WORK_LEVELS).size, SPECIAL_WORK_LEVELS.length);
  });
});
