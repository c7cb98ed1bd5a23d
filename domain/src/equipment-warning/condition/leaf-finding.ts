import type { Verdict } from './verdict.ts';

/** Why a leaf is unknown: nothing ever came; nothing came lately; a hole lies in the time that counts. */
export type UnknownCause = 'never-heard' | 'silent' | 'gap';

/** What is found of one single condition, with the numbers that its words are made of. */
export type LeafFinding = {
  readonly verdict: Verdict;
  /** The last reading that counts. */
  readonly lastAtMs: number | null;
  readonly lastValue: number | null;
  /** Limit: start of the present run beyond it. Trend: start of what its slope was taken over. */
  readonly sinceMs: number | null;
  /** Per hour; of a trend that could be told. */
  readonly slopePerHour: number | null;
  /** Null unless unknown. */
  readonly cause: UnknownCause | null;
  /** The last moment before it became unknown; null: it was never known, or is known. */
  readonly unknownSinceMs: number | null;
};

const NOTHING = { sinceMs: null, slopePerHour: null, cause: null, unknownSinceMs: null };

export const NEVER_HEARD: LeafFinding = {
  ...NOTHING,
  verdict: 'unknown',
  lastAtMs: null,
  lastValue: null,
  cause: 'never-heard',
};

/** A finding after the last reading; `rest` says what is not empty. */
export function foundAt(
  last: { readonly atMs: number; readonly value: number },
  verdict: Verdict,
  rest: Partial<LeafFinding> = {},
): LeafFinding {
  return { ...NOTHING, verdict, lastAtMs: last.atMs, lastValue: last.value, ...rest };
}

/** Nothing for longer than the gap that is allowed. */
export function silentSince(last: { readonly atMs: number; readonly value: number }): LeafFinding {
  return foundAt(last, 'unknown', { cause: 'silent', unknownSinceMs: last.atMs });
}
