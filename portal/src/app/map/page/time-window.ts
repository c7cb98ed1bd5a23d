import type { ZoneHistory } from '@parkwatch/domain/wire/zone-places';

/** What the slider shows from its left to its right end, ms. */
export type TimeWindow = { readonly fromMs: number; readonly toMs: number };
/** The same, cut into parts alike in length. */
export type PartedWindow = TimeWindow & { readonly parts: number };

/** Where a moment lies, 0 to 1; what lies outside is at the end. */
export function shareOf(atMs: number, { fromMs, toMs }: TimeWindow): number {
  return Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)));
}

/** The moment at a place of the slider: in the middle of its part, so that the part's zones are shown. The last part is now. */
export function momentAt(share: number, window: PartedWindow): number {
  return momentOf(partAt(share, window), window);
}

/** Some parts on or back. */
export function stepped(atMs: number, by: number, window: PartedWindow): number {
  return momentOf(partAt(shareOf(atMs, window), window) + by, window);
}

function partAt(share: number, { parts }: PartedWindow): number {
  return Math.min(parts - 1, Math.floor(Math.max(0, share) * parts));
}

function momentOf(part: number, { fromMs, toMs, parts }: PartedWindow): number {
  if (part >= parts - 1) return toMs;
  return fromMs + ((Math.max(0, part) + 0.5) / parts) * (toMs - fromMs);
}

/** One part of the slider: heights from 0 to 1, red below; null: nothing is kept of then. */
export type HistoryBar = { readonly red: number; readonly yellow: number } | null;

/**
 * Heights of the parts: the fullest one reaches the top. By the square root of the land, so that a small red spot is seen
 * beside a large yellow area.
 */
export function historyBars(buckets: ZoneHistory['buckets']): HistoryBar[] {
  const heights = buckets.map(
    (bucket) => bucket && { red: Math.sqrt(bucket.redM2), yellow: Math.sqrt(bucket.yellowM2) },
  );
  const highest = Math.max(0, ...heights.map((at) => (at ? at.red + at.yellow : 0)));
  return heights.map(
    (at) => at && (highest === 0 ? at : { red: at.red / highest, yellow: at.yellow / highest }),
  );
}
