import type { Role } from '@parkwatch/domain/access/roles';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  byName: sql(import.meta, './find-account.sql'),
  byId: sql(import.meta, './find-account-by-id.sql'),
  attempts: sql(import.meta, './set-attempts.sql'),
  signedIn: sql(import.meta, './set-signed-in.sql'),
  password: sql(import.meta, './set-password.sql'),
  rehash: sql(import.meta, './set-password-hash.sql'),
};

/** What the sign-in needs of an account; its row stays locked to the end of the transaction. Scope `system`. */
export type Account = {
  readonly id: number;
  readonly username: string;
  readonly passwordHash: string;
  readonly role: Role | null;
  readonly enabled: boolean;
  readonly failedSignIns: number;
  readonly lockedUntil: Date | null;
  readonly isDemo: boolean;
};

type Row = {
  id: number;
  username: string;
  password_hash: string;
  role: Role | null;
  enabled: boolean;
  failed_sign_ins: number;
  locked_until: Date | null;
  is_demo: boolean;
};

export async function findAccount(
  tx: Tx,
  who: { name: string } | { id: number },
): Promise<Account | undefined> {
  const row =
    'name' in who
      ? await tx.one<Row>(queries.byName, [who.name])
      : await tx.one<Row>(queries.byId, [who.id]);
  return row === undefined ? undefined : account(row);
}

export async function setAttempts(
  tx: Tx,
  id: number,
  { failures, lockedUntil }: { failures: number; lockedUntil: Date | null },
): Promise<void> {
  await tx.run(queries.attempts, [id, failures, lockedUntil]);
}

/** `signedInAt` null: the right password was given for something else than a sign-in. */
export async function setSignedIn(tx: Tx, id: number, signedInAt: Date | null): Promise<void> {
  await tx.run(queries.signedIn, [id, signedInAt]);
}

/** Also ends its being a demo account: the password is no longer the public one. */
export async function setPassword(
  tx: Tx,
  id: number,
  { hash, now, mustChange }: { hash: string; now: Date; mustChange: boolean },
): Promise<void> {
  await tx.run(queries.password, [id, hash, now, mustChange]);
}

export async function setPasswordHash(tx: Tx, id: number, hash: string): Promise<void> {
  await tx.run(queries.rehash, [id, hash]);
}

function account(row: Row): Account {
  return {
    id: row.id,
    username: row.username,
    passwordHash: row.password_hash,
    role: row.role,
    enabled: row.enabled,
    failedSignIns: row.failed_sign_ins,
    lockedUntil: row.locked_until,
    isDemo: row.is_demo,
  };
}
