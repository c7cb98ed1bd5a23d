import type { Polygon, Position } from 'geojson';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';

/** What is outlined for a selection: the thing itself; for an enterprise all of its lots, not the point of its name. */
export function selectionOutline(
  selected: PickedFeature | null,
  feature: MapFeature | null,
  lots: readonly MapFeature[],
): MapFeature | null {
  if (!selected || !feature || selected.layerId !== 'enterprises') return feature;
  const polygons = lots
    .filter(({ properties }) => String(properties['enterpriseId']) === selected.featureId)
    .flatMap(({ geometry }): Position[][][] => {
      if (geometry.type === 'Polygon') return [(geometry satisfies Polygon).coordinates];
      return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    });
  if (polygons.length === 0) return feature;
  return { ...feature, geometry: { type: 'MultiPolygon', coordinates: polygons } };
}
