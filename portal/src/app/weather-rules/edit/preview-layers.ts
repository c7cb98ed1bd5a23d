import type { Geometry } from 'geojson';
import { bboxOf, bufferBbox, type Bbox } from '@parkwatch/domain/geo/bbox';
import { OVERLAY_TITLES } from '@parkwatch/domain/map/overlay-titles';
import type { LayerSpec } from '@parkwatch/domain/map/layer-spec';
import { layerState, type LayerState } from '@parkwatch/domain/map/layer-state';
import type { FeatureCollection } from '@parkwatch/domain/wire/common';
import type { WeatherPreview } from '@parkwatch/domain/wire/weather-rules';
import { zones, ZONE_NAMES } from '@parkwatch/gis-data/layers/zones';

/** Around what a rule is about, m. */
const ROOM_M = 300;
const DEPTH = { blue: 0, yellow: 1, red: 2 } as const;
type Colour = keyof typeof DEPTH;

/** What the rule is about. */
const ABOUT = {
  id: 'weather-about',
  title: OVERLAY_TITLES.weatherRule,
  group: 'situation',
  kind: 'point-symbol',
  source: { kind: 'features', layer: 'weather-about' },
  permission: 'weather-rule.read',
  style: {
    symbol: { otherwise: { symbol: 'release-source', token: 'selection' } },
    sizePx: 18,
    label: { token: 'label', sizePx: 11.5, isBold: true, maxMPerPx: 6 },
  },
  ...{ legend: [], attributes: [], isOnAtStart: true, opacityAtStart: 1, isPickable: false },
} as const satisfies LayerSpec;

/** Zones of a preview, blue at the bottom. */
export function zoneLayer({ features }: FeatureCollection): LayerState {
  const drawn = features
    .map(({ id, geometry, properties }) => ({
      ...{ id, geometry, colour: properties['colour'] as Colour },
    }))
    .toSorted((one, other) => DEPTH[one.colour] - DEPTH[other.colour])
    .map(({ id, geometry, colour }) => ({
      id: String(id),
      geometry: geometry as unknown as Geometry,
      properties: { colour, nameZh: ZONE_NAMES[colour].zh, nameEn: ZONE_NAMES[colour].en },
    }));
  return layerState({ ...zones, isPickable: false }, 0.8, { features: drawn });
}

export function aboutLayer({ facilities }: WeatherPreview): LayerState {
  const features = facilities.map(({ id, at, name }) => ({
    id: String(id),
    geometry: { type: 'Point' as const, coordinates: [...at] },
    properties: { nameZh: name.zh, nameEn: name.en },
  }));
  return layerState(ABOUT, 1, { features });
}

/** Where what the rule is about stands; null: the whole park. */
export function aboutBounds({ facilities }: WeatherPreview): Bbox | null {
  const box = bboxOf(facilities.map(({ at }) => at));
  return box && bufferBbox(box, ROOM_M);
}
