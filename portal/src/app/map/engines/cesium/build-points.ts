import {
  BillboardCollection,
  Cartesian3,
  HorizontalOrigin,
  Math as CesiumMath,
  NearFarScalar,
  VerticalOrigin,
  type Billboard,
  type Scene,
} from 'cesium';
import type { LabelStyle, LayerKind } from '@parkwatch/domain/map/layer-spec';
import {
  diffFeatures,
  isDrawnAt,
  type LayerStateOf,
  type MapFeature,
} from '@parkwatch/domain/map/layer-state';
import { chooseSymbol } from '@parkwatch/domain/map/symbol';
import type { Look } from '../../look/look.ts';
import { pointLook, sizeFactor, type PointLook } from '../../look/point-style.ts';
import { tankFootprint } from '../../look/tank-footprint.ts';
import type { Builder, Solid } from './builder.ts';
import { labelSet } from './label-set.ts';
import type { LabelStage } from './label-stage.ts';

/** Over the ground, so that the lower half of a symbol does not sink into it. */
const LIFT_M = 3;

type PointKind = 'sensor' | 'point-symbol' | 'moving' | 'radius';
type PointState = LayerStateOf<PointKind>;

function lookOf(state: PointState, feature: MapFeature): PointLook {
  if (state.spec.kind !== 'radius')
    return pointLook(state as LayerStateOf<'sensor' | 'point-symbol' | 'moving'>, feature);
  return { ...chooseSymbol(state.spec.style.symbol, feature.properties), sizePx: 28, rank: 0 };
}

type Shown = { readonly state: PointState; readonly look: Look };

/** Points as billboards, one object a layer; only what changed is touched. */
function points(scene: Scene, stage: LabelStage): Solid<PointKind> {
  const labels = labelSet(scene, stage);
  const billboards = billboardSet(scene);
  let shown: Shown | null = null;
  return {
    update(state, look) {
      const isOtherTheme = shown?.look.theme !== look.theme;
      const isOtherData = shown?.state.data !== state.data;
      shown = { state, look };
      if (isOtherTheme || isOtherData) billboards.sync(shown, isOtherTheme);
      const label = labelOf(state);
      if (label)
        labels.show(state, look, {
          style: label,
          heightM: () => LIFT_M,
          offsetYPx: 14,
          // An incident is named before anything else.
          rank: () => (state.spec.kind === 'radius' ? 10_000 : 100),
        });
    },
    place(mPerPx) {
      if (shown) billboards.place(shown, mPerPx);
      labels.place(mPerPx);
    },
    isReady: () => true,
    destroy() {
      billboards.destroy();
      labels.destroy();
    },
  };
}

function billboardSet(scene: Scene) {
  const collection = new BillboardCollection({ scene });
  scene.primitives.add(collection);
  const drawn = new Map<string, MapFeature>();
  const billboards = new Map<string, Billboard>();
  let mPerPx = 1;

  function put(shown: Shown, feature: MapFeature): void {
    const known = billboards.get(feature.id) ?? collection.add(bare(shown.state, feature));
    billboards.set(feature.id, known);
    drawn.set(feature.id, feature);
    dress(known, feature, { ...shown, mPerPx });
  }
  function drop(id: string): void {
    const gone = billboards.get(id);
    if (gone) collection.remove(gone);
    billboards.delete(id);
    drawn.delete(id);
  }
  return {
    sync(shown: Shown, isAll: boolean): void {
      const { features } = shown.state.data;
      const diff = diffFeatures(drawn, features);
      diff.removedIds.forEach(drop);
      const touched = isAll ? features : [...diff.changed, ...diff.added];
      for (const feature of touched) put(shown, feature);
    },
    place(shown: Shown, next: number): void {
      const isOther = Math.abs(Math.log2(next / mPerPx)) > 0.15;
      mPerPx = next;
      collection.show = isDrawnAt(shown.state.spec, next);
      if (!isOther) return;
      for (const [id, billboard] of billboards) {
        const feature = drawn.get(id);
        if (feature) billboard.scale = scaleOf(lookOf(shown.state, feature), { ...shown, mPerPx });
      }
    },
    destroy: () => scene.primitives.remove(collection),
  };
}

function bare({ spec }: PointState, { id: featureId }: MapFeature): Billboard.ConstructorOptions {
  return {
    id: { layerId: spec.id, featureId },
    position: Cartesian3.ZERO,
    horizontalOrigin: HorizontalOrigin.CENTER,
    verticalOrigin: VerticalOrigin.CENTER,
    disableDepthTestDistance: Number.POSITIVE_INFINITY,
    // Dense sensors shrink with the distance; what is rare keeps its size.
    ...(spec.kind === 'sensor' ? { scaleByDistance: new NearFarScalar(500, 1, 5000, 0.5) } : {}),
  };
}

type Scaled = Shown & { readonly mPerPx: number };

function dress(billboard: Billboard, feature: MapFeature, shown: Scaled): void {
  const { state, look } = shown;
  const at = lookOf(state, feature);
  const image = look.symbol(at.symbol, at.token, at.sizePx);
  const { centre } = tankFootprint(feature);
  const heightM = Number(feature.properties['heightM'] ?? 0) + LIFT_M;
  billboard.position = Cartesian3.fromDegrees(centre[0], centre[1], heightM);
  billboard.setImage(image.key, image.canvas);
  billboard.scale = scaleOf(at, shown);
  if (state.spec.kind !== 'moving') return;
  billboard.rotation = CesiumMath.toRadians(-Number(feature.properties['headingDeg'] ?? 0));
  // Measured against north on the ground, so that the arrow shows the way on the map, not on the screen.
  billboard.alignedAxis = Cartesian3.UNIT_Z;
}

function scaleOf(at: PointLook, { state, look, mPerPx }: Scaled): number {
  const kind = state.spec.kind === 'radius' ? 'point-symbol' : state.spec.kind;
  return sizeFactor(kind, at.rank, mPerPx) / look.ratio;
}

function labelOf({ spec }: PointState): LabelStyle | undefined {
  return spec.kind === 'moving' ? undefined : spec.style.label;
}

export const sensor = points as Builder<'sensor'>;
export const pointSymbol = points as Builder<'point-symbol'>;
export const moving = points as Builder<'moving'>;
export const radius = points as Builder<'radius'>;

/** Only names: of enterprises, of zones. */
function names<K extends Extract<LayerKind, 'label' | 'zone' | 'contour'>>(
  heightM: number,
  leastRank: number,
): Builder<K> {
  return (scene, stage) => {
    const labels = labelSet(scene, stage);
    let shown: { data: unknown; look: Look } | null = null;
    return {
      update(state, look) {
        const { label: style } = state.spec.style;
        if (!style || (shown?.data === state.data && shown.look === look)) return;
        shown = { data: state.data, look };
        labels.show(state, look, {
          style,
          heightM: () => heightM,
          rank: ({ properties }) =>
            leastRank + Number(properties['rank'] ?? properties['peak'] ?? 0),
        });
      },
      place: (mPerPx) => labels.place(mPerPx),
      isReady: () => true,
      destroy: () => labels.destroy(),
    };
  };
}
export const label: Builder<'label'> = names<'label'>(30, 1000);
export const zoneNames: Builder<'zone'> = names<'zone'>(10, 10);
export const contourNames: Builder<'contour'> = names<'contour'>(10, 1000);
