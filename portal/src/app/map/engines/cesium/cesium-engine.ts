import { Cartesian2, type CesiumWidget } from 'cesium';
import { type LayerState } from '@parkwatch/domain/map/layer-state';
import type { MapView, PickedFeature, ScreenPoint } from '@parkwatch/domain/map/map-view';
import { isSameView } from '@parkwatch/domain/map/map-view';
import { look as makeLook, type Look } from '../../look/look.ts';
import type { EngineEvents, EngineFactory, MapAppearance } from '../../map-engine.ts';
import { currentView, moveCamera, placeUnder } from './camera.ts';
import { scenePicture } from './scene-picture.ts';
import { layerScene, type LayerScene } from './layer-scene.ts';
import { lightFrom, makeWidget } from './widget.ts';

const PICK_PX = 9;
const MOST_PICKS = 6;

type Running = { readonly widget: CesiumWidget; readonly layers: LayerScene };

/** The map in space: Cesium with batched primitives over ground that is painted from our own vectors. */
export const cesiumEngine: EngineFactory = (events, appearance) => {
  let running: Running | null = null;
  let states: readonly LayerState[] = [];
  let dressed = appearance;
  let look = lookOf(appearance);
  const memory: Memory = { asked: null, isReported: false };

  function changed(): void {
    memory.isReported = false;
    running?.widget.scene.requestRender();
  }
  return {
    attach(host) {
      const widget = start(host, events);
      if (!widget) return;
      running = { widget, layers: layerScene(widget.scene) };
      running.layers.show(states, look);
      running.layers.select(dressed.selection, look);
      if (memory.asked) aim(running, memory.asked, { look, glide: false });
      watch(running, events, memory);
    },
    setLayers(next) {
      states = next;
      running?.layers.show(next, look);
      changed();
    },
    setAppearance(next) {
      const isOtherLook = !isSameLook(dressed, next);
      dressed = next;
      if (isOtherLook) look = lookOf(next);
      if (isOtherLook && running) {
        lightFrom(running.widget.scene, memory.asked?.centre ?? [0, 0], look);
        running.layers.show(states, look);
      }
      running?.layers.select(next.selection, look);
      changed();
    },
    setView(view, glide = false) {
      memory.asked = view;
      if (running) aim(running, view, { look, glide });
      changed();
    },
    pick: (at) => Promise.resolve(running ? pickAll(running, at) : []),
    placeAt: (at) => (running ? placeUnder(running.widget.scene, at) : null),
    picture: () => (running ? scenePicture(running.widget.scene, look) : null),
    destroy() {
      running?.layers.destroy();
      running?.widget.destroy();
      running = null;
    },
  };
};

/** The view that was last set or told, and whether what is drawn now has been reported. */
type Memory = { asked: MapView | null; isReported: boolean };

function aim(
  { widget: { scene } }: Running,
  view: MapView,
  { look, glide }: { readonly look: Look; readonly glide: boolean },
): void {
  moveCamera(scene, view, glide);
  lightFrom(scene, view.centre, look);
}

function watch({ widget: { scene }, layers }: Running, events: EngineEvents, memory: Memory): void {
  const place = () => layers.place(currentView(scene));
  scene.camera.percentageChanged = 0.02;
  scene.camera.changed.addEventListener(place);
  scene.camera.moveEnd.addEventListener(() => {
    place();
    scene.requestRender();
    const now = currentView(scene);
    if (memory.asked && isSameView(memory.asked, now)) return;
    memory.asked = now;
    events.viewChanged(now);
  });
  scene.postRender.addEventListener(() => {
    if (!layers.isReady()) return scene.requestRender();
    if (memory.isReported) return;
    memory.isReported = true;
    place();
    scene.requestRender();
    events.drawn(layers.report());
  });
}

function start(host: HTMLElement, events: EngineEvents): CesiumWidget | null {
  try {
    const widget = makeWidget(host);
    widget.scene.renderError.addEventListener((_scene: unknown, error: unknown) =>
      events.failed('render-error', String(error)),
    );
    widget.canvas.addEventListener('webglcontextlost', () => events.failed('context-lost', ''));
    return widget;
  } catch (error) {
    events.failed('no-webgl', String(error));
    return null;
  }
}

function pickAll({ widget: { scene }, layers }: Running, at: ScreenPoint): PickedFeature[] {
  const found = new Map<string, PickedFeature>();
  const spot = new Cartesian2(at.xPx, at.yPx);
  const hits = scene.drillPick(spot, MOST_PICKS, PICK_PX, PICK_PX) as { id?: unknown }[];
  for (const { id } of hits) {
    if (isPicked(id)) found.set(`${id.layerId}/${id.featureId}`, id);
  }
  const place = placeUnder(scene, at);
  const { mPerPx } = currentView(scene);
  const onGround = place ? layers.pickGround([place[0], place[1]], mPerPx * PICK_PX * 0.5) : [];
  for (const one of onGround) found.set(`${one.layerId}/${one.featureId}`, one);
  return [...found.values()];
}

function isPicked(id: unknown): id is PickedFeature {
  return typeof id === 'object' && id !== null && 'layerId' in id && 'featureId' in id;
}

function lookOf({ theme, language }: MapAppearance): Look {
  return makeLook(theme, language, Math.min(2, Math.ceil(window.devicePixelRatio)));
}
function isSameLook(one: MapAppearance, other: MapAppearance): boolean {
  return (
    one.theme === other.theme &&
    one.language === other.language &&
    one.fontVersion === other.fontVersion
  );
}
