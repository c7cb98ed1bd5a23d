import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RESTRICTION_STATES } from '../wire/enforcement.ts';
import {
  isRightFrozen,
  nextRestriction,
  type NextRestriction,
  type RestrictionAction,
  type RestrictionLife,
} from './restriction.ts';

const PROPOSED: RestrictionLife = {
  state: 'proposed',
  enterpriseId: 4,
  right: 'pass-application',
  proposedBy: null,
  activeFromMs: null,
  liftedAtMs: null,
};
const act = (type: 'confirm' | 'reject' | 'lift', atMs = 100): RestrictionAction => ({
  type,
  atMs,
  by: 2,
  isDirector: true,
  reason: 'because',
});
const CLOSED: RestrictionAction = {
  type: 'closed',
  atMs: 300,
  by: null,
  reason: { zh: 'YH-2026-000012 已验收', en: 'YH-2026-000012 accepted' },
};

function after(...actions: RestrictionAction[]): RestrictionLife | string {
  let restriction = PROPOSED;
  for (const action of actions) {
    const result: NextRestriction<RestrictionLife> = nextRestriction(restriction, action);
    if ('refused' in result) return result.refused;
    restriction = result.restriction;
  }
  return restriction;
}

test('a proposal freezes nothing; the director confirms; closing gives the right back by itself', () => {
  assert.ok(!isRightFrozen([PROPOSED], 'pass-application', 1000));
  const active = after(act('confirm'));
  assert.ok(typeof active === 'object' && active.state === 'active');
  assert.ok(!isRightFrozen([active], 'pass-application', 99));
  assert.ok(isRightFrozen([active], 'pass-application', 100));
  const lifted = after(act('confirm'), CLOSED);
  assert.ok(typeof lifted === 'object' && lifted.state === 'lifted');
  assert.ok(isRightFrozen([lifted], 'pass-application', 299));
  assert.ok(!isRightFrozen([lifted], 'pass-application', 300));
});

test('one of two restrictions is enough; none is none', () => {
  const active = after(act('confirm'));
  const lifted = after(act('confirm'), act('lift', 200));
  assert.ok(typeof active === 'object' && typeof lifted === 'object');
  assert.ok(isRightFrozen([lifted, active], 'pass-application', 500));
  assert.ok(!isRightFrozen([], 'pass-application', 500));
});

test('every other way is closed', () => {
  const allowed = new Set([
    'proposed confirm',
    'proposed reject',
    'proposed closed',
    'active lift',
    'active closed',
  ]);
  for (const state of RESTRICTION_STATES)
    for (const action of [act('confirm'), act('reject'), act('lift'), CLOSED]) {
      const before: RestrictionLife = { ...PROPOSED, state };
      const result: NextRestriction<RestrictionLife> = nextRestriction(before, action);
      assert.equal(
        'entry' in result,
        allowed.has(`${state} ${action.type}`),
        `${state} ${action.type}`,
      );
    }
});

test('a proposal whose danger is closed never comes into force', () => {
  const lapsed = after(CLOSED);
  assert.ok(typeof lapsed === 'object' && lapsed.activeFromMs === null);
  assert.ok(!isRightFrozen([lapsed], 'pass-application', 200));
  assert.equal(after(CLOSED, act('confirm')), 'not-acceptable-state');
});

test('only a director, with a reason, and not the one who proposed', () => {
  const confirm = { ...act('confirm'), by: 2 } as Extract<RestrictionAction, { by: number }>;
  assert.deepEqual(nextRestriction(PROPOSED, { ...confirm, isDirector: false }), {
    refused: 'forbidden',
  });
  assert.deepEqual(nextRestriction(PROPOSED, { ...confirm, reason: ' ' }), {
    refused: 'reason-required',
  });
  assert.deepEqual(nextRestriction({ ...PROPOSED, proposedBy: 2 }, confirm), {
    refused: 'same-person',
  });
});
