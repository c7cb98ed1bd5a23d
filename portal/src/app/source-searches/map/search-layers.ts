import type { Geometry } from 'geojson';
import { bboxOf, bufferBbox, type Bbox } from '@parkwatch/domain/geo/bbox';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { layerState, type LayerState, type MapFeature } from '@parkwatch/domain/map/layer-state';
import type { OdourReportInput, SourceSearch } from '@parkwatch/domain/wire/source-searches';
import { placesOf } from '../../map/look/tank-footprint.ts';
import { CANDIDATES, cellsSpec, HALF, MOST, NEXT, REPORTS, SENSORS } from './search-specs.ts';

/** Layers under names, and marks above all. */
export type SearchLayers = {
  readonly zones: readonly LayerState[];
  readonly marks: readonly LayerState[];
};
/** What is written on the map, in the reader's words. */
export type MapWords = {
  readonly strength: (strength: OdourReportInput['strength']) => string;
  readonly chance: (share: number) => string;
  readonly next: (number: number) => string;
};

/** More marks than these hide the map. */
const MOST_CANDIDATES = 5;
const LIKELY = 0.02;
const MARGIN_M = 250;
/** Cells less likely than this share of the likeliest are not tinted: a veil over the whole park says nothing. */
const LEAST_TINT = 0.01;

/** A search: the chance of each place, its areas, and what they rest on. */
export function searchLayers(search: SourceSearch, words: MapWords): SearchLayers {
  const { cells } = search;
  const fullScale = cells.values[0]?.[2] ?? 1;
  const tinted = cells.values.filter(([, , chance]) => chance >= LEAST_TINT * fullScale);
  return {
    zones: [
      layerState(cellsSpec(cells.cellM), 0.75, { features: [], cells: tinted, fullScale }),
      layerState(MOST, 1, { features: outlineOf(search, 0.9) }),
      layerState(HALF, 1, { features: outlineOf(search, 0.5) }),
    ],
    marks: [
      layerState(SENSORS, 1, { features: sensorsOf(search) }),
      ...reportLayers(
        search.reports.map(({ report }) => report),
        words,
      ),
      layerState(NEXT, 1, { features: nextOf(search, words) }),
      layerState(CANDIDATES, 1, { features: candidatesOf(search, words) }),
    ],
  };
}

type PlacedReport = Pick<OdourReportInput, 'strength'> & { readonly at: readonly number[] };

/** Reports, stored or still being typed. */
export function reportLayers(
  reports: readonly PlacedReport[],
  words: Pick<MapWords, 'strength'>,
): LayerState[] {
  const features = reports.map(({ at, strength }, index) =>
    pointFeature(`report:${index}`, at, { strength, label: words.strength(strength) }),
  );
  return [layerState(REPORTS, 1, { features })];
}

function outlineOf({ areas }: SourceSearch, share: number): MapFeature[] {
  return areas.features
    .filter(({ properties }) => properties['share'] === share)
    .map(({ id, geometry, properties }) => {
      const polygons = (geometry?.['coordinates'] ?? []) as number[][][][];
      return {
        ...{ id: String(id), properties },
        geometry: { type: 'MultiLineString' as const, coordinates: polygons.flat() },
      };
    });
}

function sensorsOf({ sensors }: SourceSearch): MapFeature[] {
  return sensors.map(({ pointId, code, at, detections, unusedWhy }) => {
    const state = unusedWhy ? 'unknown' : detections > 0 ? 'alarm' : 'normal';
    return pointFeature(`sensor:${pointId}`, at, { state, label: code });
  });
}

function nextOf({ next }: SourceSearch, words: Pick<MapWords, 'next'>): MapFeature[] {
  return next.map(({ at }, index) =>
    pointFeature(`next:${index}`, at, { label: words.next(index + 1) }),
  );
}

function candidatesOf({ ranked }: SourceSearch, words: Pick<MapWords, 'chance'>): MapFeature[] {
  return ranked
    .filter(({ enterpriseId, probability }) => enterpriseId !== null && probability >= LIKELY)
    .slice(0, MOST_CANDIDATES)
    .flatMap(({ enterpriseId, name, probability, facilities: [facility] }, at) => {
      if (!facility) return [];
      const chance = words.chance(probability);
      const names = { nameZh: `${name.zh} ${chance}`, nameEn: `${name.en} ${chance}` };
      return [pointFeature(`enterprise:${enterpriseId}`, facility.at, { ...names, rank: 90 - at })];
    });
}

function pointFeature(
  id: string,
  coordinates: readonly number[],
  properties: MapFeature['properties'],
): MapFeature {
  return { id, geometry: { type: 'Point', coordinates: [...coordinates] }, properties };
}

/** What has to be seen: the smallest area that is drawn, the first candidates, and who told something that counts. */
export function boundsOf(search: SourceSearch): Bbox | null {
  const half = outlineOf(search, 0.5);
  const area = half.length > 0 ? half : outlineOf(search, 0.9);
  const shapes = [...area, ...candidatesOf(search, { chance: () => '' })];
  const told = [
    ...search.reports.map(({ report }) => report.at),
    ...search.sensors.filter(isTelling).map(({ at }) => at),
  ];
  const box = bboxOf([...shapes.flatMap(({ geometry }) => places(geometry)), ...told.map(place)]);
  return box && bufferBbox(box, MARGIN_M);
}

/** A factor that is worth a look. */
const TELLING_FACTOR = 1.5;

function isTelling({ detections, oddsFactor }: SourceSearch['sensors'][number]): boolean {
  return detections > 0 && Math.abs(Math.log(oddsFactor ?? 1)) > Math.log(TELLING_FACTOR);
}

function places(geometry: Geometry): LonLat[] {
  return placesOf(geometry) as LonLat[];
}
function place([lon, lat]: readonly [number, number]): LonLat {
  return [lon, lat];
}
