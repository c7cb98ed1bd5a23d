import { HOUR_MS } from '../time/duration.ts';
import { startOfShanghaiDay } from './source-time.ts';

/** announced today; not yet, which is in order until its hour; missing from then on. */
export const COMMITMENT_STATES = ['announced', 'not-yet', 'missing'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/** Local practice asks for the announcement before 10:00; the rule itself says "daily". */
export const COMMITMENT_DUE_HOUR = 10;

/**
 * Whether the daily safety commitment (安全承诺公告) of the park's day is there.
 * @param lastMs  epoch ms of the last commitment; null: none ever came
 */
export function commitmentState(lastMs: number | null, nowMs: number): CommitmentState {
  const todayMs = startOfShanghaiDay(nowMs);
  if (lastMs !== null && lastMs >= todayMs) return 'announced';
  return nowMs < todayMs + COMMITMENT_DUE_HOUR * HOUR_MS ? 'not-yet' : 'missing';
}
