import type { Geometry, Position } from 'geojson';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';

/** Radius of a tank that says neither diameter nor outline, metres: small, so that it does not pretend. */
const LEAST_RADIUS_M = 3;
const M_PER_DEG = 111_320;

export type Footprint = { readonly centre: readonly [number, number]; readonly radiusM: number };

/** The circle on which a tank stands: from its diameter, else from its outline. */
export function tankFootprint({ geometry, properties }: MapFeature): Footprint {
  const places = placesOf(geometry);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of places) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  if (places.length === 0) return { centre: [0, 0], radiusM: LEAST_RADIUS_M };
  const { diameterM } = properties as { diameterM?: unknown };
  const radiusM =
    typeof diameterM === 'number' && diameterM > 0
      ? diameterM / 2
      : Math.max(LEAST_RADIUS_M, ((north - south) * M_PER_DEG) / 2);
  return { centre: [(west + east) / 2, (south + north) / 2], radiusM };
}

/** Every place of a geometry, in no order. */
export function placesOf(geometry: Geometry): readonly Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(placesOf);
  }
}
