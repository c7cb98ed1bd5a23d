import type { LonLat, Rings } from '../geo/lon-lat.ts';
import type { Text } from '../text/text.ts';

/** What a reason is about; `facility` and `unit` (GB 18218) are the source's standing there in good order, the five after
 * them what process and place add to that. Stored and never renamed. */
export const RISK_REASON_KINDS = [
  'facility',
  'unit',
  'process',
  'protected-target',
  'domino',
  'pipeline',
  'road',
  'alarm',
  'hidden-danger',
  'unknown-sensor',
  'data-quality',
  'measure',
  'temporary-measure',
  'permit',
  'equipment',
  'weather',
  'vehicle',
] as const;
export type RiskReasonKind = (typeof RISK_REASON_KINDS)[number];

/** Where a source is: GeoJSON, WGS 84. */
export type RiskPlace =
  | { readonly type: 'Point'; readonly coordinates: LonLat }
  | { readonly type: 'Polygon'; readonly coordinates: Rings }
  | { readonly type: 'MultiPolygon'; readonly coordinates: Rings[] };

/** One part of the risk of a source: standing there, or one live fact. Each has a part of its own in every sum. */
export type RiskReason = {
  /** Unique within the park, for example `alarm:17`. */
  readonly id: string;
  readonly kind: RiskReasonKind;
  /** Identity of the record behind it. */
  readonly refId: number;
  readonly label: Text;
  /** What it adds at the source itself where nobody else is, units of the index; ≥ 0. */
  readonly amount: number;
};

/** One thing that adds risk around itself. */
export type RiskSource = {
  /** Unique among the sources, for example `facility:12`. */
  readonly id: string;
  readonly enterpriseId: number | null;
  readonly at: RiskPlace;
  /** How far its scenarios reach, from its edge, m. */
  readonly reachM: number;
  readonly reasons: readonly RiskReason[];
};
