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
import { scaleAtOneM } from './camera.ts';
import { textWidthPx } from './declutter.ts';
import type { LabelStage, StagedLabel } from './label-stage.ts';

type Options = {
  readonly style: LabelStyle;
  readonly heightM: (feature: MapFeature) => number;
  readonly rank?: (feature: MapFeature) => number;
  /** Pixels below the place, for labels under a symbol. */
  readonly offsetYPx?: number;
};
type Wanted = { readonly state: LayerState; readonly look: Look; readonly options: Options };
type Spot = { readonly feature: MapFeature; readonly position: Cartesian3 };

/**
 * The names of a layer's features. Only those near enough to be read are made: 2,000 sensors would be 16,000 glyphs.
 * They stand on one stage with those of the other layers, so that none covers another.
 */
export function labelSet(scene: Scene, stage: LabelStage) {
  let collection = new LabelCollection({ scene });
  scene.primitives.add(collection);
  let labels = new Map<string, Label>();
  let entries: StagedLabel[] = [];
  let spots: readonly Spot[] = [];
  let wanted: Wanted | null = null;
  const leave = stage.join(() => entries);

  /** A new collection for a new look: the old one keeps the glyphs of a font that had not arrived yet. */
  function startOver(): void {
    scene.primitives.remove(collection);
    collection = new LabelCollection({ scene });
    scene.primitives.add(collection);
    labels = new Map();
  }
  function put({ feature, position }: Spot, { state, look, options }: Wanted): StagedLabel | null {
    const text = labelOf(feature, look.language);
    if (text === '') return null;
    let label = labels.get(feature.id);
    if (!label) {
      const id = { layerId: state.spec.id, featureId: feature.id };
      label = collection.add({ id, position, text, ...dress(options, look) });
      labels.set(feature.id, label);
    }
    if (label.text !== text) label.text = text;
    const { sizePx } = options.style;
    const rank = options.rank?.(feature) ?? 0;
    const widthPx = textWidthPx(text, sizePx);
    return { label, rank, widthPx, heightPx: sizePx * 1.3 };
  }
  return {
    show(state: LayerState, look: Look, options: Options): void {
      if (wanted?.look === look && wanted.state.data === state.data) return;
      if (wanted && wanted.look !== look) startOver();
      wanted = { state, look, options };
      spots = state.data.features.map((feature) => ({
        feature,
        position: placeOf(feature, options),
      }));
    },
    /** Call when the camera or the data has changed. */
    place(mPerPx: number): void {
      const now = wanted;
      // A third more: things in front of the middle are nearer than the middle.
      const isNear = now !== null && mPerPx <= now.options.style.maxMPerPx * 1.35;
      const near = isNear ? spots.filter((spot) => isReadable(scene, spot, now.options.style)) : [];
      entries = now ? near.flatMap((spot) => put(spot, now) ?? []) : [];
      const kept = new Set(near.map(({ feature }) => feature.id));
      for (const [id, label] of labels) {
        if (kept.has(id)) continue;
        collection.remove(label);
        labels.delete(id);
      }
    },
    destroy() {
      leave();
      scene.primitives.remove(collection);
    },
  };
}

function placeOf(feature: MapFeature, { heightM }: Options): Cartesian3 {
  const { centre } = tankFootprint(feature);
  return Cartesian3.fromDegrees(centre[0], centre[1], heightM(feature));
}

function isReadable(scene: Scene, { position }: Spot, { maxMPerPx }: LabelStyle): boolean {
  const farM = Cartesian3.distance(scene.camera.positionWC, position);
  return farM * scaleAtOneM(scene) <= maxMPerPx;
}

type Dress = Omit<Label.ConstructorOptions, 'position'>;
function dress({ style, offsetYPx = 0 }: Options, look: Look): Dress {
  return {
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
