// Rule of placement: things stand on a grid that is turned along the longest edge of the lot. A cell is free when
// the whole thing lies inside the lot by its margin, and keeps clear of what stands already and of real buildings
// and road surfaces. A group takes the block of cells with the most free ones; ties go to the first.
import type { EastNorth } from '@parkwatch/domain/geo/local-frame';
import { distanceToRings } from '@parkwatch/domain/geo/polygon';

import type { PlanePolygon } from '../geometry/plane-shapes.ts';
import { depthInside, lengthBetween, longestEdgeAngle, rotate } from '../geometry/plane-shapes.ts';

export type Group = {
  readonly count: number;
  /** Circle around one thing. */
  readonly radiusM: number;
  /** Centre to centre. */
  readonly pitchM: number;
  /** From the thing's edge to the lot's. */
  readonly marginM: number;
};

export type Site = { readonly centre: EastNorth; readonly angle: number };

export type Yard = {
  /** Up to `count` free sites in one polygon of a lot; takes them. */
  place(polygon: PlanePolygon, group: Group): Site[];
};

type Obstacle = {
  readonly polygon: PlanePolygon;
  readonly centre: EastNorth;
  readonly reachM: number;
};

const CLEAR_OF_BUILDINGS_M = 4;
const CLEAR_OF_OTHERS_M = 8;
const MAX_CELLS = 4000;

export function openYard(obstaclePolygons: readonly PlanePolygon[]): Yard {
  const obstacles = obstaclePolygons.map(toObstacle);
  const taken: { readonly centre: EastNorth; readonly radiusM: number }[] = [];

  const isFree = (centre: EastNorth, polygon: PlanePolygon, group: Group): boolean => {
    const { radiusM } = group;
    if (depthInside(centre, polygon) < radiusM + group.marginM) return false;
    const crowds = taken.some(
      (other) => lengthBetween(other.centre, centre) < other.radiusM + radiusM + CLEAR_OF_OTHERS_M,
    );
    return !crowds && !obstacles.some((obstacle) => isNear(obstacle, centre, radiusM));
  };

  return {
    place: (polygon, group) => {
      const angle = longestEdgeAngle(polygon[0] ?? []);
      const cells = gridCells(polygon, angle, group.pitchM);
      const known = new Map<EastNorth, boolean>();
      const isFreeOnce = (centre: EastNorth): boolean => {
        const free = known.get(centre) ?? isFree(centre, polygon, group);
        known.set(centre, free);
        return free;
      };
      const centres = bestBlock(cells, isFreeOnce, group.count);
      for (const centre of centres) taken.push({ centre, radiusM: group.radiusM });
      return centres.map((centre) => ({ centre, angle }));
    },
  };
}

function toObstacle(polygon: PlanePolygon): Obstacle {
  const ring = polygon[0] ?? [];
  const east = ring.map((place) => place[0]);
  const north = ring.map((place) => place[1]);
  const centre: EastNorth = [
    (Math.min(...east) + Math.max(...east)) / 2,
    (Math.min(...north) + Math.max(...north)) / 2,
  ];
  return {
    polygon,
    centre,
    reachM: Math.max(...ring.map((place) => lengthBetween(centre, place))),
  };
}

function isNear(obstacle: Obstacle, centre: EastNorth, radiusM: number): boolean {
  const keepM = radiusM + CLEAR_OF_BUILDINGS_M;
  if (lengthBetween(obstacle.centre, centre) > obstacle.reachM + keepM) return false;
  return distanceToRings(centre, obstacle.polygon) < keepM;
}

function gridCells(polygon: PlanePolygon, angle: number, pitchM: number): EastNorth[][] {
  const turned = (polygon[0] ?? []).map((place) => rotate(place, -angle));
  const [lowX, highX] = extent(turned.map((place) => place[0]));
  const [lowY, highY] = extent(turned.map((place) => place[1]));
  const columns = Math.floor((highX - lowX) / pitchM);
  const rows = Math.floor((highY - lowY) / pitchM);
  // A very large lot needs no finer choice of blocks than its first cells.
  const usedRows = Math.min(rows, Math.max(1, Math.floor(MAX_CELLS / Math.max(1, columns))));
  return Array.from({ length: usedRows }, (_, row) =>
    Array.from({ length: columns }, (_unused, column) =>
      rotate([lowX + (column + 0.5) * pitchM, lowY + (row + 0.5) * pitchM], angle),
    ),
  );
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function bestBlock(
  cells: EastNorth[][],
  isFree: (centre: EastNorth) => boolean,
  count: number,
): EastNorth[] {
  const width = Math.ceil(Math.sqrt(count * 1.5));
  const height = Math.ceil(count / width);
  const blockAt = (row: number, column: number): EastNorth[] =>
    cells
      .slice(row, row + height)
      .flatMap((line) => line.slice(column, column + width))
      .filter(isFree)
      .slice(0, count);
  let best: EastNorth[] = [];
  for (let row = 0; row < cells.length && best.length < count; row++) {
    const columns = cells[row]!.length;
    for (let column = 0; column < columns && best.length < count; column++) {
      const block = blockAt(row, column);
      if (block.length > best.length) best = block;
    }
  }
  return best;
}
