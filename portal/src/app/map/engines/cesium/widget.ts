import {
  Cartesian3,
  CesiumWidget,
  Color,
  DirectionalLight,
  Math as CesiumMath,
  Matrix4,
  Transforms,
  type Scene,
} from 'cesium';
import { MAX_PITCH_DEG } from '@parkwatch/domain/map/map-view';
import type { Look } from '../../look/look.ts';

declare global {
  interface Window {
    /** Where Cesium finds its workers and pictures; its own name for it. */
    CESIUM_BASE_URL?: string;
  }
}

/** Cesium without anything that would go to the internet: no Ion, no imagery, no terrain service. */
export function makeWidget(host: HTMLElement): CesiumWidget {
  window.CESIUM_BASE_URL = new URL('cesium/', document.baseURI).href;
  const widget = new CesiumWidget(host, {
    globe: false,
    baseLayer: false,
    skyBox: false,
    skyAtmosphere: false,
    scene3DOnly: true,
    shadows: false,
    // A frame is drawn when something changed: a map that stands still costs no energy.
    requestRenderMode: true,
    maximumRenderTimeChange: Infinity,
    orderIndependentTranslucency: false,
    showRenderLoopErrors: false,
    creditContainer: document.createElement('div'),
    contextOptions: { webgl: { alpha: true } },
  });
  // Cesium's own style sheet does this; two lines need no style sheet.
  for (const part of [widget.canvas.parentElement, widget.canvas])
    if (part) part.style.cssText = 'display:block;width:100%;height:100%';
  widget.resize();
  widget.resolutionScale = Math.min(2, window.devicePixelRatio);
  const { scene } = widget;
  // The sky is the page behind a transparent canvas.
  scene.backgroundColor = Color.TRANSPARENT;
  const control = scene.screenSpaceCameraController;
  control.minimumZoomDistance = 20;
  control.maximumZoomDistance = 400_000;
  control.maximumTiltAngle = CesiumMath.toRadians(MAX_PITCH_DEG);
  return widget;
}

/** Light from the north-west and above, as on printed relief maps, wherever on the earth the map is. */
export function lightFrom(scene: Scene, place: readonly [number, number], look: Look): void {
  const frame = Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(place[0], place[1]));
  const travel = Cartesian3.normalize(new Cartesian3(0.5, -0.62, -0.6), new Cartesian3());
  scene.light = new DirectionalLight({
    direction: Matrix4.multiplyByPointAsVector(frame, travel, new Cartesian3()),
    intensity: look.theme === 'light' ? 2.1 : 1.8,
  });
}
