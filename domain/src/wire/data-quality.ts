import * as z from 'zod';
import { DATA_QUALITY_GRADES, FEED_STATES } from '../data-quality/data-quality.ts';
import { FEED_NAMES } from '../data-quality/feeds.ts';
import type { Feed } from '../data-quality/feeds.ts';
import { idParams, instant } from './common.ts';
import { endpoint } from './endpoint.ts';

export const feedQuality = z.object({
  feed: z.enum(FEED_NAMES as [Feed, ...Feed[]]),
  state: z.enum(FEED_STATES),
  /** 0 to 1. */
  score: z.number().min(0).max(1),
  rejectedShare: z.number().min(0).max(1).nullable(),
  lastAt: instant.nullable(),
  accepted: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  /** Typical delay between the event and its arrival, ms. */
  latenessMs: z.number().nullable(),
  /** Sensors with a live value, of all; only of live monitoring. */
  live: z.object({ known: z.int(), all: z.int() }).nullable(),
  /** The rhythm that is expected, ms. */
  everyMs: z.int(),
  weight: z.int(),
});
export const enterpriseDataQuality = z.object({
  /** Per cent; null: nothing is required of this enterprise. One that has only land has 0. */
  score: z.int().min(0).max(100).nullable(),
  grade: z.enum(DATA_QUALITY_GRADES).nullable(),
  /** It has land and told neither facility nor sensor of it: what stands there is unknown. */
  hasOnlyLand: z.boolean(),
  feeds: z.array(feedQuality),
  at: instant,
});
export type EnterpriseDataQuality = z.infer<typeof enterpriseDataQuality>;

export const readDataQuality = endpoint({
  id: 'readDataQuality',
  method: 'GET',
  path: '/enterprises/:id/data-quality',
  access: 'enterprise.read',
  tag: 'enterprises',
  summary: { zh: '企业数据质量', en: 'How complete and punctual the data of an enterprise are' },
  params: idParams,
  response: enterpriseDataQuality,
  problems: ['not-found'],
});
