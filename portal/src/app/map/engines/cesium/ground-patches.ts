import type { Bbox } from '@parkwatch/domain/geo/bbox';
import type { MapView } from '@parkwatch/domain/map/map-view';

/** A square of painted ground. Finer ones lie a little above coarser ones, so that they win. */
export type GroundPatch = {
  /** The scale at which this patch is seen, metres per screen pixel: it decides which layers are on it. */
  readonly mPerPx: number;
  readonly bounds: Bbox;
  readonly sizePx: number;
  readonly heightM: number;
};

const M_PER_DEG = 111_320;
/** Each patch reaches this many times further than the one inside it: its pixels are as much further from the eye. */
const REACH = 2.5;
const NEAR_PX = 2048;
const FAR_PX = 1536;
/** The outermost patch ends behind the horizon of a person on a chimney. */
const LEAST_OUTER_M = 60_000;
/** Patches overlap by height, not by cutting: half a metre each is seen by the depth buffer and by no one else. */
const STEP_M = 0.5;

/**
 * Nested squares around the middle of the view, coarsest first: sharp where one looks, and few pixels in all. (Painting a
 * globe tile by tile takes some fifteen rounds from the whole earth down to the park; these are there in one frame.)
 * @param screenPx  longer side of the screen, CSS pixels
 */
export function groundPatches(
  { centre, mPerPx }: MapView,
  screenPx: number,
): readonly GroundPatch[] {
  const nearM = mPerPx * screenPx * 0.7;
  const halves = [0, 1, 2, 3].map((step) => nearM * REACH ** step);
  halves.push(Math.max(nearM * REACH ** 4, LEAST_OUTER_M));
  return halves
    .map((halfM, index) => ({
      bounds: squareAround(centre, halfM),
      mPerPx: mPerPx * REACH ** index,
      sizePx: index === 0 ? NEAR_PX : FAR_PX,
      heightM: -STEP_M * index,
    }))
    .reverse();
}

/** Whether patches that were made for one view still do for another: not too coarse, and the middle still inside. */
export function isStillGood(painted: MapView, now: MapView, screenPx: number): boolean {
  const ratio = now.mPerPx / painted.mPerPx;
  if (ratio < 0.75 || ratio > 1.35) return false;
  const [dLon, dLat] = [now.centre[0] - painted.centre[0], now.centre[1] - painted.centre[1]];
  const movedM = Math.hypot(dLon * Math.cos((now.centre[1] * Math.PI) / 180), dLat) * M_PER_DEG;
  return movedM < painted.mPerPx * screenPx * 0.15;
}

function squareAround([lon, lat]: MapView['centre'], halfM: number): Bbox {
  const dLat = Math.min(60, halfM / M_PER_DEG);
  const dLon = Math.min(90, dLat / Math.cos((lat * Math.PI) / 180));
  return [lon - dLon, Math.max(-89, lat - dLat), lon + dLon, Math.min(89, lat + dLat)];
}
