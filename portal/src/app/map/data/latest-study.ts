import { computed, type Signal } from '@angular/core';
import type { Geometry } from 'geojson';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import { listRiskStudies, readRiskStudyGeoJson } from '@parkwatch/domain/wire/risk-studies';
import type { FeatureCollection } from '@parkwatch/domain/wire/common';
import { apiResource, type ApiResource } from '../../api/api-resource.ts';
import { perYearText } from '../../i18n/per-year.ts';

export type LatestStudy = {
  readonly features: Signal<readonly MapFeature[]>;
  /** The list while there is no study to read, else its contours. */
  readonly resource: Signal<ApiResource<unknown>>;
};

/** Of so many studies the newest that is done is taken: others failed or are under way. */
const LOOKED_AT = 20;

/** Contours of individual risk by the newest study that is done. */
export function latestStudy(isWanted: () => boolean): LatestStudy {
  const list = apiResource(listRiskStudies, () =>
    isWanted() ? { query: { limit: LOOKED_AT } } : undefined,
  );
  const newest = computed(() => list.value()?.items.find(({ state }) => state === 'done')?.id);
  const study = apiResource(readRiskStudyGeoJson, () => {
    const id = newest();
    return id === undefined ? undefined : { params: { id } };
  });
  const features = computed(() => {
    const value = study.value();
    return value ? riskContours(value) : [];
  });
  return { features, resource: computed(() => (newest() === undefined ? list : study)) };
}

/** Colour by level, highest first; the two lowest share one and differ by their dash. */
const COLOURS: ReadonlyMap<number, string> = new Map([
  [3e-5, 'red'],
  [1e-5, 'orange'],
  [3e-6, 'yellow'],
  [3e-7, 'yellow'],
]);

/** The contours of a study's GeoJSON as features of a contour layer; the lowest first, so that the highest lies on top. */
export function riskContours({ features }: FeatureCollection): MapFeature[] {
  return features
    .flatMap(({ id, geometry, properties }) => {
      const perYear = properties['levelPerYear'];
      const colour = typeof perYear === 'number' ? COLOURS.get(perYear) : undefined;
      if (typeof perYear !== 'number' || colour === undefined || geometry === null) return [];
      return [{ id: String(id), geometry: geometry as unknown as Geometry, perYear, colour }];
    })
    .toSorted((one, other) => one.perYear - other.perYear)
    .map(({ id, geometry, perYear, colour }) => ({
      ...{ id, geometry },
      properties: {
        ...{ colour, perYear: String(perYear), rank: -Math.log10(perYear) },
        ...{ nameZh: perYearText(perYear), nameEn: perYearText(perYear) },
      },
    }));
}
