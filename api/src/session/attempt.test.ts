import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { beginAttempt, failAttempt } from './attempt.ts';
import type { Attempts } from './attempt.ts';

const rule = { lockAfterFailures: 5, lockMinutes: 15 };
const start = Date.UTC(2026, 10, 21, 8);
const at = (minute: number) => new Date(start + minute * 60_000);

function wrong(known: Attempts, minute: number): Attempts {
  const begun = beginAttempt(known, at(minute), rule);
  return begun.isOpen ? failAttempt(begun, at(minute), rule) : begun;
}

describe('attempts to sign in', () => {
  it('lock the account with the fifth failure in a row, for fifteen minutes', () => {
    let known: Attempts = { failures: 0, lockedUntil: null };
    for (let minute = 0; minute < 4; minute++) known = wrong(known, minute);
    assert.deepEqual(known, { failures: 4, lockedUntil: null });
    known = wrong(known, 4);
    assert.deepEqual(known, { failures: 5, lockedUntil: at(19) });
    assert.equal(beginAttempt(known, at(18.99), rule).isOpen, false);
  });

  it('are free again when the lock has run out, and count from one', () => {
    const known = { failures: 5, lockedUntil: at(19) };
    const begun = beginAttempt(known, at(19), rule);
    assert.deepEqual(begun, { failures: 1, lockedUntil: null, isOpen: true });
  });

  it('count before the password is looked at, so that many at once gain nothing', () => {
    let known: Attempts = { failures: 0, lockedUntil: null };
    const open = Array.from({ length: 20 }, () => {
      const begun = beginAttempt(known, at(0), rule);
      known = begun;
      return begun.isOpen;
    });
    assert.equal(open.filter(Boolean).length, 5);
  });

  it('are not made longer by knocking at a locked door', () => {
    const known = { failures: 5, lockedUntil: at(15) };
    assert.equal(wrong(known, 10).lockedUntil, known.lockedUntil);
  });
});
