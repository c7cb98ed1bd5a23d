import type { LocalFrame } from '@parkwatch/domain/geo/local-frame';
import type { MultiPolygon, Polygon } from 'geojson';

import { ribbonCentreLine } from '../geometry/centre-line.ts';
import type { Road } from './demo-park-types.ts';
import { lineOf, planePolygons } from './plane-geometry.ts';

export type RoadSeed = Omit<Road, 'centreLine' | 'isHazmatRoute' | 'geometry'> & {
  readonly geometry: Polygon | MultiPolygon;
};

/** Shorter roads lead to single sites. */
const MAIN_ROAD_M = 1000;

/**
 * Rules: a road's centre line is the middle of its surface, see ribbonCentreLine; vehicles with dangerous goods are led over
 * the main roads, those of a kilometre or more.
 */
export function makeRoads(seeds: readonly RoadSeed[], frame: LocalFrame): Road[] {
  return seeds.map((seed) => {
    const ring = planePolygons(seed.geometry, frame)[0]?.[0] ?? [];
    const isHazmatRoute = (seed.lengthM ?? 0) >= MAIN_ROAD_M;
    return { ...seed, isHazmatRoute, centreLine: lineOf(ribbonCentreLine(ring), frame) };
  });
}
