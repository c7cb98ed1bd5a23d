import {
  Cartesian2,
  Cartesian3,
  Cartographic,
  HeadingPitchRange,
  Math as CesiumMath,
  Matrix4,
  type PerspectiveFrustum,
  type Scene,
} from 'cesium';
import type { MapView, ScreenPoint } from '@parkwatch/domain/map/map-view';
import { fromCamera, scaleForRange, toCamera, type Lens } from './camera-view.ts';

const GLIDE_S = 0.6;

function lensOf(scene: Scene): Lens {
  const { fovy } = scene.camera.frustum as PerspectiveFrustum;
  return {
    // Before the first frame the frustum has no size yet; 60° is Cesium's own opening.
    fovyRad: typeof fovy === 'number' && Number.isFinite(fovy) ? fovy : Math.PI / 3,
    heightPx: Math.max(1, scene.canvas.clientHeight),
  };
}

export function moveCamera(scene: Scene, view: MapView, glide: boolean): void {
  const { lon, lat, headingRad, pitchRad, rangeM } = toCamera(view, lensOf(scene));
  const target = Cartesian3.fromDegrees(lon, lat);
  const { camera } = scene;
  const before = glide
    ? {
        position: camera.positionWC.clone(),
        direction: camera.directionWC.clone(),
        up: camera.upWC.clone(),
      }
    : null;
  camera.lookAt(target, new HeadingPitchRange(headingRad, pitchRad, rangeM));
  camera.lookAtTransform(Matrix4.IDENTITY);
  if (before) {
    const goal = {
      destination: camera.positionWC.clone(),
      orientation: { direction: camera.directionWC.clone(), up: camera.upWC.clone() },
    };
    camera.setView({
      destination: before.position,
      orientation: { direction: before.direction, up: before.up },
    });
    camera.flyTo({ ...goal, duration: GLIDE_S });
  }
  scene.requestRender();
}

/** The view that the camera has now. Over the horizon the place below the camera stands for the middle. */
export function currentView(scene: Scene): MapView {
  const { camera, canvas } = scene;
  const middle = new Cartesian2(canvas.clientWidth / 2, canvas.clientHeight / 2);
  const target =
    camera.pickEllipsoid(middle) ??
    Cartesian3.fromRadians(
      camera.positionCartographic.longitude,
      camera.positionCartographic.latitude,
    );
  const place = Cartographic.fromCartesian(target);
  const at = {
    lon: CesiumMath.toDegrees(place.longitude),
    lat: CesiumMath.toDegrees(place.latitude),
    headingRad: camera.heading,
    pitchRad: camera.pitch,
    rangeM: Cartesian3.distance(camera.positionWC, target),
  };
  return fromCamera(at, lensOf(scene));
}

export function placeUnder(scene: Scene, { xPx, yPx }: ScreenPoint): [number, number] | null {
  const hit = scene.camera.pickEllipsoid(new Cartesian2(xPx, yPx));
  if (!hit) return null;
  const { longitude, latitude } = Cartographic.fromCartesian(hit);
  return [CesiumMath.toDegrees(longitude), CesiumMath.toDegrees(latitude)];
}

/** Metres per pixel at one metre from the eye; it grows with the distance. */
export function scaleAtOneM(scene: Scene): number {
  return scaleForRange(1, lensOf(scene));
}
