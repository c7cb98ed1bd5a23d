/** How often a password may be wrong, and what follows. */
export type LockRule = { readonly lockAfterFailures: number; readonly lockMinutes: number };

export type Attempts = { readonly failures: number; readonly lockedUntil: Date | null };

/**
 * An attempt is counted before its password is looked at: a hundred guesses sent at once are a hundred attempts, not one.
 * `isOpen` false: locked, or as many attempts as are allowed are under way; the password must not be looked at.
 */
export function beginAttempt(
  known: Attempts,
  now: Date,
  rule: LockRule,
): Attempts & { readonly isOpen: boolean } {
  if (known.lockedUntil !== null && known.lockedUntil > now) return { ...known, isOpen: false };
  // A lock that has run out has done its work: the count begins anew.
  const before = known.lockedUntil === null ? known.failures : 0;
  if (before >= rule.lockAfterFailures) return { ...lock(before, now, rule), isOpen: false };
  return { failures: before + 1, lockedUntil: null, isOpen: true };
}

/** After a wrong password: the attempt was counted, perhaps it was the last one. */
export function failAttempt(known: Attempts, now: Date, rule: LockRule): Attempts {
  const { failures, lockedUntil } = known;
  const isLocked = lockedUntil !== null && lockedUntil > now;
  if (isLocked || failures < rule.lockAfterFailures) return { failures, lockedUntil };
  return lock(failures, now, rule);
}

function lock(failures: number, now: Date, { lockMinutes }: LockRule): Attempts {
  return { failures, lockedUntil: new Date(now.getTime() + lockMinutes * 60_000) };
}
