import type { MapView } from '@parkwatch/domain/map/map-view';

const M_PER_DEG = 111_320;
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** The view that shows a box with a little room around it. */
export function fitView(
  [west, south, east, north]: Bounds,
  sizePx: { readonly widthPx: number; readonly heightPx: number },
  turn: Pick<MapView, 'bearingDeg' | 'pitchDeg'> = { bearingDeg: 0, pitchDeg: 0 },
): MapView {
  const lat = (south + north) / 2;
  const widthM = (east - west) * M_PER_DEG * Math.cos((lat * Math.PI) / 180);
  const heightM = (north - south) * M_PER_DEG;
  const mPerPx = Math.max(widthM / sizePx.widthPx, heightM / sizePx.heightPx, 0.2) * 1.08;
  return { centre: [(west + east) / 2, lat], mPerPx, ...turn };
}

/** A round length that fits a scale bar, metres: 1, 2 or 5 times a power of ten. */
export function scaleBar(
  mPerPx: number,
  mostPx: number,
): { readonly lengthM: number; readonly widthPx: number } {
  const mostM = mPerPx * mostPx;
  const power = 10 ** Math.floor(Math.log10(mostM));
  const lengthM = ([5, 2, 1].find((step) => step * power <= mostM) ?? 1) * power;
  return { lengthM, widthPx: lengthM / mPerPx };
}

/** Moves the middle of a view by screen pixels, along the screen's own axes. */
export function panView(view: MapView, rightPx: number, upPx: number): MapView {
  const turn = (view.bearingDeg * Math.PI) / 180;
  const eastM = (rightPx * Math.cos(turn) + upPx * Math.sin(turn)) * view.mPerPx;
  const northM = (upPx * Math.cos(turn) - rightPx * Math.sin(turn)) * view.mPerPx;
  const [lon, lat] = view.centre;
  const cos = Math.cos((lat * Math.PI) / 180);
  return { ...view, centre: [lon + eastM / M_PER_DEG / cos, lat + northM / M_PER_DEG] };
}

/** The same place and scale, with the place in the middle of what a sheet at the bottom and bars at the top leave free. */
export function viewAbove(
  view: MapView,
  heightPx: number,
  covered: { readonly topPx: number; readonly bottomPx: number },
): MapView {
  const middlePx = (covered.topPx + Math.max(covered.topPx, heightPx - covered.bottomPx)) / 2;
  return panView(view, 0, middlePx - heightPx / 2);
}
