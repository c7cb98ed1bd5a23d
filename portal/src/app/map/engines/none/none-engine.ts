import type { LayerState } from '@parkwatch/domain/map/layer-state';
import type { MapView, PickedFeature } from '@parkwatch/domain/map/map-view';
import type { EngineEvents, EngineFactory, MapAppearance } from '../../map-engine.ts';

/** What the engine without pixels was told, for specs to read and to act on. */
export type NoneRecord = {
  layers: readonly LayerState[];
  view: MapView | null;
  appearance: MapAppearance;
  picks: PickedFeature[];
  isAttached: boolean;
  isDestroyed: boolean;
  events: EngineEvents;
};

/** Draws nothing and reports what it would draw: the null object for tests. */
export function noneEngine(onMade: (record: NoneRecord) => void = () => undefined): EngineFactory {
  return (events, appearance) => {
    const record: NoneRecord = {
      layers: [],
      view: null,
      appearance,
      picks: [],
      isAttached: false,
      isDestroyed: false,
      events,
    };
    onMade(record);
    return {
      attach: () => (record.isAttached = true),
      setLayers(layers) {
        record.layers = layers;
        events.drawn({
          layerIds: layers.map(({ spec }) => spec.id),
          featureCount: layers.reduce((sum, { data }) => sum + data.features.length, 0),
          undrawnIds: [],
        });
      },
      setAppearance: (next) => (record.appearance = next),
      setView: (view) => (record.view = view),
      pick: () => Promise.resolve(record.picks),
      placeAt: () => record.view?.centre ?? null,
      picture: () => null,
      destroy: () => (record.isDestroyed = true),
    };
  };
}
