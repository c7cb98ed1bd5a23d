import type { Position } from 'geojson';
import {
  Cartesian3,
  GeometryInstance,
  PerInstanceColorAppearance,
  PolygonGeometry,
  PolygonHierarchy,
  PolygonOutlineGeometry,
} from 'cesium';
import { isDrawnAt, type LayerStateOf, type MapFeature } from '@parkwatch/domain/map/layer-state';
import type { Look } from '../../look/look.ts';
import type { Builder } from './builder.ts';
import { labelSet } from './label-set.ts';
import { colourAttribute, solidBatches } from './solid-batch.ts';

/** Buildings and units: footprints pulled up to their height, in two batches (bodies and edges). */
export const extrusion: Builder<'extrusion'> = (scene, stage) => {
  const batches = solidBatches(scene);
  const labels = labelSet(scene, stage);
  let shown: { state: LayerStateOf<'extrusion'>; look: Look } | null = null;
  function nameThem(state: LayerStateOf<'extrusion'>, look: Look): void {
    const { label } = state.spec.style;
    if (label) labels.show(state, look, { style: label, heightM: (f) => heightOf(f, state) + 4 });
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
      const parts = state.data.features.flatMap((feature) => bodies(feature, state, look));
      batches.show([
        {
          instances: parts.map(({ body }) => body),
          look: state.opacity < 1 ? 'glass' : 'solid',
        },
        { instances: parts.map(({ edges }) => edges), look: 'edges' },
      ]);
    },
    place(mPerPx) {
      const isVisible = shown !== null && isDrawnAt(shown.state.spec, mPerPx);
      batches.setVisible(isVisible);
      labels.place(mPerPx);
    },
    isReady: () => batches.isReady(),
    destroy() {
      batches.destroy();
      labels.destroy();
    },
  };
};

function heightOf({ properties }: MapFeature, { spec }: LayerStateOf<'extrusion'>): number {
  const heightM = properties['heightM'];
  return typeof heightM === 'number' && heightM > 0 ? heightM : spec.style.heightM;
}

function bodies(feature: MapFeature, state: LayerStateOf<'extrusion'>, look: Look) {
  const { style, id: layerId } = state.spec;
  const id = { layerId, featureId: feature.id };
  const extrudedHeight = heightOf(feature, state);
  return polygonsOf(feature).map((rings) => {
    const polygonHierarchy = hierarchy(rings);
    const shape = { polygonHierarchy, extrudedHeight, height: 0 };
    return {
      body: new GeometryInstance({
        id,
        geometry: new PolygonGeometry({
          ...shape,
          vertexFormat: PerInstanceColorAppearance.VERTEX_FORMAT,
        }),
        attributes: { color: colourAttribute(look.colour(style.fill), state.opacity) },
      }),
      edges: new GeometryInstance({
        geometry: new PolygonOutlineGeometry(shape),
        attributes: { color: colourAttribute(look.colour(style.stroke), state.opacity) },
      }),
    };
  });
}

function polygonsOf({ geometry }: MapFeature): readonly (readonly Position[][])[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  return [];
}

function hierarchy([outer = [], ...holes]: readonly Position[][]): PolygonHierarchy {
  return new PolygonHierarchy(
    positions(outer),
    holes.map((hole) => new PolygonHierarchy(positions(hole))),
  );
}

function positions(ring: readonly Position[]): Cartesian3[] {
  return ring.slice(0, -1).map(([lon = 0, lat = 0]) => Cartesian3.fromDegrees(lon, lat));
}
