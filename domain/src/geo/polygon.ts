import type { LonLat, Rings } from './lon-lat.ts';

/** A place in degrees or in metres: the sums are the same. */
type Place = readonly [number, number];
type PlaneRings = readonly (readonly Place[])[];

/**
 * Whether a place lies in a polygon with holes; on the edge it may be either.
 * @param rings  GeoJSON polygon coordinates
 * @source even-odd rule by ray crossing, W. R. Franklin's pnpoly
 */
export function isInPolygon(place: LonLat, rings: Rings): boolean {
  return isInRings(place, rings);
}

/** The same on a plane, for rings already in metres. */
export function isInRings([x, y]: Place, rings: PlaneRings): boolean {
  let isInside = false;
  for (const ring of rings) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [x1, y1] = ring[at]!;
      const [x2, y2] = ring[before]!;
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isInside = !isInside;
    }
  }
  return isInside;
}

/**
 * Distance from a place to a polygon on a plane: 0 inside, else to the nearest edge.
 * @param rings  metres, for example from `localFrame`
 * @returns in the unit of the coordinates; Infinity for no rings
 */
export function distanceToRings(place: Place, rings: PlaneRings): number {
  if (isInRings(place, rings)) return 0;
  let nearestSquared = Infinity;
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at++)
      nearestSquared = Math.min(nearestSquared, squaredToSegment(place, ring[at - 1]!, ring[at]!));
  }
  return Math.sqrt(nearestSquared);
}

function squaredToSegment([x, y]: Place, [x1, y1]: Place, [x2, y2]: Place): number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / lengthSquared;
  const clamped = Math.max(0, Math.min(1, along));
  return (x - x1 - clamped * dx) ** 2 + (y - y1 - clamped * dy) ** 2;
}

/**
 * Signed area of a closed ring on a plane: positive when it runs counter-clockwise.
 * @source shoelace formula; taken relative to the first vertex, so that far-off coordinates keep their digits
 */
export function signedArea(ring: readonly Place[]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let twice = 0;
  for (let at = 1; at < ring.length; at++) {
    const [x1, y1] = ring[at - 1]!;
    const [x2, y2] = ring[at]!;
    twice += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return twice / 2;
}
