// Small plane geometry for laying out the demo park; everything in metres of one local frame.
import type { EastNorth } from '@parkwatch/domain/geo/local-frame';
import { isInRings } from '@parkwatch/domain/geo/polygon';

export type PlaneRing = readonly EastNorth[];
export type PlanePolygon = readonly PlaneRing[];

export function lengthBetween(from: EastNorth, to: EastNorth): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}

/** The place of a segment that is nearest to `place`. */
export function nearestOnSegment(
  place: EastNorth,
  [a, b]: readonly [EastNorth, EastNorth],
): EastNorth {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : ((place[0] - a[0]) * dx + (place[1] - a[1]) * dy) / squared;
  const clamped = Math.max(0, Math.min(1, share));
  return [a[0] + clamped * dx, a[1] + clamped * dy];
}

/** The place of a line (or closed ring) that is nearest to `place`. */
export function nearestOnLine(place: EastNorth, line: PlaneRing): EastNorth {
  let nearest: EastNorth = line[0] ?? place;
  for (let at = 1; at < line.length; at++) {
    const candidate = nearestOnSegment(place, [line[at - 1]!, line[at]!]);
    if (lengthBetween(place, candidate) < lengthBetween(place, nearest)) nearest = candidate;
  }
  return nearest;
}

/** How far inside a polygon a place lies: metres to the nearest edge, negative outside. */
export function depthInside(place: EastNorth, polygon: PlanePolygon): number {
  let nearest = Infinity;
  for (const ring of polygon)
    nearest = Math.min(nearest, lengthBetween(place, nearestOnLine(place, ring)));
  return isInRings(place, polygon) ? nearest : -nearest;
}

/** Direction of the longest edge of a ring, radians from east: rows of tanks run along it. */
export function longestEdgeAngle(ring: PlaneRing): number {
  let [longest, angle] = [0, 0];
  for (let at = 1; at < ring.length; at++) {
    const [from, to] = [ring[at - 1]!, ring[at]!];
    const length = lengthBetween(from, to);
    if (length > longest) {
      longest = length;
      angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    }
  }
  return angle;
}

export function rotate([x, y]: EastNorth, angle: number): EastNorth {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x * cos - y * sin, x * sin + y * cos];
}

/** A circle as a closed ring of `vertices` corners, counter-clockwise. */
export function circleRing(centre: EastNorth, radiusM: number, vertices: number): EastNorth[] {
  const ring = Array.from({ length: vertices }, (_, step): EastNorth => {
    const angle = (2 * Math.PI * step) / vertices;
    return [centre[0] + radiusM * Math.cos(angle), centre[1] + radiusM * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}

/** A rectangle turned by `angle`, as a closed ring, counter-clockwise. */
export function rectangleRing(
  centre: EastNorth,
  size: { readonly lengthM: number; readonly widthM: number; readonly angle: number },
): EastNorth[] {
  const [halfLength, halfWidth] = [size.lengthM / 2, size.widthM / 2];
  const corners: EastNorth[] = [
    [-halfLength, -halfWidth],
    [halfLength, -halfWidth],
    [halfLength, halfWidth],
    [-halfLength, halfWidth],
    [-halfLength, -halfWidth],
  ];
  return corners.map((corner) => {
    const [east, north] = rotate(corner, size.angle);
    return [centre[0] + east, centre[1] + north];
  });
}

/** Cumulated length at each vertex of a line. */
export function cumulatedLength(line: PlaneRing): number[] {
  let total = 0;
  return line.map((place, at) => {
    if (at > 0) total += lengthBetween(line[at - 1]!, place);
    return total;
  });
}

/** The place at a length along one edge, from its start; clamped to the edge. */
export function placeOnEdge(
  [from, to]: readonly [EastNorth, EastNorth],
  alongM: number,
): EastNorth {
  const edgeM = lengthBetween(from, to);
  const share = edgeM === 0 ? 0 : Math.max(0, Math.min(1, alongM / edgeM));
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** The place at a length along a line; clamped to its ends. */
export function placeAlong(line: PlaneRing, alongM: number): EastNorth {
  const lengths = cumulatedLength(line);
  const edge = lengths.findIndex((length, at) => at > 0 && length >= alongM);
  if (edge < 0) return line.at(-1) ?? [0, 0];
  return placeOnEdge([line[edge - 1]!, line[edge]!], alongM - lengths[edge - 1]!);
}
