import type { LonLat, Rings } from '../geo/lon-lat.ts';
import type { Text } from '../text/text.ts';

/** What can add risk to a place. */
export const RISK_SOURCE_KINDS = [
  'facility',
  'alarm',
  'hidden-danger',
  'unknown-sensor',
  'data-quality',
] as const;
export type RiskSourceKind = (typeof RISK_SOURCE_KINDS)[number];

/** Where a source is: GeoJSON, WGS 84. */
export type RiskPlace =
  | { readonly type: 'Point'; readonly coordinates: LonLat }
  | { readonly type: 'Polygon'; readonly coordinates: Rings }
  | { readonly type: 'MultiPolygon'; readonly coordinates: Rings[] };

/** One thing that adds risk around itself. */
export type RiskSource = {
  /** Unique among the sources, for example `alarm:17`. */
  readonly id: string;
  readonly kind: RiskSourceKind;
  /** Identity of the record behind it. */
  readonly refId: number;
  readonly enterpriseId: number | null;
  readonly label: Text;
  readonly at: RiskPlace;
  /** Value at the source itself when it stands alone, 0 to 1. */
  readonly weight: number;
  /** Where its influence has faded to nothing, from its edge. */
  readonly radiusM: number;
};
