/** A place in the log: a segment and the byte in it. */
export type Position = { readonly segment: number; readonly offset: number };

/** Negative: `a` is before `b`. */
export function compare(a: Position, b: Position): number {
  return a.segment - b.segment || a.offset - b.offset;
}

/** A stretch of the log that is not delivered yet. */
export type Range = {
  /** All before it is delivered. */
  from: Position;
  /** All before it was taken. */
  next: Position;
  /** Null: as far as the log goes. */
  end: Position | null;
  /** Readings, positions and records in it. */
  waiting: number;
  /** Epoch ms of an append that is at most as young as the oldest in it. */
  sinceMs: number | null;
};

/** Whether what ends at `end` is not in any of the stretches that are left. */
export function isDelivered(end: Position, ranges: readonly Range[]): boolean {
  return ranges.every(
    (range) => compare(range.from, end) >= 0 || (range.end !== null && compare(end, range.end) > 0),
  );
}

export function rangeOf(from: Position, end: Position | null): Range {
  return { from, next: from, end, waiting: 0, sinceMs: null };
}
