import type { Geometry, Position } from 'geojson';

/** How far a corner is cut at most: half a 25 m cell, so the drawn edge stays within the cells that it divides. */
const MOST_CUT_M = 12.5;
const M_PER_DEG = 111_320;

/**
 * Rounds the stairs of a zone for the eye. Zones are made of cells; their stored edge runs along cell sides, and what is asked
 * "inside or outside" is asked of that one. Neighbouring zones have the same corners and are cut alike, so no gap opens.
 */
export function smoothZone(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon')
    return { ...geometry, coordinates: geometry.coordinates.map(smoothRing) };
  if (geometry.type === 'MultiPolygon')
    return {
      ...geometry,
      coordinates: geometry.coordinates.map((rings) => rings.map(smoothRing)),
    };
  return geometry;
}

function smoothRing(ring: Position[]): Position[] {
  const corners = ring.slice(0, -1);
  if (corners.length < 4) return ring;
  const once = cutCorners(corners, MOST_CUT_M);
  const twice = cutCorners(once, MOST_CUT_M / 3);
  const first = twice[0];
  return first ? [...twice, first] : ring;
}

function cutCorners(corners: readonly Position[], mostM: number): Position[] {
  return corners.flatMap((corner, index) => {
    const before = corners.at(index - 1) ?? corner;
    const after = corners[(index + 1) % corners.length] ?? corner;
    return [towards(corner, before, mostM), towards(corner, after, mostM)];
  });
}

/** A place from a corner towards its neighbour, never more than half way. */
function towards(
  [lon = 0, lat = 0]: Position,
  [toLon = 0, toLat = 0]: Position,
  mostM: number,
): Position {
  const lengthM =
    Math.hypot((toLon - lon) * Math.cos((lat * Math.PI) / 180), toLat - lat) * M_PER_DEG;
  const part = lengthM > 0 ? Math.min(0.5, mostM / lengthM) : 0;
  return [lon + (toLon - lon) * part, lat + (toLat - lat) * part];
}
