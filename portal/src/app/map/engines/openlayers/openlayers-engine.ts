import type { LayerState } from '@parkwatch/domain/map/layer-state';
import {
  isSameView,
  type MapView,
  type PickedFeature,
  type ScreenPoint,
} from '@parkwatch/domain/map/map-view';
import OlMap from 'ol/Map';
import View from 'ol/View';
import { look as makeLook, type Look } from '../../look/look.ts';
import type { DrawReport, EngineEvents, EngineFactory, MapAppearance } from '../../map-engine.ts';
import { build } from './builders.ts';
import { featureLayer, LAYER_ID, type FeatureLayer } from './feature-layer.ts';
import { mapPicture } from './map-picture.ts';
import { fromMercator, fromMercatorView, toMercatorView } from './ol-view.ts';
import { overlayHost } from './overlay-host.ts';
import { selectionLayer } from './selection-layer.ts';

/** A finger is wider than a mouse arrow. */
const HIT_TOLERANCE_PX = 5;
const GLIDE_MS = 450;

/** The flat map: OpenLayers, with deck.gl over it for what is dense or lively. */
export const openLayersEngine: EngineFactory = (events, appearance) => {
  const view = new View({ minResolution: 0.05, maxResolution: 20_000, enableRotation: true });
  const map = new OlMap({ view, controls: [] });
  const scene = layerScene(map, events, appearance);
  let pitchDeg = 0;
  let asked: MapView | null = null;
  map.on('moveend', () => {
    const now = currentView(view, pitchDeg);
    scene.place(now.mPerPx);
    if (asked && isSameView(asked, now)) return;
    asked = now;
    events.viewChanged(now);
  });
  map.on('rendercomplete', () => events.drawn(scene.report()));
  return {
    attach: (host) => map.setTarget(host),
    setLayers: (states) => scene.show(states, mPerPxOf(view)),
    setAppearance: (next) => scene.dress(next, mPerPxOf(view)),
    setView(next, glide = false) {
      pitchDeg = next.pitchDeg;
      asked = next;
      const { centre, resolution, rotation } = toMercatorView(next);
      if (glide) view.animate({ center: centre, resolution, rotation, duration: GLIDE_MS });
      else {
        view.setCenter(centre);
        view.setResolution(resolution);
        view.setRotation(rotation);
      }
      scene.place(next.mPerPx);
    },
    pick: (at) => Promise.resolve(scene.pick(at)),
    placeAt({ xPx, yPx }) {
      const at = map.getCoordinateFromPixel([xPx, yPx]) as [number, number] | null;
      return at ? fromMercator(at[0], at[1]) : null;
    },
    picture: () => mapPicture(map, scene.look().colour('sea')),
    destroy() {
      scene.destroy();
      map.setTarget(undefined);
      map.dispose();
    },
  };
};

function currentView(view: View, pitchDeg: number): MapView {
  const [x = 0, y = 0] = view.getCenter() ?? [];
  return fromMercatorView(
    { centre: [x, y], resolution: view.getResolution() ?? 1, rotation: view.getRotation() },
    pitchDeg,
  );
}

function mPerPxOf(view: View): number {
  return view.getCenter() ? currentView(view, 0).mPerPx : 1;
}

/** The layers of the map: what is there, in which order, in which look. */
function layerScene(map: OlMap, events: EngineEvents, appearance: MapAppearance) {
  const known = new Map<string, FeatureLayer>();
  const selection = selectionLayer();
  map.addLayer(selection.layer);
  // When the overlay turns out to be broken, what can be drawn without it is.
  const overlay = overlayHost(map, () => {
    show(states, lastMPerPx);
    events.drawn(reportOf(states, known, overlay.isBroken));
  });
  let lastMPerPx = 1;
  let states: readonly LayerState[] = [];
  let dressed = appearance;
  let look = lookOf(appearance);

  function show(next: readonly LayerState[], mPerPx: number): void {
    states = next;
    const ids = new Set(next.map(({ spec }) => spec.id));
    for (const [id, layer] of [...known].filter(([known]) => !ids.has(known))) {
      drop(map, layer);
      known.delete(id);
    }
    const drawn = next.filter((state) => build(state, look, !overlay.isBroken) !== 'overlay');
    for (const state of drawn) shown(state).update(state, look);
    place(mPerPx);
  }
  function shown(state: LayerState): FeatureLayer {
    const made = known.get(state.spec.id) ?? featureLayer(state);
    if (!known.has(state.spec.id)) {
      known.set(state.spec.id, made);
      for (const layer of made.layers) map.addLayer(layer);
    }
    return made;
  }
  function place(mPerPx: number): void {
    lastMPerPx = mPerPx;
    states.forEach((state, index) => known.get(state.spec.id)?.place(index, mPerPx));
    overlay.show(
      states.filter(({ spec }) => !known.has(spec.id)),
      look,
      mPerPx,
    );
  }
  return {
    show,
    place,
    look: () => look,
    report: () => reportOf(states, known, overlay.isBroken),
    dress(next: MapAppearance, mPerPx: number) {
      if (!isSameLook(dressed, next)) {
        look = lookOf(next);
        show(states, mPerPx);
      }
      dressed = next;
      selection.show(next.selection, look);
    },
    pick: (at: ScreenPoint): PickedFeature[] => [...overlay.pick(at), ...pickShapes(map, at)],
    destroy() {
      overlay.destroy();
      for (const layer of known.values()) drop(map, layer);
    },
  };
}

/** Layers without shapes of their own are the overlay's: when that is broken they are not drawn. */
function reportOf(
  states: readonly LayerState[],
  known: ReadonlyMap<string, FeatureLayer>,
  isOverlayBroken: boolean,
): DrawReport {
  const isUndrawn = ({ spec }: LayerState) => isOverlayBroken && !known.has(spec.id);
  return {
    layerIds: states.filter((state) => !isUndrawn(state)).map(({ spec }) => spec.id),
    featureCount: states.reduce((sum, { data }) => sum + data.features.length, 0),
    undrawnIds: states.filter(isUndrawn).map(({ spec }) => spec.id),
  };
}

function drop(map: OlMap, layer: FeatureLayer): void {
  for (const one of layer.layers) map.removeLayer(one);
  layer.destroy();
}

function pickShapes(map: OlMap, { xPx, yPx }: ScreenPoint): PickedFeature[] {
  const found = new Map<string, PickedFeature>();
  map.forEachFeatureAtPixel(
    [xPx, yPx],
    (feature, layer) => {
      const layerId = layer?.get(LAYER_ID) as string | undefined;
      const featureId = feature.getId();
      if (layerId !== undefined && featureId !== undefined)
        found.set(`${layerId}/${featureId}`, { layerId, featureId: String(featureId) });
    },
    { hitTolerance: HIT_TOLERANCE_PX },
  );
  return [...found.values()];
}

function lookOf({ theme, language }: MapAppearance): Look {
  return makeLook(theme, language, Math.min(3, Math.ceil(window.devicePixelRatio)));
}
function isSameLook(one: MapAppearance, other: MapAppearance): boolean {
  return (
    one.theme === other.theme &&
    one.language === other.language &&
    one.fontVersion === other.fontVersion
  );
}
