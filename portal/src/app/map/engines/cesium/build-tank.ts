import {
  Cartesian3,
  CylinderGeometry,
  CylinderOutlineGeometry,
  GeometryInstance,
  PerInstanceColorAppearance,
  Transforms,
} from 'cesium';
import { isDrawnAt, type LayerStateOf, type MapFeature } from '@parkwatch/domain/map/layer-state';
import { levelFraction } from '@parkwatch/domain/map/level-fraction';
import type { Look } from '../../look/look.ts';
import { tankFootprint } from '../../look/tank-footprint.ts';
import type { Builder } from './builder.ts';
import { labelSet } from './label-set.ts';
import { colourAttribute, solidBatches } from './solid-batch.ts';

/** Facets of a tank's wall: round to the eye, light to the graphics card. */
const SLICES = 40;
const GLASS = 0.3;
const UNKNOWN_GLASS = 0.55;

/** Tanks: a see-through shell with a solid body of liquid that stands as high as the level. An unknown level has no liquid. */
export const tank: Builder<'tank'> = (scene, stage) => {
  const batches = solidBatches(scene);
  const labels = labelSet(scene, stage);
  let shown: { state: LayerStateOf<'tank'>; look: Look } | null = null;
  function nameThem(state: TankState, look: Look): void {
    labels.show(state, look, {
      style: state.spec.style.label,
      heightM: (feature) => heightOf(feature, state) + 4,
    });
  }
  return {
    update(state, look) {
      const before = shown;
      shown = { state, look };
      nameThem(state, look);
      // Bodies have no letters: another font or language leaves them standing.
      const isSame =
        before?.look.theme === look.theme &&
        before.state.data === state.data &&
        before.state.opacity === state.opacity;
      if (isSame) return;
      const { features } = state.data;
      batches.show([
        { instances: features.flatMap((one) => liquid(one, state, look)), look: 'solid' },
        { instances: features.map((one) => shell(one, state, look)), look: 'glass' },
        { instances: features.flatMap((one) => rims(one, state, look)), look: 'edges' },
      ]);
    },
    place(mPerPx) {
      batches.setVisible(shown !== null && isDrawnAt(shown.state.spec, mPerPx));
      labels.place(mPerPx);
    },
    isReady: () => batches.isReady(),
    destroy() {
      batches.destroy();
      labels.destroy();
    },
  };
};

type TankState = LayerStateOf<'tank'>;

function heightOf({ properties }: MapFeature, { spec }: TankState): number {
  const heightM = properties['heightM'];
  return typeof heightM === 'number' && heightM > 0 ? heightM : spec.style.heightM;
}

/** A frame at a height over a place, its z axis up. */
function standingAt([lon, lat]: readonly [number, number], heightM: number) {
  return Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(lon, lat, heightM));
}

function cylinder(radiusM: number, lengthM: number): CylinderGeometry {
  return new CylinderGeometry({
    length: lengthM,
    topRadius: radiusM,
    bottomRadius: radiusM,
    slices: SLICES,
    vertexFormat: PerInstanceColorAppearance.VERTEX_FORMAT,
  });
}

function liquid(feature: MapFeature, state: TankState, look: Look): GeometryInstance[] {
  const fraction = levelFraction(feature.properties);
  if (fraction === null || fraction === 0) return [];
  const { centre, radiusM } = tankFootprint(feature);
  const depthM = Math.max(0.2, heightOf(feature, state) * fraction * 0.96);
  return [
    new GeometryInstance({
      id: { layerId: state.spec.id, featureId: feature.id },
      geometry: cylinder(radiusM * 0.96, depthM),
      modelMatrix: standingAt(centre, depthM / 2 + 0.1),
      attributes: { color: colourAttribute(look.colour(state.spec.style.liquid)) },
    }),
  ];
}

function shell(feature: MapFeature, state: TankState, look: Look): GeometryInstance {
  const { style, id } = state.spec;
  const { centre, radiusM } = tankFootprint(feature);
  const heightM = heightOf(feature, state);
  const isKnown = levelFraction(feature.properties) !== null;
  const colour = look.colour(isKnown ? style.shell : style.unknown);
  return new GeometryInstance({
    id: { layerId: id, featureId: feature.id },
    geometry: cylinder(radiusM, heightM),
    modelMatrix: standingAt(centre, heightM / 2),
    attributes: {
      color: colourAttribute(colour, state.opacity * (isKnown ? GLASS : UNKNOWN_GLASS)),
    },
  });
}

/** Rims above and below keep a see-through tank readable against a tank behind it. */
function rims(feature: MapFeature, state: TankState, look: Look): GeometryInstance[] {
  const { centre, radiusM } = tankFootprint(feature);
  const heightM = heightOf(feature, state);
  return [
    new GeometryInstance({
      geometry: new CylinderOutlineGeometry({
        length: heightM,
        topRadius: radiusM,
        bottomRadius: radiusM,
        slices: SLICES,
        numberOfVerticalLines: 0,
      }),
      modelMatrix: standingAt(centre, heightM / 2),
      attributes: { color: colourAttribute(look.colour('facility-line')) },
    }),
  ];
}
