import { isRightFrozen, nextRestriction } from '@parkwatch/domain/enforcement/restriction';
import type { FreezableRight, RestrictionRefusal } from '@parkwatch/domain/enforcement/restriction';
import type { Pass, Restriction } from '@parkwatch/domain/wire/enforcement';
import type { ProblemCode } from '@parkwatch/domain/wire/problems';
import type { Tx } from '../db/database.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { publishRestrictions } from './publish-restrictions.ts';
import { findPass, passStore } from './pass-store.ts';
import { findRestrictions, fromRow, lifeOf, lockRestrictions, saveRuling } from './store.ts';

/** How a refusal is answered. */
const REFUSALS: Readonly<Record<RestrictionRefusal, ProblemCode>> = {
  forbidden: 'forbidden',
  'not-acceptable-state': 'not-acceptable-state',
  'reason-required': 'reason-required',
  'same-person': 'same-person',
};

type Decision = {
  readonly id: number;
  readonly type: 'confirm' | 'reject' | 'lift';
  readonly reason: string;
  readonly now: Date;
};

/** Taking a right away is for a named person (architecture rule 5): the ladder only proposes. */
export function decideOnRestriction(
  parts: Parts,
  caller: Caller,
  { id, type, reason, now }: Decision,
): Promise<Restriction> {
  const { userId } = caller;
  if (userId === null) throw problem('forbidden');
  return parts.db.tx(caller.scope, async (tx) => {
    const [row] = await lockRestrictions(tx, { id });
    if (row === undefined) throw problem('not-found');
    const isDirector = caller.role === 'director';
    const action = { type, atMs: now.getTime(), by: userId, isDirector, reason };
    const next = nextRestriction(lifeOf(row), action);
    if ('refused' in next) {
      throw problem(REFUSALS[next.refused], { more: { state: row.state } });
    }
    const { state } = next.restriction;
    await saveRuling(tx, { id, state, at: now, by: caller, reason });
    const [after] = await findRestrictions(tx, { ids: [id] });
    await parts.audit.record(tx, caller, {
      action: 'decideRestriction',
      object: `restriction:${id}`,
      detail: { from: row.state, to: state },
    });
    await publishRestrictions(parts, tx, [id]);
    return fromRow(after!);
  });
}

type Right = {
  readonly enterpriseId: number;
  readonly right: FreezableRight;
  readonly now: Date;
};

export async function isFrozen(tx: Tx, { enterpriseId, right, now }: Right): Promise<boolean> {
  const rows = await findRestrictions(tx, { enterpriseId, states: ['active'] });
  return isRightFrozen(rows.map(lifeOf), right, now.getTime());
}

async function checkNotFrozen(tx: Tx, enterpriseId: number, now: Date): Promise<void> {
  if (!(await isFrozen(tx, { enterpriseId, right: 'pass-application', now }))) return;
  throw problem('right-frozen', {
    detail: {
      zh: '因隐患逾期未整改，通行证申请已被冻结；整改验收后自动恢复',
      en: 'Pass applications are frozen because of an overdue hidden danger; they return when it is accepted',
    },
  });
}

/** A vehicle may already stand at the gate. */
const VISIT_GRACE_MS = 3_600_000;

type Wish = { readonly plate: string; readonly substance: string; readonly visitAt: string };

export function applyForPass(
  parts: Parts,
  caller: Caller,
  { wish, now }: { wish: Wish; now: Date },
): Promise<Pass> {
  const { enterpriseId, userId, username, role } = caller;
  if (enterpriseId === null || userId === null) throw problem('forbidden');
  const visitAt = new Date(wish.visitAt);
  if (visitAt.getTime() < now.getTime() - VISIT_GRACE_MS) {
    throw problem('bad-request', {
      errors: [
        { path: '/visitAt', message: { zh: '不能早于现在', en: 'must not be in the past' } },
      ],
    });
  }
  return parts.db.tx(caller.scope, async (tx) => {
    await checkNotFrozen(tx, enterpriseId, now);
    const by = { userId, username, role };
    const id = await passStore(parts.db).insert(tx, {
      ...wish,
      visitAt,
      enterpriseId,
      at: now,
      by,
    });
    await parts.audit.record(tx, caller, { action: 'applyForPass', object: `pass:${id}` });
    return (await findPass(tx, id))!;
  });
}

type PassRuling = {
  readonly id: number;
  readonly decision: 'approve' | 'refuse';
  readonly reason: string;
  readonly now: Date;
};

export function decideOnPass(
  parts: Parts,
  caller: Caller,
  { id, decision, reason, now }: PassRuling,
): Promise<Pass> {
  const passes = passStore(parts.db);
  return parts.db.tx(caller.scope, async (tx) => {
    const before = await passes.lock(tx, id);
    if (before === undefined) throw problem('not-found');
    if (before.state !== 'applied') {
      throw problem('not-acceptable-state', { more: { state: before.state } });
    }
    // What was applied for before the freeze is not approved after it.
    if (decision === 'approve') await checkNotFrozen(tx, before.enterpriseId, now);
    const state = decision === 'approve' ? 'approved' : 'refused';
    await passes.saveDecision(tx, id, { state, at: now, by: caller.userId, reason });
    await parts.audit.record(tx, caller, {
      action: 'decidePass',
      object: `pass:${id}`,
      detail: { to: state },
    });
    return (await findPass(tx, id))!;
  });
}
