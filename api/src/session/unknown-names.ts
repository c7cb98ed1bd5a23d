import { beginAttempt, failAttempt } from './attempt.ts';
import type { Attempts, LockRule } from './attempt.ts';

/** Names remembered at once; a flood of names makes us forget, which only makes them look unlocked. */
const MOST_NAMES = 10_000;

/**
 * Counts the attempts for names that do not exist, so that they lock like real ones: otherwise the answer "locked" would
 * tell which accounts there are.
 */
export function unknownNames(rule: LockRule): (name: string, now: Date) => 'locked' | 'wrong' {
  const attempts = new Map<string, Attempts>();
  return (name, now) => {
    const begun = beginAttempt(attempts.get(name) ?? { failures: 0, lockedUntil: null }, now, rule);
    if (attempts.size >= MOST_NAMES) attempts.clear();
    const { failures, lockedUntil } = begun.isOpen ? failAttempt(begun, now, rule) : begun;
    attempts.set(name, { failures, lockedUntil });
    return begun.isOpen ? 'wrong' : 'locked';
  };
}
