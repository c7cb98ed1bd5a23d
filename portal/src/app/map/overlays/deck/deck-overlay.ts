import { Deck, MapView, type Layer, type PickingInfo } from '@deck.gl/core';
import { BitmapLayer, IconLayer } from '@deck.gl/layers';
import type { Texture } from '@luma.gl/core';
import type { LayerState, LayerStateOf, MapFeature } from '@parkwatch/domain/map/layer-state';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import { heatRaster } from '../../look/heat-raster.ts';
import type { Look } from '../../look/look.ts';
import { pointLook } from '../../look/point-style.ts';
import { iconAtlas } from './icon-atlas.ts';
import type { Overlay } from './overlay.ts';

/** How long a vehicle glides from its last place to the new one: about the pace of position reports. */
const GLIDE = { type: 'interpolation', duration: 900 } as const;
const PICK_RADIUS_PX = 8;

/** deck.gl over the flat map. */
export function deckOverlay(failed: (detail: string) => void): Overlay {
  const element = document.createElement('div');
  element.style.cssText = 'position:absolute;inset:0;pointer-events:none';
  const deck = new Deck({
    parent: element,
    views: new MapView({ id: 'map', repeat: false }),
    controller: false,
    initialViewState: { longitude: 0, latitude: 0, zoom: 0 },
    layers: [],
    useDevicePixels: true,
    onError: (error) => failed(error.message),
  });
  return {
    element,
    setLayers: (states, look) => deck.setProps({ layers: states.flatMap((s) => drawn(s, look)) }),
    setViewport({ widthPx, heightPx, lon, lat, zoom, bearingDeg }) {
      deck.setProps({
        width: widthPx,
        height: heightPx,
        viewState: { longitude: lon, latitude: lat, zoom, bearing: bearingDeg, pitch: 0 },
      });
    },
    pick({ xPx, yPx }) {
      if (!deck.isInitialized) return [];
      const hits: PickingInfo[] = deck.pickMultipleObjects({
        x: xPx,
        y: yPx,
        radius: PICK_RADIUS_PX,
        depth: 5,
      });
      return hits.flatMap(({ layer, object }): PickedFeature[] =>
        layer && object ? [{ layerId: layer.id, featureId: (object as MapFeature).id }] : [],
      );
    },
    destroy() {
      deck.finalize();
      element.remove();
    },
  };
}

/** Not for those who have asked their system for less motion. */
function glides(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function drawn(state: LayerState, look: Look): Layer[] {
  if (state.spec.kind === 'moving') return moving(state as LayerStateOf<'moving'>, look);
  if (state.spec.kind === 'heat') return heat(state as LayerStateOf<'heat'>, look);
  return [];
}

function moving(state: LayerStateOf<'moving'>, look: Look): Layer[] {
  const { spec, data, opacity } = state;
  const atlas = iconAtlas(spec, look);
  return [
    new IconLayer<MapFeature>({
      id: spec.id,
      data: [...data.features],
      pickable: true,
      opacity,
      // The typings know a URL or a texture; a canvas is taken as well (deck.gl makes the texture).
      iconAtlas: atlas.canvas as unknown as Texture,
      iconMapping: atlas.mapping,
      getIcon: (feature: MapFeature) => {
        const { symbol, token } = pointLook(state, feature);
        return `${symbol}/${token}`;
      },
      getPosition: ({ geometry }: MapFeature) =>
        geometry.type === 'Point' ? (geometry.coordinates as [number, number]) : [0, 0],
      // deck.gl turns counter-clockwise.
      getAngle: ({ properties }: MapFeature) => -Number(properties['headingDeg'] ?? 0),
      getSize: spec.style.sizePx,
      ...(glides() ? { transitions: { getPosition: GLIDE } } : {}),
      updateTriggers: { getIcon: [look.theme] },
    }),
  ];
}

function heat({ spec, data, opacity }: LayerStateOf<'heat'>, look: Look): Layer[] {
  const ramp = spec.style.ramp.map((token) => look.colour(token));
  const raster = heatRaster(data.cells ?? [], ramp, {
    cellM: spec.style.cellM,
    fullScale: data.fullScale ?? 1,
  });
  if (!raster) return [];
  return [
    new BitmapLayer({
      id: spec.id,
      image: new ImageData(raster.pixels, raster.columns, raster.rows),
      bounds: [...raster.bounds],
      opacity,
      textureParameters: { minFilter: 'linear', magFilter: 'linear' },
    }),
  ];
}
