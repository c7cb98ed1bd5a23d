import type { LonLat } from './lon-lat.ts';

const RAD = Math.PI / 180;
/** Upper edge of the sun at the horizon, with refraction. */
const HORIZON_DEG = -0.833;

/**
 * Elevation of the sun's centre above the horizon, degrees; good to about half a degree.
 * @source Spencer 1971 (declination and equation of time), as in the NOAA solar calculator
 */
export function sunElevationDeg([lon, lat]: LonLat, atMs: number): number {
  const yearStartMs = Date.UTC(new Date(atMs).getUTCFullYear(), 0, 1);
  const days = (atMs - yearStartMs) / 86_400_000;
  const year = (2 * Math.PI * (days - 0.5)) / 365;
  const [c1, s1] = [Math.cos(year), Math.sin(year)];
  const [c2, s2] = [Math.cos(2 * year), Math.sin(2 * year)];
  const equationMin =
    229.18 * (0.000075 + 0.001868 * c1 - 0.032077 * s1 - 0.014615 * c2 - 0.040849 * s2);
  const declination =
    0.006918 -
    0.399912 * c1 +
    0.070257 * s1 -
    0.006758 * c2 +
    0.000907 * s2 -
    0.002697 * Math.cos(3 * year) +
    0.00148 * Math.sin(3 * year);
  const utcMin = (days % 1) * 1440;
  const hourAngle = ((utcMin + equationMin + 4 * lon) / 4 - 180) * RAD;
  const sine =
    Math.sin(lat * RAD) * Math.sin(declination) +
    Math.cos(lat * RAD) * Math.cos(declination) * Math.cos(hourAngle);
  return Math.asin(Math.max(-1, Math.min(1, sine))) / RAD;
}

/** Between sunrise and sunset. */
export function isDaylight(at: LonLat, atMs: number): boolean {
  return sunElevationDeg(at, atMs) > HORIZON_DEG;
}
