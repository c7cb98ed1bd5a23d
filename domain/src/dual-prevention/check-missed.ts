import { cyclesEndingIn } from './check-cycles.ts';
import type { CheckSchedule, Span } from './check-cycles.ts';

/**
 * When an inspection task was missed: the end of its first cycle after the last check. A cycle with a check anywhere in it is
 * done, so that a daily check at nine and the next one at eleven are both in time; what is no working time is not due, nor
 * a cycle that a deactivation (停用/检修) covers wholly. These are the cycles that `countCycles` counts.
 * @param lastCheckMs  of the last check that looked, epoch ms; null: never
 * @param stopped      deactivations; one without an end reaches to Infinity
 * @returns epoch ms, not later than `nowMs`; null: nothing was missed since
 */
export function checkMissed(
  schedule: CheckSchedule,
  { lastCheckMs, stopped }: { lastCheckMs: number | null; stopped: readonly Span[] },
  nowMs: number,
): number | null {
  const fromMs = Math.max(lastCheckMs ?? schedule.startMs, schedule.startMs);
  for (const [startMs, endMs] of cyclesEndingIn(schedule, [fromMs, nowMs])) {
    const isDone = lastCheckMs !== null && startMs <= lastCheckMs;
    const isStopped = stopped.some(([from, to]) => from <= startMs && to >= endMs);
    if (!isDone && !isStopped) return endMs;
  }
  return null;
}
