import type { Feature, FeatureCollection } from '@parkwatch/domain/wire/common';
import type { SourceSearch } from '@parkwatch/domain/wire/source-searches';

/** Credible areas, candidates and evidence, each feature with its `layer`: for a GIS desk. */
export function searchGeoJson(search: SourceSearch): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [
      ...search.areas.features.map((area) => ({
        ...area,
        properties: { layer: 'area', number: search.number, ...area.properties },
      })),
      ...candidatesOf(search),
      ...sensorsOf(search),
      ...reportsOf(search),
    ],
    asOf: search.createdAt,
  };
}

function candidatesOf({ ranked }: SourceSearch): Feature[] {
  return ranked.flatMap(({ code: enterprise, probability, facilities }) =>
    facilities.map(({ id, code, name, at, share }) =>
      pointFeature(`facility:${id}`, at, {
        ...{ layer: 'candidate', enterprise, code, nameZh: name.zh, nameEn: name.en },
        ...{ probability, share },
      }),
    ),
  );
}

function sensorsOf({ sensors }: SourceSearch): Feature[] {
  return sensors.map(({ pointId, code, name, at, unit, highest, detections, ...rest }) =>
    pointFeature(`point:${pointId}`, at, {
      ...{ layer: 'sensor', code, nameZh: name.zh, nameEn: name.en, unit, highest, detections },
      ...{ oddsFactor: rest.oddsFactor, isUsed: rest.unusedWhy === null },
    }),
  );
}

function reportsOf({ reports }: SourceSearch): Feature[] {
  return reports.map(({ report, oddsFactor, unusedWhy }, index) =>
    pointFeature(`report:${index}`, report.at, {
      ...{ layer: 'report', strength: report.strength, smeltAt: report.smeltAt },
      ...{ place: report.place ?? null, oddsFactor, isUsed: unusedWhy === null },
    }),
  );
}

function pointFeature(
  id: string,
  coordinates: readonly number[],
  properties: Feature['properties'],
): Feature {
  return { type: 'Feature', id, geometry: { type: 'Point', coordinates }, properties };
}
