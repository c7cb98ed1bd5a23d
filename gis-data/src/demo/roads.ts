import type { LocalFrame } from '@parkwatch/domain/geo/local-frame';
import type { MultiPolygon, Polygon } from 'geojson';

import { ribbonCentreLine } from '../geometry/centre-line.ts';
import type { Road } from './demo-park-types.ts';
import { lineOf, planePolygons } from './plane-geometry.ts';

export type RoadSeed = Omit<Road, 'centreLine' | 'geometry'> & {
  readonly geometry: Polygon | MultiPolygon;
};

/** Rule: a road's centre line is the middle of its surface, see ribbonCentreLine. */
export function makeRoads(seeds: readonly RoadSeed[], frame: LocalFrame): Road[] {
  return seeds.map((seed) => {
    const ring = planePolygons(seed.geometry, frame)[0]?.[0] ?? [];
    return { ...seed, centreLine: lineOf(ribbonCentreLine(ring), frame) };
  });
}
