import type { Feature, FeatureCollection } from '@parkwatch/domain/wire/common';
import type { RiskStudyResult, RiskTarget } from '@parkwatch/domain/wire/risk-studies';

/** Contours and targets, each feature with its `layer`: for a GIS desk. */
export function studyGeoJson(
  { contours, targets }: RiskStudyResult,
  createdAt: string,
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [
      ...contours.features.map(({ geometry, properties }, at): Feature => ({
        ...{ type: 'Feature', id: `contour:${at}`, geometry },
        properties: { layer: 'individual-risk', ...properties },
      })),
      ...targets.map(targetFeature),
    ],
    asOf: createdAt,
  };
}

function targetFeature(target: RiskTarget): Feature {
  const { id, at, name, kind, population, riskPerYear, limitPerYear, isMet } = target;
  return {
    ...{ type: 'Feature', id: `target:${id}`, geometry: { type: 'Point', coordinates: at } },
    properties: {
      ...{ layer: 'target', nameZh: name.zh, nameEn: name.en, kind, class: target.class },
      ...{ population, riskPerYear, limitPerYear, isMet },
    },
  };
}
