import type { RunFacts } from '@parkwatch/domain/consequence/run/run-facts';
import type { ConsequenceRun } from '@parkwatch/domain/wire/consequence';
import type { Feature, FeatureCollection } from '@parkwatch/domain/wire/common';
import type { StoredRun } from './store.ts';

/** Contours over all time, how sure they are, and the places, each feature with its `layer`: for a GIS desk. */
export function runGeoJson({ run, facts }: StoredRun): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [
      ...contours(run, 'envelope'),
      ...contours(run, 'exceedance'),
      sourceOf(run),
      ...landOf(run, facts),
      ...targetsOf(run, facts),
    ],
    asOf: run.createdAt,
  };
}

/** A contour with what its level means, so that the file can be read without the run. */
function contours(run: ConsequenceRun, layer: 'envelope' | 'exceedance'): Feature[] {
  const levels = new Map(run.levels.map((level) => [level.id, level]));
  return run[layer].features.map(({ geometry, properties }, at) => {
    const level = levels.get(String(properties['levelId']));
    return featureOf(`${layer}:${at}`, geometry, {
      ...{ layer, ...properties },
      ...(level === undefined
        ? {}
        : {
            ...{ hazard: level.hazard, labelZh: level.label.zh, labelEn: level.label.en },
            ...{ value: level.value, unit: level.unit, colour: level.colour },
          }),
    });
  });
}

function sourceOf({ at, number, substance, scenario }: ConsequenceRun): Feature {
  const { cas, name } = substance;
  const geometry = { type: 'Point', coordinates: at } as const;
  const what = { cas, nameZh: name.zh, nameEn: name.en, scenario: scenario.kind };
  return featureOf('source', geometry, { layer: 'source', number, ...what });
}

function landOf({ enterprises }: ConsequenceRun, facts: RunFacts): Feature[] {
  const land = new Map(facts.enterprises.map(({ id, polygons }) => [id, polygons]));
  return enterprises.flatMap(({ id, code, name, ...rest }) => {
    const coordinates = land.get(id);
    if (coordinates === undefined) return [];
    const properties = { layer: 'enterprise', code, nameZh: name.zh, nameEn: name.en };
    const geometry = { type: 'MultiPolygon', coordinates } as const;
    return [featureOf(`enterprise:${id}`, geometry, { ...properties, ...effectOf(rest) })];
  });
}

function targetsOf({ targets }: ConsequenceRun, facts: RunFacts): Feature[] {
  const places = new Map(facts.targets.map(({ id, at }) => [id, at]));
  return targets.flatMap(({ id, kind, name, population, ...rest }) => {
    const coordinates = places.get(id);
    if (coordinates === undefined) return [];
    const properties = { layer: 'target', kind, population, nameZh: name.zh, nameEn: name.en };
    const geometry = { type: 'Point', coordinates } as const;
    return [featureOf(`target:${id}`, geometry, { ...properties, ...effectOf(rest) })];
  });
}

type Affected = Pick<
  ConsequenceRun['targets'][number],
  'distanceM' | 'bearingDeg' | 'peakPpm' | 'indoorPeakPpm' | 'advice'
>;

function effectOf({ distanceM, bearingDeg, peakPpm, indoorPeakPpm, advice }: Affected) {
  return { distanceM, bearingDeg, peakPpm, indoorPeakPpm, advice };
}

function featureOf(
  id: string,
  geometry: Feature['geometry'],
  properties: Feature['properties'],
): Feature {
  return { type: 'Feature', id, geometry, properties };
}
