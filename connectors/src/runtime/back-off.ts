export type BackOff = {
  /** Milliseconds to wait before the next try: doubling up to the longest, with jitter. */
  next(): number;
  /** It went well: the next pause is the first again. */
  reset(): void;
};

/** Half of the pause is left to chance, so that many sources do not come back in one beat. */
export function backOff(
  { firstMs, longestMs }: { readonly firstMs: number; readonly longestMs: number },
  random: () => number,
): BackOff {
  let failures = 0;
  return {
    next: () => Math.min(longestMs, firstMs * 2 ** failures++) * (0.5 + random() / 2),
    reset: () => void (failures = 0),
  };
}
