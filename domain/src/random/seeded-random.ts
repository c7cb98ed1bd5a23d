/** A small repeatable source of random numbers for property tests. */
export type SeededRandom = {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Whole number in [0, count). */
  below(count: number): number;
  /** One member of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item;
};

/**
 * Random numbers that repeat for the same seed, so that a failing property test can be run again.
 * @param seed  any whole number; print it in the test's name
 * @returns a generator; not for secrets
 * @source mulberry32, Tommy Ettinger, public domain
 */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    below,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('pick: the list is empty');
      return items[below(items.length)]!;
    },
  };
}
