/** Rates are averages over so long. */
const WINDOW_S = 10;

export type RateCounter = {
  add(count: number, nowMs: number): void;
  /** Per second, over the last ten seconds. */
  perS(nowMs: number): number;
};

/** Counts in buckets of a second: constant memory, whatever the rate. */
export function rateCounter(): RateCounter {
  const buckets = new Array<number>(WINDOW_S).fill(0);
  let second = 0;
  const moveTo = (nowMs: number) => {
    const now = Math.floor(nowMs / 1000);
    // A clock that was set back begins anew.
    const passed = now < second ? WINDOW_S : Math.min(WINDOW_S, now - second);
    for (let i = 0; i < passed; i++) buckets[(((now - i) % WINDOW_S) + WINDOW_S) % WINDOW_S] = 0;
    second = now;
  };
  return {
    add(count, nowMs) {
      moveTo(nowMs);
      buckets[second % WINDOW_S]! += count;
    },
    perS(nowMs) {
      moveTo(nowMs);
      return buckets.reduce((sum, count) => sum + count, 0) / WINDOW_S;
    },
  };
}
