import { setTimeout as sleep } from 'node:timers/promises';
import { tokenBucket } from '../token-bucket.ts';
import type { TokenBucket } from '../token-bucket.ts';
import { httpProblem } from './problem.ts';

/** A request waits at most so long; one that would wait longer is told to come again. */
const LONGEST_WAIT_MS = 2000;

/** Holds each account to a rate over ten seconds. Only accounts that have proved to be one come here: they are few. */
export function pacer(perS: number, signal: AbortSignal) {
  const buckets = new Map<string, TokenBucket>();
  return async (account: string): Promise<void> => {
    const bucket = buckets.get(account) ?? tokenBucket(perS, () => performance.now());
    buckets.set(account, bucket);
    const waitMs = bucket.take(1);
    if (waitMs > LONGEST_WAIT_MS) {
      bucket.take(-1);
      throw httpProblem('too-many-requests', { retryS: waitMs / 1000 });
    }
    if (waitMs > 0) await sleep(waitMs, undefined, { signal });
  };
}
