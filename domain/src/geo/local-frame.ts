import type { LonLat } from './lon-lat.ts';

/** Metres east and north of a local frame's origin. */
export type EastNorth = [eastM: number, northM: number];

/** A flat metric frame around one place. */
export type LocalFrame = {
  origin: LonLat;
  toMetres: (place: LonLat) => EastNorth;
  toLonLat: (at: EastNorth) => LonLat;
};

// WGS 84: semi-major axis and first eccentricity squared (NIMA TR8350.2, 3rd edition, table 3.1 and 3.3).
const SEMI_MAJOR_M = 6_378_137;
const ECCENTRICITY_SQUARED = 6.69437999014e-3;
const RAD = Math.PI / 180;

/**
 * East-north frame at one place, linear in degrees, so that a meridian or parallel stays a straight line and a
 * grid in metres is a grid in degrees. Both ways are exact inverses.
 * Within 10 km of the origin distances are right to 0.1 % up to 45 degrees latitude (checked in local-frame.test.ts).
 * @param origin  the park's centre
 * @throws RangeError above 85 degrees latitude, where a degree of longitude gets too short
 * @source radii of curvature of the WGS 84 ellipsoid at the origin (meridian M, prime vertical N)
 */
export function localFrame(origin: LonLat): LocalFrame {
  const [lon0, lat0] = origin;
  if (!(Math.abs(lat0) <= 85)) throw new RangeError(`no local frame at latitude ${lat0}`);
  const sinLat = Math.sin(lat0 * RAD);
  const curve = 1 - ECCENTRICITY_SQUARED * sinLat * sinLat;
  const primeVerticalM = SEMI_MAJOR_M / Math.sqrt(curve);
  const northPerDegM = ((primeVerticalM * (1 - ECCENTRICITY_SQUARED)) / curve) * RAD;
  const eastPerDegM = primeVerticalM * Math.cos(lat0 * RAD) * RAD;
  return {
    origin,
    toMetres: ([lon, lat]) => [(lon - lon0) * eastPerDegM, (lat - lat0) * northPerDegM],
    toLonLat: ([eastM, northM]) => [lon0 + eastM / eastPerDegM, lat0 + northM / northPerDegM],
  };
}
