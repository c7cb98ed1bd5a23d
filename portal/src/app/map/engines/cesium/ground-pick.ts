import type { Geometry } from 'geojson';
import type { LonLat, Rings } from '@parkwatch/domain/geo/lon-lat';
import { distanceM } from '@parkwatch/domain/geo/distance';
import { localFrame } from '@parkwatch/domain/geo/local-frame';
import { distanceToRings, isInPolygon } from '@parkwatch/domain/geo/polygon';
import { bufferBbox } from '@parkwatch/domain/geo/bbox';
import type { LayerState, MapFeature } from '@parkwatch/domain/map/layer-state';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import { featuresIn, linesOf } from './ground-tile.ts';
import { tankFootprint } from '../../look/tank-footprint.ts';

/** What lies on the ground at a place, topmost layer first. Painted ground has no objects to ask: geometry answers. */
export function pickGround(
  states: readonly LayerState[],
  place: LonLat,
  toleranceM: number,
): PickedFeature[] {
  const box = bufferBbox([...place, ...place], toleranceM);
  return [...states].reverse().flatMap(({ spec, data }) =>
    featuresIn(data, box)
      .filter((feature) => isHit(feature, place, toleranceM))
      .map((feature) => ({ layerId: spec.id, featureId: feature.id })),
  );
}

function isHit(feature: MapFeature, place: LonLat, toleranceM: number): boolean {
  const { geometry, properties } = feature;
  if (geometry.type === 'Point') {
    const { centre } = tankFootprint(feature);
    return (
      distanceM([...centre], place) <= Math.max(toleranceM, Number(properties['radiusM'] ?? 0))
    );
  }
  return isInArea(geometry, place) || (isLine(geometry) && isNearLine(geometry, place, toleranceM));
}

function isInArea(geometry: Geometry, place: LonLat): boolean {
  if (geometry.type === 'Polygon') return isInPolygon(place, geometry.coordinates as Rings);
  if (geometry.type === 'MultiPolygon')
    return geometry.coordinates.some((rings) => isInPolygon(place, rings as Rings));
  if (geometry.type === 'GeometryCollection')
    return geometry.geometries.some((part) => isInArea(part, place));
  return false;
}

function isLine({ type }: Geometry): boolean {
  return type === 'LineString' || type === 'MultiLineString';
}

function isNearLine(geometry: Geometry, place: LonLat, toleranceM: number): boolean {
  const frame = localFrame(place);
  const lines = linesOf(geometry).map((line) => line.map((at) => frame.toMetres(at as LonLat)));
  // A line walked there and back is a ring without inside.
  return lines.some(
    (line) => distanceToRings([0, 0], [[...line, ...[...line].reverse()]]) <= toleranceM,
  );
}
