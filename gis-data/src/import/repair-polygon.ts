// Invalid rings become valid ones without losing or inventing land: every point that the drawn ring encloses
// stays (where a ring overlaps itself, ST_MakeValid would cut a hole; a lot has none there), parts of no area
// go, and each change is reported.
import { area } from '@turf/area';
import { kinks } from '@turf/kinks';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import polygonClipping from 'polygon-clipping';

import { roundDegrees } from '../geometry/round-degrees.ts';

/** Below this a part is a drawing error of a line's width, not land. */
export const SLIVER_AREA_M2 = 0.05;
const MAX_PASSES = 4;
/** About 10 cm. */
const NEAR_DEGREES = 1e-6;

export type PolygonRepair =
  | { readonly status: 'valid'; readonly geometry: Polygon | MultiPolygon }
  | {
      readonly status: 'repaired';
      readonly geometry: Polygon | MultiPolygon;
      readonly problem: string;
      readonly sliversDropped: number;
    }
  | { readonly status: 'unusable'; readonly problem: string };

/** Whether a ring is closed, has an area's worth of points and neither crosses nor touches itself. */
export function ringProblem(ring: readonly Position[]): string | null {
  if (ring.length < 4) return 'fewer than four positions';
  if (ring.some((position) => !isPosition(position))) return 'a position is not a number pair';
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined || key(first) !== key(last)) return 'not closed';
  const inner = ring.slice(0, -1).map(key);
  if (new Set(inner).size < inner.length) return 'touches itself or repeats a vertex';
  const crossings = kinks({ type: 'Polygon', coordinates: [[...ring]] }).features.length;
  if (crossings > 0) return 'crosses itself';
  return partArea([[...ring]]) > SLIVER_AREA_M2 ? null : 'encloses no area';
}

/** The first problem of any ring, or null when the geometry can be stored as it is. */
export function polygonProblem(geometry: Polygon | MultiPolygon): string | null {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  if (polygons.length === 0 || polygons.some((rings) => rings.length === 0)) return 'empty';
  for (const ring of polygons.flat()) {
    const problem = ringProblem(ring);
    if (problem !== null) return problem;
  }
  return null;
}

/** Returns the geometry as it is when valid, else the area that its rings enclose, else why nothing is left. */
export function repairPolygon(geometry: Polygon | MultiPolygon): PolygonRepair {
  const rounded = roundGeometry(geometry);
  const problem = polygonProblem(rounded);
  if (problem === null) return { status: 'valid', geometry: rounded };
  if (problem.includes('number pair') || problem === 'empty')
    return { status: 'unusable', problem };

  let polygons = asPolygons(rounded);
  let sliversDropped = 0;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    polygons = polygonClipping.union(polygons as polygonClipping.MultiPolygon);
    // Rounding to 1 cm can make hair-thin spikes cross again: vertices that close are then one.
    const tidied = pass === 0 ? polygons : mergeNearVertices(polygons, pass * NEAR_DEGREES);
    const kept = roundPolygons(tidied).filter((rings) => partArea(rings) > SLIVER_AREA_M2);
    sliversDropped += polygons.length - kept.length;
    polygons = kept;
    if (polygons.length === 0)
      return { status: 'unusable', problem: `${problem}; no area is left` };
    const repaired = fromPolygons(polygons);
    if (polygonProblem(repaired) === null)
      return { status: 'repaired', geometry: repaired, problem, sliversDropped };
  }
  return { status: 'unusable', problem: `${problem}; still invalid after ${MAX_PASSES} passes` };
}

function isPosition(position: Position): boolean {
  return Number.isFinite(position[0]) && Number.isFinite(position[1]);
}

function key(position: Position): string {
  return `${position[0]},${position[1]}`;
}

function partArea(rings: Position[][]): number {
  return area({ type: 'Polygon', coordinates: rings });
}

function asPolygons(geometry: Polygon | MultiPolygon): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function fromPolygons(polygons: Position[][][]): Polygon | MultiPolygon {
  const [only, ...more] = polygons;
  if (only !== undefined && more.length === 0) return { type: 'Polygon', coordinates: only };
  return { type: 'MultiPolygon', coordinates: polygons };
}

/** Rounds to the seed precision; a ring that rounding collapsed to a line is left out. */
function roundPolygons(polygons: Position[][][]): Position[][][] {
  return polygons
    .map((rings) => rings.map(roundRing).filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0);
}

function roundGeometry(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  const polygons = asPolygons(geometry).map((rings) => rings.map(roundRing));
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: polygons[0] ?? [] }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function mergeNearVertices(polygons: Position[][][], nearDegrees: number): Position[][][] {
  const isNear = (one: Position, other: Position): boolean =>
    Math.hypot(one[0]! - other[0]!, one[1]! - other[1]!) < nearDegrees;
  const mergeRing = (ring: Position[]): Position[] => {
    const merged: Position[] = [];
    for (const position of ring.slice(0, -1)) {
      const previous = merged.at(-1);
      if (previous === undefined || !isNear(previous, position)) merged.push(position);
    }
    while (merged.length > 1 && isNear(merged[0]!, merged.at(-1)!)) merged.pop();
    return merged.length === 0 ? [] : [...merged, merged[0]!];
  };
  return polygons.map((rings) => rings.map(mergeRing).filter((ring) => ring.length >= 4));
}

/** Two equal positions in a row say nothing: one is enough. */
function roundRing(ring: Position[]): Position[] {
  const rounded = ring.map((position) => [
    roundDegrees(position[0] ?? NaN),
    roundDegrees(position[1] ?? NaN),
  ]);
  return rounded.filter((position, index) => {
    const previous = rounded[index - 1];
    return previous === undefined || key(previous) !== key(position);
  });
}
