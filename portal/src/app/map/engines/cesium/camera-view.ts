import { MAX_PITCH_DEG, type MapView } from '@parkwatch/domain/map/map-view';

const RAD = Math.PI / 180;

/** What a camera that looks at a place on the ground is set to. */
export type CameraTarget = {
  readonly lon: number;
  readonly lat: number;
  readonly headingRad: number;
  /** Cesium's pitch: -90° is straight down, 0 is level. */
  readonly pitchRad: number;
  readonly rangeM: number;
};

/** The lens: vertical opening and height of the picture. */
export type Lens = { readonly fovyRad: number; readonly heightPx: number };

/** At this distance one pixel at the middle of the picture is `mPerPx` metres of ground seen face on. */
export function rangeForScale(mPerPx: number, { fovyRad, heightPx }: Lens): number {
  return (mPerPx * heightPx) / (2 * Math.tan(fovyRad / 2));
}

export function scaleForRange(rangeM: number, { fovyRad, heightPx }: Lens): number {
  return (2 * Math.tan(fovyRad / 2) * rangeM) / heightPx;
}

export function toCamera(view: MapView, lens: Lens): CameraTarget {
  return {
    lon: view.centre[0],
    lat: view.centre[1],
    headingRad: view.bearingDeg * RAD,
    pitchRad: (view.pitchDeg - 90) * RAD,
    rangeM: rangeForScale(view.mPerPx, lens),
  };
}

export function fromCamera(
  { lon, lat, headingRad, pitchRad, rangeM }: CameraTarget,
  lens: Lens,
): MapView {
  return {
    centre: [lon, lat],
    mPerPx: scaleForRange(rangeM, lens),
    bearingDeg: (((headingRad / RAD) % 360) + 360) % 360,
    pitchDeg: Math.min(MAX_PITCH_DEG, Math.max(0, 90 + pitchRad / RAD)),
  };
}
