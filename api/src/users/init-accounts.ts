import { randomInt } from 'node:crypto';
import { username } from '@parkwatch/domain/wire/users';
import { isPgError, UNIQUE_VIOLATION } from '../db/pg-errors.ts';
import type { Tx } from '../db/tx.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { hashPassword } from '../session/password-hash.ts';
import { passwordFaults } from '../session/password-rules.ts';
import { ROLE_NAMES } from '../session/role-names.ts';
import { parkSetting } from '../settings/park-setting.ts';
import { countOthersEnabled, insertUser, lockRights, setRights } from './user-store.ts';

const SYSTEM = { kind: 'system' } as const;

/** The three administrators (三员分立) without whom nobody can make an account. */
export const FIRST_ROLES = ['admin', 'security', 'auditor'] as const;
export type FirstRole = (typeof FIRST_ROLES)[number];
export type FirstAccount = {
  readonly role: FirstRole;
  readonly username: string;
  readonly password: string;
};

/** No letters or digits that look alike: these are typed from paper, once. */
const CHARACTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_+=%';
/** About 118 bits. */
const LEAST_LENGTH = 20;

/**
 * Opens the first accounts of a database, one per administrator role, enabled, each with a random password that its owner
 * must change. Refused when any of the roles has an enabled account: from there on rights are given in the portal only.
 */
export async function initAccounts(
  { db, config, audit, now }: Parts,
  names: Readonly<Record<FirstRole, string>>,
): Promise<FirstAccount[]> {
  checkNames(names);
  const minLength = await db.tx(SYSTEM, (tx) => parkSetting(tx, config, 'password.minLength'));
  const accounts = FIRST_ROLES.map((role) => {
    const username = names[role];
    return { role, username, password: randomPassword(username, minLength) };
  });
  const hashes = await Promise.all(accounts.map(({ password }) => hashPassword(password)));
  await db.tx(SYSTEM, async (tx) => {
    await lockRights(tx);
    await refuseExisting(tx);
    for (const [at, { role, username }] of accounts.entries()) {
      const made = { username, displayName: ROLE_NAMES[role].zh, passwordHash: hashes[at]! };
      const id = await insertFirst(tx, { ...made, enterpriseId: null, now: now() });
      await setRights(tx, id, { role, enabled: true });
      const entry = { action: 'initAccounts', object: `user:${id}`, detail: { username, role } };
      await audit.record(tx, SYSTEM_CALLER, entry);
    }
  });
  return accounts;
}

function checkNames(names: Readonly<Record<FirstRole, string>>): void {
  const given = FIRST_ROLES.map((role) => names[role]);
  const wrong = given.find((name) => !username.safeParse(name).success);
  if (wrong !== undefined) {
    throw new Error(
      `"${wrong}" is not a user name 不是有效的用户名: small letters, digits and . _ -, 2 to 50 characters, a letter first`,
    );
  }
  if (new Set(given).size < given.length) {
    throw new Error('the three must be different accounts 三个账号不得同名');
  }
}

async function refuseExisting(tx: Tx): Promise<void> {
  const taken: FirstRole[] = [];
  for (const role of FIRST_ROLES) {
    // No account has the id 0: all of the role are counted.
    if ((await countOthersEnabled(tx, role, 0)) > 0) taken.push(role);
  }
  if (taken.length === 0) return;
  throw new Error(
    `there are enabled administrators already 已有启用的管理员账号: ${taken.join(', ')}`,
  );
}

async function insertFirst(tx: Tx, made: Parameters<typeof insertUser>[1]): Promise<number> {
  try {
    return await insertUser(tx, made);
  } catch (error) {
    if (!isPgError(error, UNIQUE_VIOLATION)) throw error;
    throw new Error(`the user name ${made.username} is taken 用户名已被占用`, { cause: error });
  }
}

function randomPassword(username: string, minLength: number): string {
  const length = Math.max(minLength, LEAST_LENGTH);
  for (;;) {
    const made = Array.from({ length }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('');
    if (passwordFaults(made, { minLength, username }).length === 0) return made;
  }
}
