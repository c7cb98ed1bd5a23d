import type { LayerState } from '@parkwatch/domain/map/layer-state';
import type { PickedFeature, ScreenPoint } from '@parkwatch/domain/map/map-view';
import type { Look } from '../../look/look.ts';

/** Where the map under the overlay stands, in Web Mercator terms. */
export type OverlayViewport = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly lon: number;
  readonly lat: number;
  /** Zoom level of 512-pixel tiles. */
  readonly zoom: number;
  readonly bearingDeg: number;
};

/** A transparent picture over a map, for what is too dense or too lively for it. It takes no pointer events. */
export type Overlay = {
  readonly element: HTMLElement;
  setLayers(layers: readonly LayerState[], look: Look): void;
  setViewport(viewport: OverlayViewport): void;
  pick(at: ScreenPoint): PickedFeature[];
  destroy(): void;
};
