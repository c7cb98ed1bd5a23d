import type { Position } from 'geojson';
import type { Bbox } from '@parkwatch/domain/geo/bbox';
import { bboxOf, bufferBbox } from '@parkwatch/domain/geo/bbox';
import { bearingDeg, distanceM } from '@parkwatch/domain/geo/distance';
import { localFrame } from '@parkwatch/domain/geo/local-frame';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { CALM_M_PER_S } from '@parkwatch/domain/incident/wind';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { ConsequenceRunSummary } from '@parkwatch/domain/wire/consequence';
import { placesOf } from '../../map/look/tank-footprint.ts';

const RAD = Math.PI / 180;
/** Around a run that reaches nowhere. */
const LEAST_REACH_M = 250;
/** The arrow is a share of what is seen, within what a person still takes for an arrow. */
const ARROW = { share: 0.22, leastM: 60, mostM: 1500 } as const;

/** A place so far off in a direction. */
export function placeAt(from: LonLat, bearing: number, lengthM: number): LonLat {
  const [east, north] = [Math.sin(bearing * RAD) * lengthM, Math.cos(bearing * RAD) * lengthM];
  const [lon, lat] = localFrame(from).toLonLat([east, north]);
  return [lon, lat];
}

/** The end of a contour that is farthest from the source; of equal ones that in the north. */
export function tipOf(source: LonLat, shape: MapFeature): LonLat | null {
  // A circle has no farthest end: within a percent the north wins.
  return farthest(source, shape, (lengthM, bearing) => lengthM * (1 + 0.01 * Math.cos(bearing)));
}

/**
 * Where the name of a contour stands: at its far end, turned aside, so that the names of contours within each other do not
 * stand on one place.
 * @param asideDeg  clockwise as seen from the source
 */
export function nameSpotOf(source: LonLat, shape: MapFeature, asideDeg: number): LonLat | null {
  const tip = tipOf(source, shape);
  if (!tip || asideDeg === 0) return tip;
  const wanted = (bearingDeg(source, tip) + asideDeg) * RAD;
  return farthest(source, shape, (lengthM, bearing) => lengthM * Math.cos(bearing - wanted));
}

function farthest(
  source: LonLat,
  { geometry }: MapFeature,
  score: (lengthM: number, bearingRad: number) => number,
): LonLat | null {
  let best: { readonly place: LonLat; readonly score: number } | null = null;
  for (const [lon = 0, lat = 0] of placesOf(geometry)) {
    const place: LonLat = [lon, lat];
    const at = score(distanceM(source, place), bearingDeg(source, place) * RAD);
    if (best === null || at > best.score) best = { place, score: at };
  }
  return best?.place ?? null;
}

/** A box around contours and their source. */
export function boundsOf(at: LonLat, features: readonly MapFeature[]): Bbox {
  const places = features.flatMap(({ geometry }) => placesOf(geometry) as LonLat[]);
  const box = bboxOf([at, ...places]) ?? [...at, ...at];
  const reachM = Math.max(0, ...places.map((place) => distanceM(at, place)));
  return bufferBbox(box, Math.max(LEAST_REACH_M, reachM * 0.15));
}

type Air = Pick<ConsequenceRunSummary, 'at' | 'windMPerS' | 'windFromDeg'>;

/** An arrow that ends just before the source: from where the wind comes. None in a calm, which has no direction. */
export function windArrow({ at, windMPerS, windFromDeg }: Air, reachM: number): MapFeature[] {
  if (windMPerS < CALM_M_PER_S) return [];
  const lengthM = Math.min(ARROW.mostM, Math.max(ARROW.leastM, reachM * ARROW.share));
  const head = placeAt(at, windFromDeg, lengthM * 0.25);
  const tail = placeAt(at, windFromDeg, lengthM * 1.25);
  const barb = (turn: number): Position => placeAt(head, windFromDeg + turn, lengthM * 0.3);
  const coordinates = [
    [tail, head],
    [barb(-28), head, barb(28)],
  ];
  return [{ id: 'wind', geometry: { type: 'MultiLineString', coordinates }, properties: {} }];
}
