import type { Geometry } from 'geojson';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { FeatureCollection } from '@parkwatch/domain/wire/common';
import type { ConsequenceLevel, ConsequenceRun } from '@parkwatch/domain/wire/consequence';

/** Contours of a run with the colour and the name of their level. Lightest first, so that red lies on top. */
export function contourFeatures(
  levels: readonly ConsequenceLevel[],
  { features }: FeatureCollection,
  isShown: (level: ConsequenceLevel) => boolean = () => true,
): MapFeature[] {
  const byId = new Map(levels.map((level) => [level.id, level]));
  return features
    .flatMap(({ id, geometry, properties }) => {
      const level = byId.get(String(properties['levelId']));
      if (!level || !geometry || !isShown(level)) return [];
      const { colour, label } = level;
      return [
        {
          id: String(id),
          geometry: geometry as unknown as Geometry,
          properties: { ...properties, colour, nameZh: label.zh, nameEn: label.en },
        },
      ];
    })
    .toSorted((one, other) => depthOf(one) - depthOf(other));
}

const DEPTH: Readonly<Record<string, number>> = { yellow: 0, orange: 1, red: 2 };
function depthOf({ properties }: MapFeature): number {
  return DEPTH[String(properties['colour'])] ?? 0;
}

/**
 * The events whose zones are looked at first: the clouds where one reaches anybody, else everything. All at once nobody could
 * read.
 */
export function eventsAtFirst({ events, levels }: ConsequenceRun): readonly string[] {
  const reaching = new Set(levels.filter(({ reachM }) => reachM > 0).map(({ eventId }) => eventId));
  const clouds = events.filter(({ kind, id }) => kind === 'cloud' && reaching.has(id));
  return (clouds.length > 0 ? clouds : events).map(({ id }) => id);
}
