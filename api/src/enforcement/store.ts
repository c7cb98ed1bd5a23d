import type { FreezableRight, RestrictionLife } from '@parkwatch/domain/enforcement/restriction';
import type { Words } from '@parkwatch/domain/text/text';
import type { Restriction } from '@parkwatch/domain/wire/enforcement';
import type { Tx } from '../db/database.ts';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';

const queries = {
  list: sql(import.meta, './list-restrictions.sql'),
  lock: sql(import.meta, './lock-restrictions.sql'),
  insert: sql(import.meta, './insert-restriction.sql'),
  decide: sql(import.meta, './decide-restriction.sql'),
  lift: sql(import.meta, './lift-restriction.sql'),
};

export type EnterpriseColumns = {
  enterprise_id: number;
  enterprise_code: string;
  enterprise_name_zh: string;
  enterprise_name_en: string;
};
export type RestrictionRow = EnterpriseColumns & {
  id: number;
  freezes: FreezableRight;
  state: Restriction['state'];
  proposed_at: Date;
  why_zh: string;
  why_en: string;
  decided_at: Date | null;
  decided_by: number | null;
  decider_name: string | null;
  decider_role: string | null;
  decider_person: PersonColumn;
  decision_reason: string | null;
  lifted_at: Date | null;
  lifted_by: number | null;
  lifter_name: string | null;
  lifter_role: string | null;
  lifter_person: PersonColumn;
  lift_reason: Words | null;
  danger_id: number | null;
  danger_number: string;
  danger_title: string;
};

export function enterpriseOf(row: EnterpriseColumns) {
  return {
    id: row.enterprise_id,
    code: row.enterprise_code,
    name: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
  };
}

export function fromRow(row: RestrictionRow): Restriction {
  const { danger_id: dangerId, decided_at: decidedAt, lifted_at: liftedAt } = row;
  return {
    id: row.id,
    enterprise: enterpriseOf(row),
    right: row.freezes,
    state: row.state,
    hiddenDanger:
      dangerId === null
        ? null
        : { id: dangerId, number: row.danger_number, title: row.danger_title },
    proposedAt: row.proposed_at.toISOString(),
    why: { zh: row.why_zh, en: row.why_en },
    decided: decidedAt && {
      at: decidedAt.toISOString(),
      by: shownActor({
        ...{ id: row.decided_by, account: row.decider_name, role: row.decider_role },
        person: row.decider_person,
      }),
      reason: row.decision_reason ?? '',
    },
    lifted: liftedAt && {
      at: liftedAt.toISOString(),
      by: shownActor({
        ...{ id: row.lifted_by, account: row.lifter_name, role: row.lifter_role },
        person: row.lifter_person,
      }),
      reason: row.lift_reason ?? '',
    },
  };
}

export function lifeOf(row: RestrictionRow): RestrictionLife {
  const wasActive = row.state === 'active' || row.state === 'lifted';
  return {
    state: row.state,
    enterpriseId: row.enterprise_id,
    right: row.freezes,
    // Only the escalation ladder proposes.
    proposedBy: null,
    activeFromMs: wasActive ? (row.decided_at?.getTime() ?? null) : null,
    liftedAtMs: row.lifted_at?.getTime() ?? null,
  };
}

export type RestrictionFilter = {
  readonly states?: readonly Restriction['state'][];
  readonly ids?: readonly number[];
  readonly dangerId?: number;
  readonly enterpriseId?: number;
};

export function findRestrictions(tx: Tx, filter: RestrictionFilter): Promise<RestrictionRow[]> {
  const { states, ids, dangerId, enterpriseId } = filter;
  return tx.rows<RestrictionRow>(queries.list, [
    ...[states ? [...states] : null, ids ? [...ids] : null],
    ...[dangerId ?? null, enterpriseId ?? null],
  ]);
}

/** The same, kept from others until the transaction ends. */
export async function lockRestrictions(
  tx: Tx,
  of: { id: number } | { dangerId: number },
): Promise<RestrictionRow[]> {
  const [id, dangerId] = 'id' in of ? [of.id, null] : [null, of.dangerId];
  const locked = await tx.rows<{ id: number }>(queries.lock, [id, dangerId]);
  if (locked.length === 0) return [];
  return findRestrictions(tx, { ids: locked.map((row) => row.id) });
}

export type Proposal = {
  readonly enterpriseId: number;
  readonly right: FreezableRight;
  readonly dangerId: number;
  readonly at: Date;
  readonly why: Restriction['why'];
};

/** The id of the new proposal; undefined when one stands already. */
export async function proposeRestriction(tx: Tx, proposal: Proposal): Promise<number | undefined> {
  const { enterpriseId, right, dangerId, at, why } = proposal;
  const params = [enterpriseId, right, dangerId, at, why.zh, why.en];
  return (await tx.one<{ id: number }>(queries.insert, params))?.id;
}

export type Ruling = {
  readonly id: number;
  readonly state: Restriction['state'];
  readonly at: Date;
  readonly by: { readonly userId: number | null; readonly username: string; readonly role: string };
  readonly reason: Words;
};

export async function saveRuling(tx: Tx, ruling: Ruling): Promise<void> {
  const { id, state, at, by, reason } = ruling;
  const who = [by.userId, by.username, by.role];
  // Only what is lifted may be lifted by the system, in its own words; a decision is a person's.
  if (state === 'lifted')
    await tx.run(queries.lift, [id, state, at, ...who, JSON.stringify(reason)]);
  else await tx.run(queries.decide, [id, state, at, ...who, reason]);
}
