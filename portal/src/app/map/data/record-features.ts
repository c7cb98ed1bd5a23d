import type { Geometry } from 'geojson';
import { PRIORITIES } from '@parkwatch/domain/alarm/priority';
import type { LayerSource } from '@parkwatch/domain/map/layer-spec';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import type { Feature, FeatureCollection } from '@parkwatch/domain/wire/common';
import type { Enterprise } from '@parkwatch/domain/wire/enterprises';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import type { Incident } from '@parkwatch/domain/wire/incidents';
import type { SpecialWork } from '@parkwatch/domain/wire/special-works';
import type { ZoneSet } from '@parkwatch/domain/wire/zones';
import { specialWorkText } from '@parkwatch/domain/special-work/kinds';
import { ZONE_NAMES } from '@parkwatch/gis-data/layers/zones';

/**
 * Stored features of the api; a feature without geometry has no place on a map.
 * @param drawn  what was made of each before: one that is the same stays one object, as engines redraw what is new to them
 */
export function storedFeatures(
  collection: FeatureCollection,
  drawn = new WeakMap<Feature, MapFeature>(),
): MapFeature[] {
  return collection.features.flatMap((stored) => {
    if (!stored.geometry) return [];
    const { id, geometry, properties } = stored;
    const feature = drawn.get(stored) ?? {
      ...{ id: String(id), properties },
      geometry: geometry as unknown as Geometry,
    };
    drawn.set(stored, feature);
    return [feature];
  });
}

/** Facilities with what is in them now; those without news stay the same objects. */
export function withStock(
  collection: FeatureCollection,
  quantityT: ReadonlyMap<number, number>,
): FeatureCollection {
  const features = collection.features.map((facility) => {
    const now = quantityT.get(Number(facility.id));
    if (now === undefined || now === facility.properties['quantityT']) return facility;
    return { ...facility, properties: { ...facility.properties, quantityT: now } };
  });
  return { ...collection, features };
}

type Where = Extract<LayerSource, { kind: 'features' }>['where'];

/** The features that a layer takes from a stored layer. */
export function featuresWhere(
  features: readonly MapFeature[],
  where: Where,
): readonly MapFeature[] {
  if (!where) return features;
  return features.filter(({ properties }) => {
    const value = String(properties[where.property]);
    return (where.in?.includes(value) ?? true) && !(where.notIn?.includes(value) ?? false);
  });
}

const at = (coordinates: [number, number]): Geometry => ({ type: 'Point', coordinates });

export function alarmFeature(alarm: Alarm): MapFeature {
  return {
    id: String(alarm.id),
    geometry: at(alarm.location),
    properties: {
      priority: alarm.priority,
      // The most urgent lies on top where several stand on one point.
      rank: -PRIORITIES[alarm.priority].rank,
      nameZh: alarm.point.name.zh,
      nameEn: alarm.point.name.en,
    },
  };
}

export function dangerFeature(danger: HiddenDanger): MapFeature {
  return {
    id: String(danger.id),
    geometry: at(danger.location),
    properties: {
      isOverdue: danger.isOverdue,
      rank: danger.isOverdue ? 1 : 0,
      label: danger.title,
    },
  };
}

export function incidentFeature(incident: Incident): MapFeature {
  return {
    id: String(incident.id),
    geometry: at(incident.location),
    properties: {
      radiusM: incident.radiusM,
      nameZh: `${incident.number} ${incident.title.zh}`,
      nameEn: `${incident.number} ${incident.title.en}`,
    },
  };
}

export function specialWorkFeatures(permits: readonly SpecialWork[]): MapFeature[] {
  return permits.flatMap(({ id, kind, level, number, standing, location, enterprise }) => {
    if (location === null) return [];
    const { zh, en } = specialWorkText(kind, level);
    const isUnclosed = standing === 'unclosed';
    return [
      {
        id: String(id),
        geometry: at(location),
        properties: {
          ...{ isUnclosed, rank: isUnclosed ? 1 : 0, enterpriseId: enterprise.id },
          ...{ nameZh: zh, nameEn: en, code: number },
        },
      },
    ];
  });
}

export function enterpriseFeatures(enterprises: readonly Enterprise[]): MapFeature[] {
  return enterprises.flatMap(({ id, name, centre, majorHazardCount, facilityCount }) =>
    centre
      ? [
          {
            id: String(id),
            geometry: at(centre),
            properties: {
              nameZh: name.zh,
              nameEn: name.en,
              enterpriseId: id,
              // Whoever holds major hazard sources is named first.
              rank: majorHazardCount * 100 + facilityCount,
            },
          },
        ]
      : [],
  );
}

/** Zones bottom first, so that red lies over yellow over blue. */
export function zoneFeatures({ zones }: ZoneSet): MapFeature[] {
  const depth = { blue: 0, yellow: 1, red: 2 };
  return [...zones]
    .sort((one, other) => depth[one.colour] - depth[other.colour])
    .map(({ id, colour, peak, geometry }) => ({
      id: String(id),
      geometry: geometry as unknown as Geometry,
      properties: {
        colour,
        peak,
        nameZh: ZONE_NAMES[colour].zh,
        nameEn: ZONE_NAMES[colour].en,
      },
    }));
}

/** Puts a record that came live into a list: open ones are renewed or added, closed ones leave. */
export function putRecord<R extends { readonly id: number }>(
  records: readonly R[],
  record: R,
  isOpen: boolean,
): R[] {
  const others = records.filter(({ id }) => id !== record.id);
  return isOpen ? [...others, record] : others;
}
