import type { Cloud, Extent } from '../cloud.ts';
import { positive } from '../inputs.ts';
import { NEAREST_M } from './plume-reach.ts';
import { bandsAbove, type Band } from './search.ts';

/** Closed ring in the frame of the wind, counter-clockwise, m. */
export type WindRing = readonly (readonly [xM: number, yM: number])[];

/** Places at which an outline is taken, closest at both ends, where it turns: its area is 0.05 % short. */
const NODES = 64;
/** Steps at which the axis is looked at first, and by how much of the distance they are apart near the source. */
const SCAN = 128;
const GROWTH = 0.08;
/** Shorter pieces, and narrower waists, are not drawn, m. */
const LEAST_M = 1e-6;

/**
 * Outlines of a cloud at one time, from its axis and half width alone: one ring for each piece of the axis that is at or above
 * the level. A cloud in steps or from a height can have several, and an elevated one starts downwind.
 * No grid is sampled: the outline is as exact on the map as the model is, whatever the zoom.
 * @returns simple rings that do not touch, from the source outwards; none when the level is not met at that time
 * @throws RangeError for a level that is not positive
 */
export function sectionContour(cloud: Cloud, levelKgPerM3: number, tS: number): WindRing[] {
  const extent = cloud.extentM(positive('levelKgPerM3', levelKgPerM3));
  if (extent === null) return [];
  const axis = (xM: number): number => cloud.axisKgPerM3(xM, tS);
  return bandsAbove(axis, levelKgPerM3, scanOf(extent))
    .filter(([from, to]) => to - from > LEAST_M)
    .map((band) => ringOf(band, (xM) => cloud.halfWidthM(xM, tS, levelKgPerM3)));
}

/** In equal steps, closer together near the source. */
function scanOf({ upwindM, downwindM }: Extent): Float64Array {
  const step = (upwindM + downwindM) / SCAN;
  const places: number[] = [];
  for (let xM = -upwindM; xM < 0; xM += step) places.push(xM);
  for (let xM = 0; xM < downwindM; xM += Math.max(NEAREST_M, Math.min(step, GROWTH * xM)))
    places.push(xM);
  return Float64Array.of(...places, downwindM);
}

/** Down the right side and back up the left. */
function ringOf([from, to]: Band, halfWidthM: (xM: number) => number): WindRing {
  const [middle, half] = [(from + to) / 2, (to - from) / 2];
  const left: (readonly [number, number])[] = [];
  for (let node = 0; node <= NODES; node++) {
    const xM = node === NODES ? to : middle - half * Math.cos((Math.PI * node) / NODES);
    left.push([xM, Math.max(halfWidthM(xM), LEAST_M)]);
  }
  const right = left.map(([xM, yM]) => [xM, -yM] as const);
  return [...right, ...left.toReversed(), right[0]!];
}
