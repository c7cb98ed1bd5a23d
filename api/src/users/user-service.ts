import type { Role } from '@parkwatch/domain/access/roles';
import type { User } from '@parkwatch/domain/wire/users';
import { FOREIGN_KEY_VIOLATION, isPgError, UNIQUE_VIOLATION } from '../db/pg-errors.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { setAttempts, setPassword } from '../session/account-store.ts';
import { checkNewPassword } from '../session/change-password.ts';
import { hashPassword } from '../session/password-hash.ts';
import { endSessionsOf } from '../session/session-store.ts';
import { givesUpAdministrator, isIndispensable, rightsFault } from './rights-rules.ts';
import * as store from './user-store.ts';

const SYSTEM = { kind: 'system' } as const;

type NewAccount = {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  readonly enterpriseId: number | null;
};

/** Opens an account that can do nothing: role and enabling are the security administrator's (三员分立). */
export async function createUser(parts: Parts, caller: Caller, account: NewAccount): Promise<User> {
  const { db, audit, now } = parts;
  const { username, displayName, password, enterpriseId } = account;
  await checkNewPassword(parts, username, password);
  const passwordHash = await hashPassword(password);
  const made = { username, displayName, passwordHash, enterpriseId, now: now() };
  return db
    .tx(SYSTEM, async (tx) => {
      const id = await store.insertUser(tx, made);
      const detail = { username, enterpriseId };
      await audit.record(tx, caller, { action: 'createUser', object: `user:${id}`, detail });
      return existing(tx, id);
    })
    .catch((error: unknown) => {
      if (isPgError(error, UNIQUE_VIOLATION)) throw problem('already-exists');
      if (isPgError(error, FOREIGN_KEY_VIOLATION)) throw noSuchEnterprise();
      throw error;
    });
}

export function noSuchEnterprise() {
  const errors = [
    { path: '/enterpriseId', message: { zh: '没有这家企业', en: 'no such enterprise' } },
  ];
  return problem('bad-request', { errors });
}

/**
 * Sets a password that its owner must change. The account is disabled with it, until the security administrator enables it
 * again: otherwise the system administrator could become anybody, the auditor included.
 */
export async function resetPassword(
  parts: Parts,
  caller: Caller,
  { id, password }: { id: number; password: string },
): Promise<void> {
  const { db, audit, now } = parts;
  refuseSelf(caller, id);
  const user = await db.tx(SYSTEM, (tx) => existing(tx, id));
  await checkNewPassword(parts, user.username, password);
  const hash = await hashPassword(password);
  await db.tx(SYSTEM, async (tx) => {
    await store.lockRights(tx);
    const current = await existing(tx, id);
    if (current.enabled && isIndispensable(current.role)) await refuseLast(tx, current.role, id);
    await setPassword(tx, id, { hash, now: now(), mustChange: true });
    await store.disableUser(tx, id);
    await endSessionsOf(tx, id);
    await audit.record(tx, caller, { action: 'resetPassword', object: `user:${id}` });
  });
}

type Authorization = { readonly role: Role; readonly enabled: boolean; readonly reason: string };

export async function authorizeUser(
  { db, audit }: Parts,
  caller: Caller,
  { id, ...change }: Authorization & { id: number },
): Promise<User> {
  refuseSelf(caller, id);
  return db.tx(SYSTEM, async (tx) => {
    await store.lockRights(tx);
    const before = await existing(tx, id);
    const fault = rightsFault(before, change);
    if (fault !== undefined) throw problem('conflict', { detail: fault });
    if (givesUpAdministrator(before, change)) await refuseLast(tx, before.role!, id);
    await store.setRights(tx, id, change);
    const isSame = before.role === change.role && change.enabled;
    // What the old role saw is gone with it, on every screen.
    if (!isSame) await endSessionsOf(tx, id);
    const detail = { before: { role: before.role, enabled: before.enabled }, ...change };
    const after = await existing(tx, id);
    await audit.record(tx, caller, { action: 'authorizeUser', object: `user:${id}`, detail });
    return after;
  });
}

export async function unlockUser(
  { db, audit }: Parts,
  caller: Caller,
  { id, reason }: { id: number; reason: string },
): Promise<User> {
  refuseSelf(caller, id);
  return db.tx(SYSTEM, async (tx) => {
    await existing(tx, id);
    await setAttempts(tx, id, { failures: 0, lockedUntil: null });
    const after = await existing(tx, id);
    await audit.record(tx, caller, {
      action: 'unlockUser',
      object: `user:${id}`,
      detail: { reason },
    });
    return after;
  });
}

async function existing(tx: Tx, id: number): Promise<User> {
  const user = await store.findUser(tx, id);
  if (user === undefined) throw problem('not-found');
  return user;
}

/** Nobody decides about himself. */
function refuseSelf({ userId }: Caller, id: number): void {
  if (userId !== id) return;
  const detail = { zh: '不得对本人账号进行此操作', en: 'nobody may do this to the own account' };
  throw problem('forbidden', { detail });
}

async function refuseLast(tx: Tx, role: Role, id: number): Promise<void> {
  if ((await store.countOthersEnabled(tx, role, id)) > 0) return;
  const detail = {
    zh: '这是该管理员角色最后一个启用的账号',
    en: 'this is the last enabled account of this administrator role',
  };
  throw problem('conflict', { detail });
}
