import { toMercator } from './ol-view.ts';

const RAD = Math.PI / 180;
/** The arc is drawn in steps of at most so many degrees. */
const STEP_DEG = 10;

/**
 * Outline of the ground that a camera looks at, in Web Mercator metres: from the camera along the arc and back.
 * @param headingDeg  middle of the view, clockwise from north
 * @param fovDeg      angle of view; 360 and more: all around
 * @param lengthM     metres on the ground
 * @returns null where heading or angle is unknown: a guess would point somewhere
 */
export function viewCone(
  [lon, lat]: readonly [lon: number, lat: number],
  { headingDeg, fovDeg }: { readonly headingDeg: unknown; readonly fovDeg: unknown },
  lengthM: number,
): [x: number, y: number][] | null {
  if (typeof headingDeg !== 'number' || typeof fovDeg !== 'number' || fovDeg <= 0) return null;
  const isAround = fovDeg >= 360;
  const wideDeg = Math.min(fovDeg, 360);
  const [x, y] = toMercator(lon, lat);
  // Web Mercator stretches by 1 / cos(latitude).
  const radius = lengthM / Math.cos(lat * RAD);
  const steps = Math.ceil(wideDeg / STEP_DEG);
  const arc = Array.from({ length: steps + 1 }, (_, step): [number, number] => {
    const bearing = (headingDeg - wideDeg / 2 + (wideDeg * step) / steps) * RAD;
    return [x + radius * Math.sin(bearing), y + radius * Math.cos(bearing)];
  });
  return isAround ? arc : [[x, y], ...arc, [x, y]];
}
