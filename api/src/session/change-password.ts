import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { parkSetting } from '../settings/park-setting.ts';
import { setPassword, setSignedIn } from './account-store.ts';
import { hashPassword, isPasswordRight } from './password-hash.ts';
import { passwordFaults } from './password-rules.ts';
import { endSessionsOf } from './session-store.ts';
import type { Session } from './session-store.ts';
import { countAttempt, countFailure } from './sign-in.ts';

const SYSTEM = { kind: 'system' } as const;

/** Refuses a password that breaks the rules, naming each one. */
export async function checkNewPassword(
  parts: Parts,
  username: string,
  password: string,
): Promise<void> {
  const minLength = await parts.db.tx(SYSTEM, (tx) =>
    parkSetting(tx, parts.config, 'password.minLength'),
  );
  const faults = passwordFaults(password, { minLength, username });
  if (faults.length === 0) return;
  throw problem('weak-password', {
    detail: {
      zh: faults.map(({ zh }) => zh).join(';'),
      en: faults.map(({ en }) => en).join('; '),
    },
    more: { faults },
  });
}

type Change = { readonly current: string; readonly next: string };

/**
 * Changes the own password. The present one is asked for, and a wrong one counts like a failed sign-in: who found an open
 * screen must not be able to guess it. Every other session of the account ends.
 */
export async function changePassword(
  parts: Parts,
  { session, caller }: { session: Session; caller: Caller },
  { current, next }: Change,
): Promise<void> {
  const { db, audit, now } = parts;
  const { userId: id, username } = session;
  const counted = await db.tx(SYSTEM, (tx) => countAttempt(parts, tx, { id }));
  if (counted === undefined) throw problem('not-signed-in');
  if (!counted.isOpen) throw problem('account-locked');
  if (!(await isPasswordRight(current, counted.account.passwordHash))) {
    await db.tx(SYSTEM, async (tx) => {
      await countFailure(parts, tx, id);
      const detail = { code: 'wrong-credentials' };
      await audit.record(tx, caller, { action: 'changePassword', result: 'refused', detail });
    });
    throw problem('wrong-credentials');
  }
  await db.tx(SYSTEM, (tx) => setSignedIn(tx, id, null));
  if (next === current) {
    const detail = {
      zh: '新密码不得与原密码相同',
      en: 'the new password must differ from the old',
    };
    throw problem('weak-password', { detail, more: { faults: [detail] } });
  }
  await checkNewPassword(parts, username, next);
  const hash = await hashPassword(next);
  await db.tx(SYSTEM, async (tx) => {
    await setPassword(tx, id, { hash, now: now(), mustChange: false });
    await endSessionsOf(tx, id, session.tokenHash);
    await audit.record(tx, caller, { action: 'changePassword', object: `user:${id}` });
  });
}
