import type { AccessGrant } from '@parkwatch/domain/wire/users';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  visible: sql(import.meta, './visible-grants.sql'),
  list: sql(import.meta, './list-grants.sql'),
  insert: sql(import.meta, './insert-grant.sql'),
  openRequest: sql(import.meta, './find-open-request.sql'),
  lock: sql(import.meta, './lock-grant.sql'),
  decide: sql(import.meta, './decide-grant.sql'),
  countReads: sql(import.meta, './count-grant-reads.sql'),
};

export type GrantState = 'requested' | 'active' | 'refused' | 'revoked';

type Row = {
  id: number;
  purpose: string;
  hours: number;
  state: GrantState;
  requested_at: Date;
  valid_from: Date | null;
  valid_until: Date | null;
  decided_by: string | null;
  reads: number;
  last_read_at: Date | null;
  user_id: number;
  user_name: string;
  user_role: string | null;
  enterprise_id: number;
  enterprise_code: string;
  enterprise_name_zh: string;
  enterprise_name_en: string;
};

/** In the caller's scope. `onlyOfUser`: an outside authority does not see the others' grants, even for the same enterprise. */
export async function visibleGrantIds(tx: Tx, onlyOfUser: number | null): Promise<number[]> {
  return (await tx.rows<{ id: number }>(queries.visible, [onlyOfUser])).map(({ id }) => id);
}

/** In scope `system`, for the names; the ids come from `visibleGrantIds`. */
export async function readGrants(
  tx: Tx,
  ids: readonly number[],
  now: Date,
): Promise<AccessGrant[]> {
  return (await tx.rows<Row>(queries.list, [[...ids]])).map((row) => grantOf(row, now));
}

export async function openRequest(
  tx: Tx,
  userId: number,
  enterpriseId: number,
): Promise<{ isKnown: boolean; isWaiting: boolean }> {
  type Found = { is_known: boolean; is_waiting: boolean };
  const row = await tx.one<Found>(queries.openRequest, [userId, enterpriseId]);
  return { isKnown: row?.is_known === true, isWaiting: row?.is_waiting === true };
}

type Request = {
  readonly userId: number;
  readonly enterpriseId: number;
  readonly purpose: string;
  readonly hours: number;
  readonly now: Date;
};

export async function insertGrant(tx: Tx, request: Request): Promise<number> {
  const { userId, enterpriseId, purpose, hours, now } = request;
  const params = [userId, enterpriseId, purpose, hours, now];
  return (await tx.one<{ id: number }>(queries.insert, params))!.id;
}

export type LockedGrant = {
  readonly id: number;
  readonly userId: number;
  readonly enterpriseId: number;
  readonly hours: number;
  readonly state: GrantState;
  readonly validUntil: Date | null;
};

export async function lockGrant(tx: Tx, id: number): Promise<LockedGrant | undefined> {
  type Found = Pick<Row, 'id' | 'user_id' | 'enterprise_id' | 'hours' | 'state' | 'valid_until'>;
  const row = await tx.one<Found>(queries.lock, [id]);
  if (row === undefined) return undefined;
  const {
    hours,
    state,
    user_id: userId,
    enterprise_id: enterpriseId,
    valid_until: validUntil,
  } = row;
  return { id: row.id, userId, enterpriseId, hours, state, validUntil };
}

type Decision = {
  readonly state: GrantState;
  readonly validFrom: Date | null;
  readonly validUntil: Date | null;
  readonly userId: number | null;
  readonly now: Date;
  readonly reason: string;
};

export async function storeDecision(tx: Tx, id: number, decision: Decision): Promise<void> {
  const { state, validFrom, validUntil, userId, now, reason } = decision;
  await tx.run(queries.decide, [id, state, validFrom, validUntil, userId, now, reason]);
}

type Reading = {
  readonly userId: number;
  readonly now: Date;
  readonly enterpriseId: number | null;
};

/** Counts a look; returns the live grants that it was made under. */
export async function countReads(
  tx: Tx,
  { userId, now, enterpriseId }: Reading,
): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(queries.countReads, [userId, now, enterpriseId]);
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

function grantOf(row: Row, now: Date): AccessGrant {
  const from = row.valid_from ?? row.requested_at;
  const until = row.valid_until ?? new Date(from.getTime() + row.hours * 3_600_000);
  const isOver = row.state === 'active' && until <= now;
  return {
    id: row.id,
    grantee: { id: row.user_id, name: row.user_name, role: row.user_role ?? '' },
    enterprise: {
      id: row.enterprise_id,
      code: row.enterprise_code,
      name: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
    },
    purpose: row.purpose,
    from: from.toISOString(),
    until: until.toISOString(),
    state: isOver ? 'expired' : row.state,
    decidedBy: row.decided_by,
    requestedAt: row.requested_at.toISOString(),
    reads: row.reads,
    lastReadAt: row.last_read_at?.toISOString() ?? null,
  };
}
