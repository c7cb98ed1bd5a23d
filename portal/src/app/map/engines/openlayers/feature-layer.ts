import type { LayerState, MapFeature } from '@parkwatch/domain/map/layer-state';
import { diffFeatures, isDrawnAt } from '@parkwatch/domain/map/layer-state';
import Feature from 'ol/Feature';
import type { FeatureLike } from 'ol/Feature';
import GeoJSON from 'ol/format/GeoJSON';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import type Style from 'ol/style/Style';
import type { Look } from '../../look/look.ts';
import type { Drawing, FeatureStyle } from './builder.ts';
import { build } from './builders.ts';

const FORMAT = new GeoJSON({ featureProjection: 'EPSG:3857' });
/** Where the layer's id and the feature's data hang on OpenLayers' own objects. */
export const LAYER_ID = 'parkwatchLayer';
const DATA = 'parkwatchFeature';

/** One of our layers as OpenLayers layers: shapes, and labels over all shapes. */
export type FeatureLayer = {
  readonly layers: readonly VectorLayer[];
  update(state: LayerState, look: Look): void;
  place(index: number, mPerPx: number): void;
  readonly featureCount: number;
  destroy(): void;
};

/** Labels of every layer lie over the shapes of every layer. */
const LABEL_Z = 1000;

export function featureLayer(first: LayerState): FeatureLayer {
  const source = new VectorSource();
  const shapes = new VectorLayer({ source, properties: { [LAYER_ID]: first.spec.id } });
  const labels = new VectorLayer({
    source,
    declutter: 'labels',
    properties: { [LAYER_ID]: first.spec.id },
  });
  const drawn = new Map<string, MapFeature>();
  let shown: { state: LayerState; look: Look } | null = null;

  return {
    layers: [shapes, labels],
    update(state, look) {
      if (shown?.look !== look || shown.state.spec !== state.spec) restyle(state, look);
      if (shown?.state.data !== state.data) sync(source, drawn, state.data.features);
      shapes.setOpacity(state.opacity);
      shown = { state, look };
    },
    place(index, mPerPx) {
      shapes.setZIndex(index);
      labels.setZIndex(LABEL_Z + index);
      const isVisible = shown !== null && isDrawnAt(shown.state.spec, mPerPx);
      shapes.setVisible(isVisible);
      labels.setVisible(isVisible);
    },
    get featureCount() {
      return drawn.size;
    },
    destroy() {
      source.clear();
      shapes.dispose();
      labels.dispose();
    },
  };

  function restyle(state: LayerState, look: Look): void {
    // Whatever comes here is drawn without the overlay.
    const drawing = build(state, look, false);
    const { shapes: shapeStyle, labels: labelStyle } =
      drawing === null || drawing === 'overlay'
        ? ({ shapes: () => [] } satisfies Drawing as Drawing)
        : drawing;
    shapes.setStyle(styleFunction(shapeStyle));
    labels.setStyle(labelStyle ? styleFunction(labelStyle) : () => []);
  }
}

function styleFunction(style: FeatureStyle) {
  return (feature: FeatureLike, resolution: number): Style[] => {
    const data = feature.get(DATA) as MapFeature;
    return style(data, resolution * groundScale(feature));
  };
}

/** Ground metres per projected metre at the feature: cos(latitude) of its lower edge. */
function groundScale(feature: FeatureLike): number {
  const y = feature.getGeometry()?.getExtent()[1] ?? 0;
  return 1 / Math.cosh(y / 6_378_137);
}

function sync(
  source: VectorSource,
  drawn: Map<string, MapFeature>,
  features: readonly MapFeature[],
): void {
  const diff = diffFeatures(drawn, features);
  for (const id of diff.removedIds) {
    const feature = source.getFeatureById(id);
    if (feature) source.removeFeature(feature);
    drawn.delete(id);
  }
  for (const data of diff.changed) {
    const feature = source.getFeatureById(data.id);
    if (feature && drawn.get(data.id)?.geometry !== data.geometry)
      feature.setGeometry(FORMAT.readGeometry(data.geometry) ?? undefined);
    feature?.set(DATA, data);
    drawn.set(data.id, data);
  }
  source.addFeatures(diff.added.map(toFeature));
  for (const data of diff.added) drawn.set(data.id, data);
}

function toFeature(data: MapFeature): Feature {
  const feature = new Feature({ [DATA]: data });
  feature.setGeometry(FORMAT.readGeometry(data.geometry) ?? undefined);
  feature.setId(data.id);
  return feature;
}
