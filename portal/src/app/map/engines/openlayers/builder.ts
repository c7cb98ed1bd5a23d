import type { LayerKind } from '@parkwatch/domain/map/layer-spec';
import type { LayerStateOf, MapFeature } from '@parkwatch/domain/map/layer-state';
import type Style from 'ol/style/Style';
import type { Look } from '../../look/look.ts';

/** How one feature is drawn at a scale. Empty = not. */
export type FeatureStyle = (feature: MapFeature, mPerPx: number) => Style[];

/** What a builder gives the engine: the shapes, and the labels that give way to each other. */
export type Drawing = { readonly shapes: FeatureStyle; readonly labels?: FeatureStyle };

/** `overlay`: drawn by deck.gl over the map. */
export type Builder<K extends LayerKind> = (
  state: LayerStateOf<K>,
  look: Look,
) => Drawing | 'overlay';
