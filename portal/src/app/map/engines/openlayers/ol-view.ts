import type { MapView } from '@parkwatch/domain/map/map-view';

/** Half the width of the Web Mercator square, metres. @source EPSG:3857, radius 6,378,137 m */
const RADIUS_M = 6_378_137;
const RAD = Math.PI / 180;

/** What an OpenLayers view in EPSG:3857 is set to. */
export type MercatorView = {
  readonly centre: [x: number, y: number];
  /** Projected units per pixel at the equator; the ground has fewer metres. */
  readonly resolution: number;
  /** Radians; OpenLayers turns the map, so that it is the opposite of the bearing. */
  readonly rotation: number;
};

export function toMercator(lon: number, lat: number): [number, number] {
  return [lon * RAD * RADIUS_M, Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2)) * RADIUS_M];
}

export function fromMercator(x: number, y: number): [number, number] {
  return [x / RADIUS_M / RAD, (2 * Math.atan(Math.exp(y / RADIUS_M)) - Math.PI / 2) / RAD];
}

/** Web Mercator stretches by 1 / cos(latitude): metres on the ground become more projected units. */
export function toMercatorView(view: MapView): MercatorView {
  return {
    centre: toMercator(view.centre[0], view.centre[1]),
    resolution: view.mPerPx / Math.cos(view.centre[1] * RAD),
    rotation: -view.bearingDeg * RAD,
  };
}

/** @param pitchDeg  kept from the 3D view, so that switching there and back loses nothing */
export function fromMercatorView(
  { centre, resolution, rotation }: MercatorView,
  pitchDeg: number,
): MapView {
  const [lon, lat] = fromMercator(centre[0], centre[1]);
  return {
    centre: [lon, lat],
    mPerPx: resolution * Math.cos(lat * RAD),
    bearingDeg: (((-rotation / RAD) % 360) + 360) % 360,
    pitchDeg,
  };
}

/** Zoom level of 512-pixel tiles, which deck.gl counts in, for a resolution in projected units per pixel. */
export function deckZoom(resolution: number): number {
  return Math.log2((2 * Math.PI * RADIUS_M) / 512 / resolution);
}
