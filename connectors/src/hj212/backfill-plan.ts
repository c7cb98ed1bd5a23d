import type { Hj212Device } from '@parkwatch/domain/sources/hj212';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

/** History that may be asked for: minute data, hour data. */
export const HISTORY = { minute: '2051', hour: '2061' } as const;
export type HistoryKind = keyof typeof HISTORY;
/** Epoch ms, both ends included. */
export type Span = { readonly fromMs: number; readonly toMs: number };
/** What an account owes us, by kind. */
export type Owed = Partial<Record<HistoryKind, Span>>;

/** So much is asked for at a time: some hundred frames, so that live data between them is not kept waiting. */
const CHUNK_MS = { minute: 6 * HOUR_MS, hour: 7 * 24 * HOUR_MS } as const;

/**
 * What is missing of a device that has come back: where the last reading is older than two intervals, from the interval
 * of that reading (it may have been cut) to now. What was owed before is asked for again.
 * @param lastMs  last reading of the account that is durable; null: none known, and nobody knows what is missing
 */
export function owedAfter(
  before: Owed,
  { lastMs, nowMs, backfill }: { lastMs: number | null; nowMs: number; backfill: Backfill },
): Owed {
  const owed: Owed = {};
  for (const kind of ['minute', 'hour'] as const) {
    if (!backfill[kind]) continue;
    const intervalMs = kind === 'hour' ? HOUR_MS : backfill.minuteInterval * MINUTE_MS;
    const isGap = lastMs !== null && nowMs - lastMs > 2 * intervalMs;
    const since = Math.min(isGap ? lastMs : Infinity, before[kind]?.fromMs ?? Infinity);
    if (since === Infinity) continue;
    const oldest = Math.max(since, nowMs - backfill.longestHours * HOUR_MS);
    const fromMs = Math.floor(oldest / intervalMs) * intervalMs;
    if (fromMs < nowMs) owed[kind] = { fromMs, toMs: nowMs };
  }
  return owed;
}
type Backfill = Hj212Device['backfill'];

/** A span in pieces of what is asked for at a time, oldest first. */
export function chunksOf(kind: HistoryKind, { fromMs, toMs }: Span): Span[] {
  const chunks: Span[] = [];
  for (let at = fromMs; at < toMs; at += CHUNK_MS[kind]) {
    chunks.push({ fromMs: at, toMs: Math.min(toMs, at + CHUNK_MS[kind]) });
  }
  return chunks;
}
