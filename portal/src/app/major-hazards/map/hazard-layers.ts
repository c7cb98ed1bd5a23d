import type { Geometry } from 'geojson';
import { bboxOf, bufferBbox, type Bbox } from '@parkwatch/domain/geo/bbox';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { LayerSpec, LegendItem } from '@parkwatch/domain/map/layer-spec';
import { layerState, type LayerState, type MapFeature } from '@parkwatch/domain/map/layer-state';
import { OVERLAY_TITLES } from '@parkwatch/domain/map/overlay-titles';
import type { Text } from '@parkwatch/domain/text/text';
import type { Feature } from '@parkwatch/domain/wire/common';

const COMMON = {
  title: OVERLAY_TITLES.majorHazard,
  group: 'enterprise',
  // What a report draws is drawn here alone, from its own answer.
  source: { kind: 'features', layer: 'major-hazard-surroundings' },
  permission: 'major-hazard.read',
  legend: [],
  attributes: [],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: false,
} as const;
const MARGIN_M = 60;
const FILL = 0.14;
const REACH_DASH = [8, 5] as const;
const RESIDENTS = { symbol: 'residential', token: 'protected' } as const;

// Specs are made once: engines tell layers apart by identity.
const REACH = {
  ...{ ...COMMON, id: 'hazard-reach', kind: 'line' },
  style: { stroke: 'protected', widthPx: 2, dash: REACH_DASH },
} as const satisfies LayerSpec;
const WORKS = {
  ...{ ...COMMON, id: 'hazard-works', kind: 'line' },
  style: { stroke: 'label-quiet', widthPx: 2 },
} as const satisfies LayerSpec;
const UNIT_FILL = {
  ...{ ...COMMON, id: 'hazard-unit-fill', kind: 'polygon' },
  style: { fill: 'threat-red', stroke: 'threat-red', widthPx: 1 },
} as const satisfies LayerSpec;
const UNIT = {
  ...{ ...COMMON, id: 'hazard-unit', kind: 'line' },
  style: { stroke: 'threat-red', widthPx: 2.5 },
} as const satisfies LayerSpec;
const NAME = {
  ...{ ...COMMON, id: 'hazard-name', kind: 'label' },
  style: { label: { token: 'label', sizePx: 12.5, isBold: true, maxMPerPx: 200 } },
} as const satisfies LayerSpec;
const PEOPLE = {
  ...{ ...COMMON, id: 'hazard-people', kind: 'point-symbol' },
  style: {
    symbol: { otherwise: RESIDENTS },
    sizePx: 16,
    label: { token: 'label', sizePx: 11, maxMPerPx: 3 },
  },
} as const satisfies LayerSpec;

/** What each drawing stands for; `key` of `majorHazards.map`. */
export const HAZARD_LEGEND: readonly {
  readonly key: 'unit' | 'works' | 'reach' | 'people';
  readonly swatch: LegendItem['swatch'];
}[] = [
  { key: 'unit', swatch: { kind: 'line', stroke: 'threat-red' } },
  { key: 'works', swatch: { kind: 'line', stroke: 'label-quiet' } },
  { key: 'reach', swatch: { kind: 'line', stroke: 'protected', dash: REACH_DASH } },
  { key: 'people', swatch: { kind: 'symbol', ...RESIDENTS } },
];

/** The areas, the largest first. */
export function areaLayers(features: readonly Feature[]): LayerState[] {
  const of = (kind: string) => ({ features: ofKind(features, kind) });
  return [
    layerState(REACH, 1, of('reach')),
    layerState(WORKS, 1, of('works')),
    layerState(UNIT_FILL, FILL, of('unit')),
    layerState(UNIT, 1, of('unit')),
  ];
}

/** Who lives there, and the name of the unit over everything. */
export function markLayers(features: readonly Feature[], name: Text): LayerState[] {
  const people = ofKind(features, 'people').map((feature) => ({
    ...feature,
    properties: { label: countOf(feature.properties['people']) },
  }));
  const names = ofKind(features, 'unit').flatMap((feature): MapFeature[] => {
    const box = boxOf([feature.geometry]);
    if (box === null) return [];
    const middle: LonLat = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const properties = { nameZh: name.zh, nameEn: name.en };
    return [{ id: 'name', geometry: { type: 'Point', coordinates: middle }, properties }];
  });
  return [layerState(PEOPLE, 1, { features: people }), layerState(NAME, 1, { features: names })];
}

/** A cell whose people nobody knows is not empty. */
function countOf(people: unknown): string {
  return typeof people === 'number' ? String(people) : '?';
}

/** Everything that counts: the ring, or the unit where the works has no land. */
export function boundsOf(features: readonly Feature[]): Bbox | null {
  const shown = ['reach', 'unit'].map((kind) => ofKind(features, kind)).find((one) => one.length);
  const box = boxOf((shown ?? []).map(({ geometry }) => geometry));
  return box && bufferBbox(box, MARGIN_M);
}

function ofKind(features: readonly Feature[], kind: string): MapFeature[] {
  return features
    .filter(({ properties, geometry }) => properties['kind'] === kind && geometry !== null)
    .map(({ id, geometry, properties }) => ({
      ...{ id: String(id), properties },
      geometry: geometry as unknown as Geometry,
    }));
}

function boxOf(geometries: readonly Geometry[]): Bbox | null {
  return bboxOf(
    geometries.flatMap((geometry): LonLat[] => {
      if (geometry.type === 'Polygon') return geometry.coordinates.flat() as LonLat[];
      if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat(2) as LonLat[];
      return [];
    }),
  );
}
