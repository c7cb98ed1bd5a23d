import { isDrawnAt, type LayerState } from '@parkwatch/domain/map/layer-state';
import type { PickedFeature, ScreenPoint } from '@parkwatch/domain/map/map-view';
import Layer from 'ol/layer/Layer';
import type OlMap from 'ol/Map';
import type { FrameState } from 'ol/Map';
import Source from 'ol/source/Source';
import type { Look } from '../../look/look.ts';
import type { Overlay } from '../../overlays/deck/overlay.ts';
import { deckZoom, fromMercator } from './ol-view.ts';

/** Over the shapes, under the labels. */
const OVERLAY_Z = 800;
const RAD = Math.PI / 180;

/** The place of the deck.gl overlay in the map's stack; the overlay is fetched when the first layer needs it. */
export type OverlayHost = {
  show(states: readonly LayerState[], look: Look, mPerPx: number): void;
  pick(at: ScreenPoint): PickedFeature[];
  /** True once this machine has turned out to be unable to draw it. */
  readonly isBroken: boolean;
  destroy(): void;
};

class OverlayLayer extends Layer {
  constructor(private readonly follow: (frame: FrameState) => HTMLElement) {
    super({ source: new Source({}), zIndex: OVERLAY_Z });
  }
  override render(frame: FrameState): HTMLElement {
    return this.follow(frame);
  }
}

export function overlayHost(map: OlMap, changed: () => void): OverlayHost {
  let overlay: Overlay | null = null;
  let layer: OverlayLayer | null = null;
  // deck.gl would find out later, and loudly.
  let isBroken = document.createElement('canvas').getContext('webgl2') === null;
  let isLoading = false;
  let isGone = false;
  let wanted: { states: readonly LayerState[]; look: Look } | null = null;

  async function load(): Promise<void> {
    isLoading = true;
    const { deckOverlay } = await import('../../overlays/deck/deck-overlay.ts');
    if (isGone) return;
    const made = deckOverlay(() => {
      isBroken = true;
      changed();
    });
    overlay = made;
    layer = new OverlayLayer((frame) => follow(made, frame));
    map.addLayer(layer);
    if (wanted) made.setLayers(wanted.states, wanted.look);
  }
  return {
    show(states, look, mPerPx) {
      const visible = states.filter(({ spec }) => isDrawnAt(spec, mPerPx));
      wanted = { states: visible, look };
      if (overlay) overlay.setLayers(visible, look);
      else if (visible.length > 0 && !isLoading && !isBroken)
        load().catch(() => {
          isBroken = true;
          changed();
        });
    },
    pick: (at) => (overlay && !isBroken ? overlay.pick(at) : []),
    get isBroken() {
      return isBroken;
    },
    destroy() {
      isGone = true;
      if (layer) map.removeLayer(layer);
      overlay?.destroy();
    },
  };
}

function follow(overlay: Overlay, { size, viewState }: FrameState): HTMLElement {
  const [lon, lat] = fromMercator(viewState.center[0] ?? 0, viewState.center[1] ?? 0);
  overlay.setViewport({
    widthPx: size[0] ?? 1,
    heightPx: size[1] ?? 1,
    lon,
    lat,
    zoom: deckZoom(viewState.resolution),
    bearingDeg: -viewState.rotation / RAD,
  });
  return overlay.element;
}
