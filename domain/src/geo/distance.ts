import type { LonLat } from './lon-lat.ts';

/** Mean radius of the earth. @source IUGG 1980 mean radius R1, GRS 80: 6,371,008.77 m */
export const EARTH_RADIUS_M = 6_371_008.77;
const RAD = Math.PI / 180;

/**
 * Great-circle distance on the mean sphere; within 0.6 % of the ellipsoid's, less within a park.
 * Legal distances (an order's 1 km) are taken from PostGIS geography, not from here.
 * @returns metres
 * @source haversine formula, R. W. Sinnott, Sky and Telescope 68 (1984)
 */
export function distanceM(from: LonLat, to: LonLat): number {
  const sinLat = Math.sin(((to[1] - from[1]) * RAD) / 2);
  const sinLon = Math.sin(((to[0] - from[0]) * RAD) / 2);
  const chord = sinLat * sinLat + Math.cos(from[1] * RAD) * Math.cos(to[1] * RAD) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/**
 * Direction in which one leaves `from` to reach `to` on a great circle.
 * @returns degrees clockwise from north, 0 to < 360; 0 when both are one place
 */
export function bearingDeg(from: LonLat, to: LonLat): number {
  const deltaLon = (to[0] - from[0]) * RAD;
  const east = Math.sin(deltaLon) * Math.cos(to[1] * RAD);
  const north =
    Math.cos(from[1] * RAD) * Math.sin(to[1] * RAD) -
    Math.sin(from[1] * RAD) * Math.cos(to[1] * RAD) * Math.cos(deltaLon);
  return (((Math.atan2(east, north) / RAD) % 360) + 360) % 360;
}
