import {
  INDIVIDUAL_RISK_LIMITS,
  RISK_CONTOUR_LEVELS,
  TARGET_CLASSES,
  type FacilityStatus,
  type TargetClass,
} from '@parkwatch/domain/consequence/risk/risk-criteria';
import { isInPolygon } from '@parkwatch/domain/geo/polygon';
import type { LonLat, Rings } from '@parkwatch/domain/geo/lon-lat';
import type { StyleToken } from '@parkwatch/domain/map/style-token';
import type { FeatureCollection } from '@parkwatch/domain/wire/common';

/** How a contour of GB 36894-2018 is drawn: red, orange, yellow, blue as risk is graded, and each with a dash of its own. */
export type RiskLevel = {
  readonly perYear: number;
  readonly token: StyleToken;
  readonly dash: readonly number[];
  readonly widthPx: number;
  /** Where its name stands, so that the names of four nested lines do not meet: degrees from north. */
  readonly nameAtDeg: number;
};

const DRAWN = [
  { token: 'threat-red', dash: [], widthPx: 3, nameAtDeg: 45 },
  { token: 'threat-orange', dash: [14, 5], widthPx: 2.6, nameAtDeg: 135 },
  { token: 'threat-yellow', dash: [8, 5], widthPx: 2.4, nameAtDeg: 225 },
  { token: 'zone-blue', dash: [2.5, 4.5], widthPx: 2.2, nameAtDeg: 315 },
] as const satisfies readonly Omit<RiskLevel, 'perYear'>[];

/** The highest first. */
export const RISK_LEVELS: readonly RiskLevel[] = RISK_CONTOUR_LEVELS.toSorted((a, b) => b - a).map(
  (perYear, at) => ({ perYear, ...(DRAWN[at] ?? DRAWN[3]) }),
);

/** Risk at a place as the contours tell it: at least the one, less than the other. */
export type RiskBand = { readonly from: number | null; readonly below: number | null };

/** @returns a band whose `from` is null outside all contours, and whose `below` is null inside the highest level */
export function bandAt({ features }: FeatureCollection, place: LonLat): RiskBand {
  const from = RISK_LEVELS.find(({ perYear }) =>
    features.some(
      ({ geometry, properties }) =>
        properties['levelPerYear'] === perYear &&
        polygonsOf(geometry).some((rings) => isInPolygon(place, rings)),
    ),
  );
  const above = RISK_LEVELS.filter(({ perYear }) => perYear > (from?.perYear ?? 0)).at(-1);
  return { from: from?.perYear ?? null, below: above?.perYear ?? null };
}

/** What may stand where the risk is in a band: the classes whose limit is over all of it. */
export function classesWithin({ from }: RiskBand, status: FacilityStatus): TargetClass[] {
  return TARGET_CLASSES.filter((one) => INDIVIDUAL_RISK_LIMITS[one][status] > (from ?? 0));
}

/** The classes that a contour is the limit of. */
export function classesLimitedAt(perYear: number, status: FacilityStatus): TargetClass[] {
  return TARGET_CLASSES.filter((one) => INDIVIDUAL_RISK_LIMITS[one][status] === perYear);
}

/** Polygons of a contour; anything else has none. */
export function polygonsOf(geometry: FeatureCollection['features'][number]['geometry']): Rings[] {
  if (geometry?.type === 'MultiPolygon') return geometry['coordinates'] as Rings[];
  return geometry?.type === 'Polygon' ? [geometry['coordinates'] as Rings] : [];
}
