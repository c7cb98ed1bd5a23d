import type { LonLat } from '../geo/lon-lat.ts';

/** What part of the world is seen, in terms that no map library owns. */
export type MapView = {
  /** The place in the middle of the screen. */
  readonly centre: LonLat;
  /** Ground metres per CSS pixel at the middle of the screen. */
  readonly mPerPx: number;
  /** Direction that is up on the screen, degrees clockwise from north. */
  readonly bearingDeg: number;
  /** 0 = straight down, 90 = towards the horizon. A flat map ignores it. */
  readonly pitchDeg: number;
};

/** CSS pixels from the upper left corner of the map. */
export type ScreenPoint = { readonly xPx: number; readonly yPx: number };

/** What lies under a point of the screen: names, never an object of a map library. */
export type PickedFeature = { readonly layerId: string; readonly featureId: string };

/** Finest and coarsest view, metres per pixel: a manhole cover, and half a continent. */
export const M_PER_PX_LIMITS = { min: 0.05, max: 20_000 } as const;
/** Steeper than this the horizon fills the screen and picking ends in the sky. */
export const MAX_PITCH_DEG = 80;

/** Brings a view that came from outside (URL, storage) into what engines can show. */
export function clampView(view: MapView): MapView {
  return {
    centre: [wrapLon(view.centre[0]), clamp(view.centre[1], -85, 85)],
    mPerPx: clamp(view.mPerPx, M_PER_PX_LIMITS.min, M_PER_PX_LIMITS.max),
    bearingDeg: wrapDeg(view.bearingDeg),
    pitchDeg: clamp(view.pitchDeg, 0, MAX_PITCH_DEG),
  };
}

/** Two views that no eye can tell apart: engines use it to end the ping-pong of view events. */
export function isSameView(one: MapView, other: MapView): boolean {
  const stepDeg = (one.mPerPx / 111_320) * 0.5;
  return (
    Math.abs(one.centre[0] - other.centre[0]) < stepDeg &&
    Math.abs(one.centre[1] - other.centre[1]) < stepDeg &&
    Math.abs(one.mPerPx / other.mPerPx - 1) < 0.001 &&
    Math.abs(wrapDeg(one.bearingDeg - other.bearingDeg + 180) - 180) < 0.1 &&
    Math.abs(one.pitchDeg - other.pitchDeg) < 0.1
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
function wrapDeg(deg: number): number {
  return ((deg % 360) + 360) % 360;
}
function wrapLon(lon: number): number {
  // Wrapping costs digits: what is in range stays as it is.
  if (Math.abs(lon) <= 180) return lon;
  return wrapDeg(lon + 180) - 180;
}
