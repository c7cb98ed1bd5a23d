import type { Geometry } from 'geojson';
import type { LayerKind, LayerSpec, LayerSpecOf } from './layer-spec.ts';

/**
 * One thing on the map. Whoever changes it makes a new object: engines compare by identity, so 2,000 unchanged sensors cost nothing.
 */
export type MapFeature = {
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** A value at the middle of a square cell: longitude, latitude, value. */
export type HeatCell = readonly [lon: number, lat: number, value: number];

export type LayerData = {
  readonly features: readonly MapFeature[];
  /** Only for `heat`. */
  readonly cells?: readonly HeatCell[];
  /** Only for `heat`: the value that gets the hottest colour. Absolute, so that a calm park does not glow. */
  readonly fullScale?: number;
};

/** A layer as the registry wants it drawn. The list's order is the drawing order, bottom first. */
export type LayerStateOf<K extends LayerKind> = K extends LayerKind
  ? { readonly spec: LayerSpecOf<K>; readonly opacity: number; readonly data: LayerData }
  : never;
export type LayerState = LayerStateOf<LayerKind>;

/** Joins a spec with what is to be drawn of it, keeping the kind's type. */
export function layerState(spec: LayerSpec, opacity: number, data: LayerData): LayerState {
  return { spec, opacity, data } as LayerState;
}

/** Whether a layer is drawn at this scale. */
export function isDrawnAt(spec: LayerSpec, mPerPx: number): boolean {
  return mPerPx <= (spec.maxMPerPx ?? Infinity) && mPerPx >= (spec.minMPerPx ?? 0);
}

export type FeatureDiff = {
  readonly added: readonly MapFeature[];
  readonly changed: readonly MapFeature[];
  readonly removedIds: readonly string[];
};

/**
 * What an engine has to do to get from one list of features to another.
 * @param known  what is drawn now, by id
 * @param next   what is to be drawn; of a repeated id the last one counts
 */
export function diffFeatures(
  known: ReadonlyMap<string, MapFeature>,
  next: readonly MapFeature[],
): FeatureDiff {
  const wanted = new Map(next.map((feature) => [feature.id, feature]));
  const added: MapFeature[] = [];
  const changed: MapFeature[] = [];
  for (const feature of wanted.values()) {
    const before = known.get(feature.id);
    if (before === undefined) added.push(feature);
    else if (before !== feature) changed.push(feature);
  }
  return { added, changed, removedIds: [...known.keys()].filter((id) => !wanted.has(id)) };
}
