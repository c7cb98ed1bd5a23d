import type { LonLat } from './lon-lat.ts';

// Krasovsky 1940: the ellipsoid of the published approximation.
const SEMI_MAJOR_M = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
const PI = Math.PI;

/** How near `wgs84FromGcj02` comes to the true inverse. */
const TOLERANCE_DEG = 1e-9;
const MAX_ROUNDS = 20;

/**
 * GCJ-02 (the offset system of Chinese online maps) from WGS 84. The caller knows which source is in GCJ-02: no
 * test for "inside China" is made, because the usual rectangle also covers Singapore, Seoul and Hanoi.
 * @source public re-engineering of GCJ-02 (the "eviltransform" formula); the official transform is not published,
 *   it differs by about 1 m; checked against the coordinates that its common implementations give
 */
export function gcj02FromWgs84([lon, lat]: LonLat): LonLat {
  const [lonShiftM, latShiftM] = rawShift(lon - 105, lat - 35);
  const latRad = (lat / 180) * PI;
  const curve = 1 - ECCENTRICITY_SQUARED * Math.sin(latRad) ** 2;
  const meridianM = (SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED)) / (curve * Math.sqrt(curve));
  const parallelM = (SEMI_MAJOR_M / Math.sqrt(curve)) * Math.cos(latRad);
  return [lon + (lonShiftM * 180) / (parallelM * PI), lat + (latShiftM * 180) / (meridianM * PI)];
}

/**
 * WGS 84 from GCJ-02, by fixed-point steps: the shift changes so slowly that each step gains about four digits.
 * @returns within 1e-9 degrees (0.1 mm) of the place that `gcj02FromWgs84` would send to the given one
 */
export function wgs84FromGcj02(place: LonLat): LonLat {
  let guess: LonLat = [place[0], place[1]];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const sent = gcj02FromWgs84(guess);
    const lonError = sent[0] - place[0];
    const latError = sent[1] - place[1];
    guess = [guess[0] - lonError, guess[1] - latError];
    if (Math.abs(lonError) < TOLERANCE_DEG && Math.abs(latError) < TOLERANCE_DEG) break;
  }
  return guess;
}

function rawShift(x: number, y: number): [lonShiftM: number, latShiftM: number] {
  const ripple = ((20 * Math.sin(6 * x * PI) + 20 * Math.sin(2 * x * PI)) * 2) / 3;
  const root = Math.sqrt(Math.abs(x));
  const lonShiftM =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    ripple +
    waves(x, 20, 40) +
    ((150 * Math.sin((x / 12) * PI) + 300 * Math.sin((x / 30) * PI)) * 2) / 3;
  const latShiftM =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    ripple +
    waves(y, 20, 40) +
    ((160 * Math.sin((y / 12) * PI) + 320 * Math.sin((y * PI) / 30)) * 2) / 3;
  return [lonShiftM, latShiftM];
}

function waves(at: number, short: number, long: number): number {
  return ((short * Math.sin(at * PI) + long * Math.sin((at / 3) * PI)) * 2) / 3;
}
