/** A burst of so many seconds of the rate is let through at once. */
export const BURST_S = 10;

export type TokenBucket = {
  /** Takes `tokens` and says how long to wait before going on: 0 while the rate is kept. Milliseconds. */
  take(tokens: number): number;
};

/**
 * Limits a rate averaged over ten seconds. What is taken beyond it is owed: nothing is refused, the taker waits.
 * @param perS   tokens a second, > 0
 * @param nowMs  a clock that never jumps
 */
export function tokenBucket(perS: number, nowMs: () => number): TokenBucket {
  const most = perS * BURST_S;
  let left = most;
  let at = nowMs();
  return {
    take(tokens) {
      const now = nowMs();
      left = Math.min(most, left + ((now - at) / 1000) * perS) - tokens;
      at = now;
      return left >= 0 ? 0 : (-left / perS) * 1000;
    },
  };
}
