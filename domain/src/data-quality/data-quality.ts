import { FEEDS, FEED_NAMES } from './feeds.ts';
import type { Feed } from './feeds.ts';

/** What is known of a feed of one enterprise. */
export type FeedFacts = {
  /** False: the enterprise has nothing to deliver here (no stores, no sensors); it then does not count. */
  readonly isRequired: boolean;
  /**
   * Epoch ms at which the newest accepted record happened (a check, a commitment, a stock), or at which the feed arrived
   * last where its records do not say; null: never.
   */
  readonly lastMs: number | null;
  /** Entries of the last 30 days. */
  readonly accepted: number;
  readonly rejected: number;
  /** Typical delay between the event and its arrival, ms; null: not known. */
  readonly latenessMs: number | null;
  /** For live monitoring: sensors with a live value, of all; null for other feeds. */
  readonly live?: { readonly known: number; readonly all: number } | null;
};

export const FEED_STATES = ['on-time', 'late', 'missing', 'never', 'not-required'] as const;
export type FeedState = (typeof FEED_STATES)[number];

export type FeedQuality = {
  readonly feed: Feed;
  readonly state: FeedState;
  /** 0 to 1; 0 for a feed that is required and never came: unknown is not normal. */
  readonly score: number;
  /** Share of entries that were refused, 0 to 1; null while none came, and for live monitoring. */
  readonly rejectedShare: number | null;
};

export const DATA_QUALITY_GRADES = ['good', 'fair', 'poor'] as const;
export type DataQualityGrade = (typeof DATA_QUALITY_GRADES)[number];

export type DataQuality = {
  /** 0 to 100, whole; null when nothing is required of the enterprise, which then has no land in the park. */
  readonly score: number | null;
  readonly grade: DataQualityGrade | null;
  /** It has land, and told neither facility nor sensor of it: what stands there is unknown, whatever else it delivers. */
  readonly hasOnlyLand: boolean;
  readonly feeds: readonly FeedQuality[];
};

/** What an enterprise delivers, by feed; one that is left out counts as required and never delivered. */
export type EnterpriseFacts = {
  readonly hasOnlyLand: boolean;
  readonly feeds: Readonly<Partial<Record<Feed, FeedFacts>>>;
};

/** From here on a late feed counts nothing: three times its rhythm. */
const WORTHLESS_AFTER = 3;
const GRADE_FROM = { good: 90, fair: 70 } as const;

/**
 * How far the park can rely on what an enterprise delivers: the weighted mean over its required feeds of
 * punctuality × share accepted (× share of live sensors). A model of this project, not of a standard.
 * An enterprise of which the park knows its land alone has 0: no news is not good news.
 */
export function dataQuality(
  { hasOnlyLand, feeds: facts }: EnterpriseFacts,
  nowMs: number,
): DataQuality {
  const feeds = FEED_NAMES.map((feed) => qualityOf(feed, facts[feed], nowMs));
  const score = hasOnlyLand ? 0 : scoreOf(feeds);
  return { score, grade: score === null ? null : gradeOf(score), hasOnlyLand, feeds };
}

function scoreOf(feeds: readonly FeedQuality[]): number | null {
  const counted = feeds.filter(({ state }) => state !== 'not-required');
  const weight = counted.reduce((sum, { feed }) => sum + FEEDS[feed].weight, 0);
  if (weight === 0) return null;
  const reached = counted.reduce((sum, { feed, score }) => sum + FEEDS[feed].weight * score, 0);
  return Math.round((100 * reached) / weight);
}

function gradeOf(score: number): DataQualityGrade {
  if (score >= GRADE_FROM.good) return 'good';
  return score >= GRADE_FROM.fair ? 'fair' : 'poor';
}

function qualityOf(feed: Feed, facts: FeedFacts | undefined, nowMs: number): FeedQuality {
  if (facts === undefined) return { feed, state: 'never', score: 0, rejectedShare: null };
  const { isRequired, lastMs, accepted, rejected, live } = facts;
  const all = accepted + rejected;
  // Of readings only the refused ones are counted: what they cost shows in the sensors that have no live value.
  const rejectedShare = all === 0 || live != null ? null : rejected / all;
  if (!isRequired) return { feed, state: 'not-required', score: 1, rejectedShare };
  if (lastMs === null) return { feed, state: 'never', score: 0, rejectedShare };
  const cycles = Math.max(0, nowMs - lastMs) / FEEDS[feed].everyMs;
  // One cycle and a half is still "on time": a report of yesterday's evening and one of tomorrow's noon are daily reports.
  const punctuality = clamp((WORTHLESS_AFTER - cycles) / (WORTHLESS_AFTER - 1.5));
  const liveShare = live == null ? 1 : live.all === 0 ? 0 : live.known / live.all;
  const score = punctuality * (1 - (rejectedShare ?? 0)) * liveShare;
  const state = punctuality === 0 ? 'missing' : punctuality < 1 ? 'late' : 'on-time';
  return { feed, state, score, rejectedShare };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
