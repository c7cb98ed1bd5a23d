import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';
import { HIDDEN_DANGER_STATES } from '../wire/hidden-dangers.ts';
import { POSTPONE_AT_MOST_MS, refusedAsking, refusedDeciding } from './postponement.ts';

const T0 = Date.UTC(2026, 10, 28);
const DANGER = { state: 'rectifying', enterpriseId: 4, deadlineMs: T0 + DAY_MS } as const;
const MANAGER = { userId: 40, group: 'enterprise', enterpriseId: 4 } as const;
const HEAD = { userId: 1, group: 'park-office', enterpriseId: null } as const;
const ASKING = { by: MANAGER, atMs: T0, untilMs: T0 + 5 * DAY_MS };
const ASKED = { state: 'asked', untilMs: T0 + 5 * DAY_MS } as const;

describe('a later deadline', () => {
  it('is asked for by the enterprise while it rectifies, in time, one at a time, within bounds', () => {
    assert.equal(refusedAsking(DANGER, ASKING, false), null);
    assert.equal(refusedAsking(DANGER, ASKING, true), 'asked-already');
    assert.equal(refusedAsking(DANGER, { ...ASKING, by: HEAD }, false), 'forbidden');
    const stranger = { ...MANAGER, enterpriseId: 5 };
    assert.equal(refusedAsking(DANGER, { ...ASKING, by: stranger }, false), 'forbidden');
    const asking = (atMs: number, untilMs: number) =>
      refusedAsking(DANGER, { ...ASKING, atMs, untilMs }, false);
    assert.equal(asking(T0 + DAY_MS, T0 + 5 * DAY_MS), 'too-late');
    assert.equal(asking(T0, T0 + DAY_MS), 'until-not-later');
    assert.equal(asking(T0, Number.NaN), 'until-not-later');
    assert.equal(asking(T0, DANGER.deadlineMs + POSTPONE_AT_MOST_MS), null);
    assert.equal(asking(T0, DANGER.deadlineMs + POSTPONE_AT_MOST_MS + 1), 'until-too-far');
    for (const state of HIDDEN_DANGER_STATES) {
      const expected =
        state === 'rectifying' || state === 'dispatched' ? null : 'not-acceptable-state';
      assert.equal(refusedAsking({ ...DANGER, state }, ASKING, false), expected, state);
    }
  });

  it('is decided by the office, once, and granted only while it lies ahead', () => {
    const decide = (
      more: Partial<{ by: typeof HEAD | typeof MANAGER; atMs: number; isGrant: boolean }>,
    ) => refusedDeciding(DANGER, ASKED, { by: HEAD, atMs: T0 + HOUR_MS, isGrant: true, ...more });
    assert.equal(decide({}), null);
    assert.equal(decide({ by: MANAGER }), 'forbidden');
    assert.equal(decide({ atMs: ASKED.untilMs }), 'too-late');
    assert.equal(decide({ atMs: ASKED.untilMs, isGrant: false }), null);
    const decision = { by: HEAD, atMs: T0, isGrant: true };
    for (const state of ['granted', 'refused', 'void'] as const)
      assert.equal(refusedDeciding(DANGER, { ...ASKED, state }, decision), 'not-acceptable-state');
    assert.equal(refusedDeciding(DANGER, undefined, decision), 'not-acceptable-state');
    const answered = { ...DANGER, state: 'answered' } as const;
    assert.equal(refusedDeciding(answered, ASKED, decision), 'not-acceptable-state');
  });
});
