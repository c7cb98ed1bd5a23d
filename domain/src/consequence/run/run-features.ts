import type { LonLat } from '../../geo/lon-lat.ts';
import type { FeatureCollection } from '../../wire/common.ts';
import type { Effect, WindRing } from './effect.ts';
import type { ExceedanceContour } from './exceedance-contours.ts';
import type { WindPlaces } from './wind-places.ts';

/** Levels of the clouds that are met at one time, a feature each. */
export function frameFeatures(
  effects: readonly Effect[],
  atS: number,
  places: WindPlaces,
): FeatureCollection {
  const features = effects.flatMap(({ levels }) =>
    levels.flatMap(({ id, outlineAt }) =>
      outlineAt === null
        ? []
        : polygonFeature(id, { levelId: id }, degreesOf(outlineAt(atS), places)),
    ),
  );
  return { type: 'FeatureCollection', features };
}

/** Every level over all time, a feature each. */
export function envelopeFeatures(
  effects: readonly Effect[],
  places: WindPlaces,
): FeatureCollection {
  const features = effects.flatMap(({ levels }) =>
    levels.flatMap(({ id, outline }) =>
      polygonFeature(id, { levelId: id }, degreesOf(outline, places)),
    ),
  );
  return { type: 'FeatureCollection', features };
}

/** Where a share of the ensemble meets a level, a feature per level and share. */
export function exceedanceFeatures(contours: readonly ExceedanceContour[]): FeatureCollection {
  const features = contours.flatMap(({ levelId, probability, polygons }) =>
    polygonFeature(`${levelId}@${probability}`, { levelId, probability }, polygons),
  );
  return { type: 'FeatureCollection', features };
}

function degreesOf(rings: readonly WindRing[], { ringToLonLat }: WindPlaces): LonLat[][][] {
  return rings.map((ring) => [ringToLonLat(ring)]);
}

function polygonFeature(
  id: string,
  properties: Record<string, unknown>,
  polygons: readonly LonLat[][][],
): FeatureCollection['features'] {
  if (polygons.length === 0) return [];
  return [
    { type: 'Feature', id, properties, geometry: { type: 'MultiPolygon', coordinates: polygons } },
  ];
}
