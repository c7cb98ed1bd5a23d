import type { LonLat, Rings } from '@parkwatch/domain/geo/lon-lat';
import { isInPolygon } from '@parkwatch/domain/geo/polygon';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';

/** The zone at a place, the highest first; undefined outside all zones. */
export function zoneAt(zones: readonly MapFeature[], place: LonLat): MapFeature | undefined {
  return zones.findLast(({ geometry }) => {
    if (geometry.type === 'Polygon') return isInPolygon(place, geometry.coordinates as Rings);
    return (
      geometry.type === 'MultiPolygon' &&
      geometry.coordinates.some((rings) => isInPolygon(place, rings as Rings))
    );
  });
}
