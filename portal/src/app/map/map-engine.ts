import type { LayerState, MapFeature } from '@parkwatch/domain/map/layer-state';
import type { MapView, PickedFeature, ScreenPoint } from '@parkwatch/domain/map/map-view';
import type { Language } from '@parkwatch/domain/text/text';

/** How the map looks, apart from what is on it. */
export type MapAppearance = {
  readonly theme: 'light' | 'dark';
  readonly language: Language;
  /** Drawn on top with an outline or a ring. */
  readonly selection: MapFeature | null;
  /** Raised when fonts have arrived, so that labels are measured and drawn again. */
  readonly fontVersion: number;
};

/** What is on the screen, for the layer tree and for tests that cannot see pixels. */
export type DrawReport = {
  readonly layerIds: readonly string[];
  readonly featureCount: number;
  /** Layers that this engine or this machine cannot draw: the layer tree says so. */
  readonly undrawnIds: readonly string[];
};

export type EngineFailure = 'no-webgl' | 'context-lost' | 'render-error';

export type EngineEvents = {
  /** The person moved the map. Not sent for `setView`. */
  viewChanged(view: MapView): void;
  drawn(report: DrawReport): void;
  /** The engine cannot go on; the page falls back to the flat map. */
  failed(failure: EngineFailure, detail: string): void;
};

/** One renderer of the map. Map libraries are known inside their engine's folder only. */
export interface MapEngine {
  /** Puts the map into an empty element. Called once. */
  attach(host: HTMLElement): void;
  /** Declarative: the engine finds out what changed, by identity of data and features. Bottom first. */
  setLayers(layers: readonly LayerState[]): void;
  setAppearance(appearance: MapAppearance): void;
  /** Shows a view; `glide` moves there instead of jumping. */
  setView(view: MapView, glide?: boolean): void;
  /** What lies there, topmost first. */
  pick(at: ScreenPoint): Promise<PickedFeature[]>;
  /** The place under a point of the screen; null in the sky. */
  placeAt(at: ScreenPoint): readonly [lon: number, lat: number] | null;
  /** What is on the screen as a picture of its own, for reports; null when nothing has been drawn. */
  picture(): HTMLCanvasElement | null;
  /** Frees what the engine created and nothing else. */
  destroy(): void;
}

export type EngineFactory = (events: EngineEvents, appearance: MapAppearance) => MapEngine;
