import type { Position } from 'geojson';

/** A point on the local plane: metres east and north of the origin. */
export type PlanePoint = { readonly eastM: number; readonly northM: number };

/** Metres per degree of latitude on the mean sphere (6 371 008.8 m), as RFC 7946 readers assume. */
const METRES_PER_DEGREE = (Math.PI / 180) * 6_371_008.8;

export type Plane = {
  toPlane(position: Position): PlanePoint;
  toLonLat(point: PlanePoint): [number, number];
};

/**
 * A flat map around one origin (equirectangular). Over the 10 km of a park its error stays under
 * 1 m in 5 km, which is enough to lay out tanks; distances that decide something are PostGIS's.
 * @param originLon degrees
 * @param originLat degrees
 */
export function localPlane(originLon: number, originLat: number): Plane {
  const eastScale = METRES_PER_DEGREE * Math.cos((originLat * Math.PI) / 180);
  return {
    toPlane: (position) => ({
      eastM: ((position[0] ?? NaN) - originLon) * eastScale,
      northM: ((position[1] ?? NaN) - originLat) * METRES_PER_DEGREE,
    }),
    toLonLat: ({ eastM, northM }) => [
      roundDegrees(originLon + eastM / eastScale),
      roundDegrees(originLat + northM / METRES_PER_DEGREE),
    ],
  };
}

/** Seven decimals: about 1 cm, the precision of every seed file. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/** Straight distance on the plane, metres. */
export function distanceM(from: PlanePoint, to: PlanePoint): number {
  return Math.hypot(to.eastM - from.eastM, to.northM - from.northM);
}
