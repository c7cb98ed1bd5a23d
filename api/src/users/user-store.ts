import type { Role } from '@parkwatch/domain/access/roles';
import type { User } from '@parkwatch/domain/wire/users';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  list: sql(import.meta, './list-users.sql'),
  insert: sql(import.meta, './insert-user.sql'),
  authorize: sql(import.meta, './authorize-user.sql'),
  disable: sql(import.meta, './disable-user.sql'),
  lock: sql(import.meta, './lock-rights.sql'),
  others: sql(import.meta, './count-others-enabled.sql'),
};

type Row = {
  id: number;
  username: string;
  display_name: string;
  role: Role | null;
  enabled: boolean;
  locked_until: Date | null;
  failed_sign_ins: number;
  last_sign_in_at: Date | null;
  created_at: Date;
  enterprise_id: number | null;
  enterprise_code: string;
  enterprise_name_zh: string;
  enterprise_name_en: string;
};

export type UserFilter = {
  readonly afterId: number;
  readonly search: string | null;
  readonly limit: number;
};

export async function listUsers(tx: Tx, { afterId, search, limit }: UserFilter): Promise<User[]> {
  return (await tx.rows<Row>(queries.list, [afterId, search, limit, null])).map(userOf);
}

export async function findUser(tx: Tx, id: number): Promise<User | undefined> {
  const row = await tx.one<Row>(queries.list, [0, null, 1, id]);
  return row === undefined ? undefined : userOf(row);
}

type NewUser = {
  readonly username: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly enterpriseId: number | null;
  readonly now: Date;
};

export async function insertUser(tx: Tx, made: NewUser): Promise<number> {
  const { username, displayName, passwordHash, enterpriseId, now } = made;
  const params = [username, displayName, passwordHash, enterpriseId, now];
  return (await tx.one<{ id: number }>(queries.insert, params))!.id;
}

export async function setRights(
  tx: Tx,
  id: number,
  { role, enabled }: { role: Role; enabled: boolean },
): Promise<void> {
  await tx.run(queries.authorize, [id, role, enabled]);
}

export async function disableUser(tx: Tx, id: number): Promise<void> {
  await tx.run(queries.disable, [id]);
}

/** From here to the end of the transaction nobody else changes rights. */
export async function lockRights(tx: Tx): Promise<void> {
  await tx.rows(queries.lock);
}

export async function countOthersEnabled(tx: Tx, role: Role, id: number): Promise<number> {
  return (await tx.one<{ count: number }>(queries.others, [role, id]))?.count ?? 0;
}

function userOf(row: Row): User {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    enterprise:
      row.enterprise_id === null
        ? null
        : {
            id: row.enterprise_id,
            code: row.enterprise_code,
            name: { zh: row.enterprise_name_zh, en: row.enterprise_name_en },
          },
    enabled: row.enabled,
    lockedUntil: row.locked_until?.toISOString() ?? null,
    failedSignIns: row.failed_sign_ins,
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
