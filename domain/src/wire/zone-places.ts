import * as z from 'zod';
import { RISK_REASON_KINDS } from '../risk/risk-source.ts';
import { DAY_MS } from '../time/duration.ts';
import { fieldFault } from '../text/field-fault.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, lat, lon, text } from './common.ts';
import { ZONE_COLOURS } from './zones.ts';

// Zones asked about: a place, how it came about, what changed between two moments.

const place = { lon: z.coerce.number().pipe(lon), lat: z.coerce.number().pipe(lat) };
/** Whether a window begins before it ends and is not too long. */
const isWindow =
  (mostDays: number) =>
  ({ from, to }: { from: string; to: string }): boolean => {
    const lengthMs = Date.parse(to) - Date.parse(from);
    return lengthMs > 0 && lengthMs <= mostDays * DAY_MS;
  };

const noWindow = (mostDays: number) => ({
  zh: `须晚于起始时刻，且跨度不超过 ${mostDays} 天`,
  en: `later than from, and at most ${mostDays} days after it`,
});

/** Least value of each colour, units of the index: park settings. */
const colourFrom = z.object({ red: z.number(), yellow: z.number(), blue: z.number() });
export type ColourFrom = z.infer<typeof colourFrom>;

const shownReason = {
  kind: z.enum(RISK_REASON_KINDS),
  /** Null for a source of an enterprise that the caller may not see: it counts, but is not named. */
  refId: id.nullable(),
  enterpriseId: id.nullable(),
  label: text,
};

export const placeRiskAnswer = z.object({
  zoneSetId: id,
  validFrom: instant,
  /** Value of the cell (25 m) in which the place lies; null: outside of what is computed. */
  value: z.number().nullable(),
  /** 1 major (重大) to 4 low (低); null: below the last threshold. A colour that is only held may be worse. */
  level: z.literal([1, 2, 3, 4]).nullable(),
  colour: z.enum(ZONE_COLOURS).nullable(),
  colourFrom,
  /** Who is there, as a factor from 1 (nobody) to 2 (a crowd, or nobody knows). */
  presence: z.number().nullable(),
  /** Largest first; values add up to that of the place, together with what the others add. */
  reasons: z.array(
    z.object({ ...shownReason, value: z.number(), share: z.number().min(0).max(1) }),
  ),
  othersValue: z.number(),
});
export type PlaceRiskAnswer = z.infer<typeof placeRiskAnswer>;

/** Why a place has its value, now or as of a moment. */
export const readPlaceRisk = endpoint({
  id: 'readPlaceRisk',
  method: 'GET',
  path: '/zones/place',
  access: 'zone.read',
  tag: 'zones',
  summary: { zh: '某点风险成因', en: 'Why a place has its risk value' },
  query: z.object({ ...place, asOf: instant.optional() }),
  response: placeRiskAnswer,
  problems: ['not-found'],
});

const PLACE_DAYS = 31;
/** How the value of a place went. */
export const readPlaceHistory = endpoint({
  id: 'readPlaceHistory',
  method: 'GET',
  path: '/zones/place/history',
  access: 'zone.read',
  tag: 'zones',
  summary: { zh: '某点风险变化', en: 'How the risk of a place went, at most 31 days' },
  query: z
    .object({ ...place, from: instant, to: instant })
    .refine(isWindow(PLACE_DAYS), { path: ['to'], ...fieldFault(noWindow(PLACE_DAYS)) }),
  response: z.object({
    /** Each holds until the next; null: nothing is stored of then. */
    steps: z.array(z.object({ at: instant, value: z.number().nullable() })),
    colourFrom,
  }),
});
export type PlaceHistory = z.infer<NonNullable<(typeof readPlaceHistory)['response']>>;

const HISTORY_DAYS = 92;
export const zoneAreas = z.object({
  redM2: z.number(),
  yellowM2: z.number(),
  blueM2: z.number(),
});
export type ZoneAreas = z.infer<typeof zoneAreas>;
/** How much land had which colour: what a time slider shows. */
export const readZoneHistory = endpoint({
  id: 'readZoneHistory',
  method: 'GET',
  path: '/zones/history',
  access: 'zone.read',
  tag: 'zones',
  summary: {
    zh: '分区面积变化（最多 92 天）',
    en: 'How much land had which colour over time, at most 92 days',
  },
  query: z
    .object({
      ...{ from: instant, to: instant },
      buckets: z.coerce.number().int().min(1).max(500).default(180),
    })
    .refine(isWindow(HISTORY_DAYS), { path: ['to'], ...fieldFault(noWindow(HISTORY_DAYS)) }),
  response: z.object({
    /** Oldest moment of which zones are kept; null: none yet. */
    keptFrom: instant.nullable(),
    /**
     * Parts of the window alike in length, in order, with the largest area that each colour had at one time; null: nothing is
     * stored of then.
     */
    buckets: z.array(zoneAreas.nullable()),
  }),
});
export type ZoneHistory = z.infer<NonNullable<(typeof readZoneHistory)['response']>>;

export const zoneChange = z.object({
  ...shownReason,
  change: z.enum(['new', 'gone', 'more', 'less']),
  /** What the reason adds at its own place where nobody else is, units of the index. */
  amountBefore: z.number().min(0),
  amountAfter: z.number().min(0),
});
export type ZoneChange = z.infer<typeof zoneChange>;
const comparedMoment = z.object({ zoneSetId: id, validFrom: instant, areas: zoneAreas });
export const zoneComparison = z.object({
  before: comparedMoment,
  after: comparedMoment,
  /** The weightiest first, by amount and reach. */
  changes: z.array(zoneChange),
  changeCount: z.int().nonnegative(),
});
export type ZoneComparison = z.infer<typeof zoneComparison>;
/** What changed between two moments: land by colour, and the reasons behind it. */
export const compareZones = endpoint({
  id: 'compareZones',
  method: 'GET',
  path: '/zones/comparison',
  access: 'zone.read',
  tag: 'zones',
  summary: { zh: '两个时刻的分区对比', en: 'What changed between two moments' },
  query: z.object({ before: instant, after: instant }),
  response: zoneComparison,
  problems: ['not-found'],
});
