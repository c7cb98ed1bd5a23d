import { randomBytes } from 'node:crypto';
import type { ProblemCode } from '@parkwatch/domain/wire/problems';
import { storableText } from '../audit/chain.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { findAccount, setAttempts, setPasswordHash, setSignedIn } from './account-store.ts';
import type { Account } from './account-store.ts';
import { beginAttempt, failAttempt } from './attempt.ts';
import { hashPassword, isOutdated, isPasswordRight, spendTime } from './password-hash.ts';
import { DEMO_PASSWORD } from './password-rules.ts';
import { hashToken } from './session-cookie.ts';
import { insertSession } from './session-store.ts';
import { unknownNames } from './unknown-names.ts';

const TOKEN_BYTES = 32;
/** No account has this id: what is written to it is written nowhere, in the same time. */
const NOBODY = 0;
const SYSTEM = { kind: 'system' } as const;

type Credentials = { readonly username: string; readonly password: string };
type Verdict = { readonly account: Account } | { readonly refused: ProblemCode };

export type SignedIn = { readonly token: string; readonly tokenHash: Buffer };

/**
 * Sign-in in three transactions, because the password's hash takes its time and must not hold one open: count the attempt,
 * look at the password, open the session. Unknown names take the same way as wrong passwords, in time and in words.
 */
export function signInWith(parts: Parts) {
  const { db, config, now } = parts;
  const strangers = unknownNames(config);

  /** The same steps as for a wrong password, so that neither words nor time tell whether the account exists. */
  async function stranger(name: string, password: string): Promise<Verdict> {
    await spendTime(password);
    if (strangers(name, now()) === 'locked') return { refused: 'account-locked' };
    await db.tx(SYSTEM, (tx) => countFailure(parts, tx, NOBODY));
    return { refused: 'wrong-credentials' };
  }

  async function verdict({ username, password }: Credentials): Promise<Verdict> {
    const name = storableText(username.trim().toLowerCase());
    const counted = await db.tx(SYSTEM, (tx) => countAttempt(parts, tx, { name }));
    if (counted === undefined) return stranger(name, password);
    const { account, isOpen } = counted;
    if (!isOpen) {
      await spendTime(password);
      return { refused: 'account-locked' };
    }
    if (!(await isPasswordRight(password, account.passwordHash))) {
      await db.tx(SYSTEM, (tx) => countFailure(parts, tx, account.id));
      return { refused: 'wrong-credentials' };
    }
    if (!account.enabled || account.role === null) return { refused: 'account-disabled' };
    const isPublic = account.isDemo || password === DEMO_PASSWORD;
    return isPublic && !config.demo ? { refused: 'demo-password-refused' } : { account };
  }

  return async (credentials: Credentials, caller: Caller): Promise<SignedIn> => {
    const found = await verdict(credentials);
    const who = { ...caller, username: credentials.username.slice(0, 100) };
    if ('refused' in found) {
      const { refused } = found;
      const entry = { action: 'signIn', result: 'refused', detail: { code: refused } } as const;
      await db.tx(SYSTEM, (tx) => parts.audit.record(tx, who, entry));
      throw problem(refused);
    }
    const { account } = found;
    const fresh = isOutdated(account.passwordHash)
      ? await hashPassword(credentials.password)
      : undefined;
    return db.tx(SYSTEM, async (tx) => {
      if (fresh !== undefined) await setPasswordHash(tx, account.id, fresh);
      return openSession(parts, tx, { account, caller });
    });
  };
}

type Tx = Parameters<Parameters<Parts['db']['tx']>[1]>[0];

/** Counts an attempt for an account; undefined when there is none. Also for the password that a change asks for. */
export async function countAttempt(
  { config, now }: Parts,
  tx: Tx,
  who: { name: string } | { id: number },
): Promise<{ account: Account; isOpen: boolean } | undefined> {
  const account = await findAccount(tx, who);
  if (account === undefined) {
    await setAttempts(tx, NOBODY, { failures: 0, lockedUntil: null });
    return undefined;
  }
  const { failedSignIns: failures, lockedUntil } = account;
  const begun = beginAttempt({ failures, lockedUntil }, now(), config);
  await setAttempts(tx, account.id, begun);
  return { account, isOpen: begun.isOpen };
}

export async function countFailure({ config, now }: Parts, tx: Tx, id: number): Promise<void> {
  const account = await findAccount(tx, { id });
  const { failedSignIns: failures = 0, lockedUntil = null } = account ?? {};
  await setAttempts(tx, id, failAttempt({ failures, lockedUntil }, now(), config));
}

async function openSession(
  { config, now, audit }: Parts,
  tx: Tx,
  { account, caller }: { account: Account; caller: Caller },
): Promise<SignedIn> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const tokenHash = hashToken(token);
  const at = now();
  await setSignedIn(tx, account.id, at);
  await insertSession(tx, {
    tokenHash,
    userId: account.id,
    csrfToken: randomBytes(TOKEN_BYTES).toString('base64url'),
    now: at,
    expiresAt: new Date(at.getTime() + config.sessionMaxHours * 3_600_000),
    address: caller.address,
  });
  const who = { ...caller, userId: account.id, username: account.username };
  const role = account.role ?? 'public';
  await audit.record(tx, { ...who, role }, { action: 'signIn', object: `user:${account.id}` });
  return { token, tokenHash };
}
