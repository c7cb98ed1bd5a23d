import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import Feature from 'ol/Feature';
import GeoJSON from 'ol/format/GeoJSON';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import CircleStyle from 'ol/style/Circle';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import type { Look } from '../../look/look.ts';

const FORMAT = new GeoJSON({ featureProjection: 'EPSG:3857' });

/** The selected object: an outline for areas and lines, a ring for points. */
export function selectionLayer(): {
  readonly layer: VectorLayer;
  show(feature: MapFeature | null, look: Look): void;
} {
  const source = new VectorSource();
  const layer = new VectorLayer({ source, zIndex: 900 });
  return {
    layer,
    show(selected, look) {
      source.clear();
      if (!selected) return;
      const halo = new Style({
        stroke: new Stroke({ color: look.colour('label-halo'), width: 6 }),
        image: new CircleStyle({
          radius: 17,
          stroke: new Stroke({ color: look.colour('label-halo'), width: 6 }),
        }),
      });
      const line = new Style({
        stroke: new Stroke({ color: look.colour('selection'), width: 3 }),
        image: new CircleStyle({
          radius: 17,
          stroke: new Stroke({ color: look.colour('selection'), width: 3 }),
        }),
      });
      layer.setStyle([halo, line]);
      source.addFeature(new Feature(FORMAT.readGeometry(selected.geometry) ?? undefined));
    },
  };
}
