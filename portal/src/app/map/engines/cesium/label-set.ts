import {
  Cartesian2,
  Cartesian3,
  Color,
  HorizontalOrigin,
  LabelCollection,
  LabelStyle as CesiumLabelStyle,
  VerticalOrigin,
  type Label,
  type Scene,
} from 'cesium';
import type { LabelStyle } from '@parkwatch/domain/map/layer-spec';
import type { LayerState, MapFeature } from '@parkwatch/domain/map/layer-state';
import { labelOf, type Look } from '../../look/look.ts';
import { tankFootprint } from '../../look/tank-footprint.ts';
import { declutter, textWidthPx, type LabelBox } from './declutter.ts';

/** At most this many labels of a layer: more are not read, and each costs a glyph per character. */
const MOST_LABELS = 60;

type Options = {
  readonly style: LabelStyle;
  readonly heightM: (feature: MapFeature) => number;
  readonly rank?: (feature: MapFeature) => number;
  /** Pixels below the place, for labels under a symbol. */
  readonly offsetYPx?: number;
};
type Entry = { readonly label: Label; readonly rank: number; readonly widthPx: number };

/** The names of a layer's features. Cesium lets labels overlap: after each move those in the way are hidden. */
export function labelSet(scene: Scene) {
  let collection = new LabelCollection({ scene });
  scene.primitives.add(collection);
  let entries: Entry[] = [];
  let wanted: { state: LayerState; look: Look; options: Options } | null = null;
  let isMade = false;

  function make(): void {
    isMade = true;
    // A new collection each time: an old one keeps the glyphs of a font that had not arrived yet.
    scene.primitives.remove(collection);
    collection = new LabelCollection({ scene });
    scene.primitives.add(collection);
    entries = [];
    if (!wanted) return;
    const { state, look, options } = wanted;
    for (const feature of state.data.features) {
      const text = labelOf(feature, look.language);
      if (text === '') continue;
      const widthPx = textWidthPx(text, options.style.sizePx);
      const rank = options.rank?.(feature) ?? 0;
      entries.push({ label: collection.add(describe(feature, text)), rank, widthPx });
    }
    function describe(feature: MapFeature, text: string): Label.ConstructorOptions {
      const { style, heightM, offsetYPx = 0 } = options;
      const { centre } = tankFootprint(feature);
      return {
        id: { layerId: state.spec.id, featureId: feature.id },
        position: Cartesian3.fromDegrees(centre[0], centre[1], heightM(feature)),
        text,
        font: look.font(style.sizePx, style.isBold),
        fillColor: Color.fromCssColorString(look.colour(style.token)),
        outlineColor: Color.fromCssColorString(look.colour('label-halo')),
        outlineWidth: 4,
        style: CesiumLabelStyle.FILL_AND_OUTLINE,
        horizontalOrigin: HorizontalOrigin.CENTER,
        verticalOrigin: offsetYPx > 0 ? VerticalOrigin.TOP : VerticalOrigin.BOTTOM,
        pixelOffset: new Cartesian2(0, offsetYPx),
        disableDepthTestDistance: Number.POSITIVE_INFINITY,
      };
    }
  }
  return {
    show(state: LayerState, look: Look, options: Options): void {
      wanted = { state, look, options };
      isMade = false;
    },
    place(mPerPx: number): void {
      const isNear = wanted !== null && mPerPx <= wanted.options.style.maxMPerPx;
      if (wanted && isNear && !isMade) make();
      collection.show = isNear;
      if (!wanted || !isNear) return;
      thin(scene, entries, wanted.options.style.sizePx);
    },
    destroy: () => scene.primitives.remove(collection),
  };
}

function thin(scene: Scene, entries: readonly Entry[], sizePx: number): void {
  const boxes = entries.flatMap(({ label, rank, widthPx }, index): LabelBox[] => {
    const at = label.computeScreenSpacePosition(scene) as Cartesian2 | undefined;
    const isOnScreen =
      at !== undefined &&
      at.x > -widthPx &&
      at.y > 0 &&
      at.x < scene.canvas.clientWidth + widthPx &&
      at.y < scene.canvas.clientHeight;
    return isOnScreen
      ? [{ index, xPx: at.x, yPx: at.y, widthPx, heightPx: sizePx * 1.3, rank }]
      : [];
  });
  const visible = declutter(boxes, MOST_LABELS);
  entries.forEach(({ label }, index) => (label.show = visible.has(index)));
}
