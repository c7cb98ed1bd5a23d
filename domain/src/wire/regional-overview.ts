import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, text } from './common.ts';
import { ZONE_COLOURS } from './zones.ts';

/** Worst colour on the land of an enterprise; none: no zone touches it; unknown: its land, or that time, is not recorded. */
export const LAND_COLOURS = [...ZONE_COLOURS, 'none', 'unknown'] as const;
export type LandColour = (typeof LAND_COLOURS)[number];

const count = z.int().nonnegative();
export const regionalEnterprise = z.object({
  /** 1 is who deserves to be looked at first; equal ones share a rank. */
  rank: z.int().positive(),
  enterprise: z.object({ id, code: z.string(), name: text }),
  colour: z.enum(LAND_COLOURS),
  /** Since when it has that colour; null: not recorded. */
  since: instant.nullable(),
  /** Worst colour of each day of the window, the oldest first. */
  days: z.array(z.enum(LAND_COLOURS)),
  /** Hours within the window, and of how many it is known. */
  redHours: z.number().nonnegative(),
  knownHours: z.number().nonnegative(),
  /** Level of its worst major hazard source, 1 to 4; null: none, or none is determined. */
  hazardLevel: z.literal([1, 2, 3, 4]).nullable(),
  majorHazards: count,
  undeterminedHazards: count,
  openDangers: count,
  overdueDangers: count,
  ineffectiveMeasures: count,
  points: count,
  unknownPoints: count,
  /** Visits by the park and self-checks that were not done in their time. */
  missedTasks: count,
});
export type RegionalEnterprise = z.infer<typeof regionalEnterprise>;

export const regionalOverview = z.object({
  /** First and last moment of the window. */
  from: instant,
  to: instant,
  /** The worst first. */
  items: z.array(regionalEnterprise),
});
export type RegionalOverview = z.infer<typeof regionalOverview>;

/** The enterprises that the caller may see, ranked: for whom to look at first, from afar. */
export const readRegionalOverview = endpoint({
  id: 'readRegionalOverview',
  method: 'GET',
  path: '/regional-overview',
  access: 'regional-overview.read',
  tag: 'regional-overview',
  summary: {
    zh: '区域总览：企业排序与趋势',
    en: 'Regional overview: enterprises ranked, with trend',
  },
  query: z.object({ days: z.coerce.number().int().min(1).max(92).default(30) }),
  response: regionalOverview,
});
