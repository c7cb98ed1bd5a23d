import { localFrame } from './local-frame.ts';

/** A place in degrees or on a plane in metres: the comparisons are the same. */
type Place = readonly [number, number];

/** West, south, east, north in degrees, as GeoJSON has it (RFC 7946, section 5); on a plane least and greatest x and y. */
export type Bbox = [west: number, south: number, east: number, north: number];

/**
 * The smallest box around places that do not cross the antimeridian.
 * @returns null for no places
 */
export function bboxOf(places: Iterable<Place>): Bbox | null {
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of places) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box[0] <= box[2] ? box : null;
}

/** Whether a place is in a box; its edge counts as in. */
export function isInBbox([lon, lat]: Place, box: Bbox): boolean {
  return lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3];
}

/** Whether two boxes share at least one place. */
export function isBboxOverlap(one: Bbox, other: Bbox): boolean {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}

/**
 * A box grown on each side. The metres are turned into degrees at the box edge nearest to a pole, so that the
 * result is never too small.
 * @param marginM  metres, >= 0
 * @throws RangeError when the margin is negative or not a number
 */
export function bufferBbox(box: Bbox, marginM: number): Bbox {
  if (!(marginM >= 0)) throw new RangeError(`margin must be >= 0 m, got ${marginM}`);
  const polewardLat = Math.abs(box[1]) > Math.abs(box[3]) ? box[1] : box[3];
  const [lonDeg, latDeg] = degreesOf(polewardLat, marginM);
  // A degree of latitude is shortest at the equator, where the other edge may be.
  const latAtEquatorDeg = degreesOf(0, marginM)[1];
  const grownLat = Math.max(latDeg, latAtEquatorDeg);
  return [box[0] - lonDeg, box[1] - grownLat, box[2] + lonDeg, box[3] + grownLat];
}

function degreesOf(lat: number, lengthM: number): [lonDeg: number, latDeg: number] {
  const [lon, north] = localFrame([0, lat]).toLonLat([lengthM, lengthM]);
  return [lon, north - lat];
}
