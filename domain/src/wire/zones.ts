import * as z from 'zod';
import { RISK_SOURCE_KINDS } from '../risk/risk-source.ts';
import { endpoint } from './endpoint.ts';
import { featureCollection, geometry, id, idParams, instant, text } from './common.ts';

export const ZONE_COLOURS = ['red', 'yellow', 'blue'] as const;
export const zoneSource = z.object({
  kind: z.enum(RISK_SOURCE_KINDS),
  /** Null for a source of an enterprise that the caller may not see: it counts, but is not named. */
  refId: id.nullable(),
  enterpriseId: id.nullable(),
  label: text,
  share: z.number().min(0).max(1),
});
export const zone = z.object({
  id,
  colour: z.enum(ZONE_COLOURS),
  geometry,
  areaM2: z.number(),
  peak: z.number(),
  sources: z.array(zoneSource),
  othersShare: z.number(),
  /** Enterprises whose lots it touches. */
  enterpriseIds: z.array(id),
});
export type Zone = z.infer<typeof zone>;
export const zoneSet = z.object({
  id,
  validFrom: instant,
  validTo: instant.nullable(),
  computedAt: instant,
  modelVersion: z.string(),
  inputsHash: z.string(),
  reason: z.string(),
  zones: z.array(zone),
  /** Points that had no live value when it was computed: how much of the colour is measured (peers.md idea 2). */
  measured: z.object({ points: z.int(), unknown: z.int() }),
});
export type ZoneSet = z.infer<typeof zoneSet>;
export const readZones = endpoint({
  id: 'readZones',
  method: 'GET',
  path: '/zones',
  access: 'zone.read',
  tag: 'zones',
  summary: {
    zh: '红黄蓝风险分区（可指定时刻）',
    en: 'Red, yellow and blue zones, now or as of a moment',
  },
  query: z.object({ asOf: instant.optional() }),
  response: zoneSet,
  problems: ['not-found'],
});
export const readZone = endpoint({
  id: 'readZone',
  method: 'GET',
  path: '/zones/:id',
  access: 'zone.read',
  tag: 'zones',
  summary: { zh: '分区成因', en: 'Why one zone has its colour' },
  params: idParams,
  response: zone,
  problems: ['not-found'],
});
/** The same for a GIS desk: a plain GeoJSON FeatureCollection, one feature per zone with its colour and sources. */
export const readZonesGeoJson = endpoint({
  id: 'readZonesGeoJson',
  method: 'GET',
  path: '/zones/geojson',
  access: 'zone.read',
  tag: 'zones',
  summary: { zh: '风险分区（GeoJSON）', en: 'Zones as GeoJSON, now or as of a moment' },
  query: z.object({ asOf: instant.optional() }),
  response: featureCollection,
  problems: ['not-found'],
});
export const readHeat = endpoint({
  id: 'readHeat',
  method: 'GET',
  path: '/zones/heat',
  access: 'zone.read',
  tag: 'zones',
  summary: { zh: '风险热力', en: 'Heat: risk value at cell centres' },
  response: z.object({
    zoneSetId: id.nullable(),
    validFrom: instant.nullable(),
    cells: z.array(z.tuple([z.number(), z.number(), z.number()])),
    /** From this value on a zone is red (a park setting): the hottest colour of the picture. */
    redFrom: z.number().positive(),
  }),
});
/** How fast the colours may be wrong: state of the recomputation. */
export const readZoneStatus = endpoint({
  id: 'readZoneStatus',
  method: 'GET',
  path: '/zones/status',
  access: 'zone.read',
  tag: 'zones',
  summary: { zh: '分区计算状态', en: 'State of the computation' },
  response: z.object({
    lastComputedAt: instant.nullable(),
    isPending: z.boolean(),
    lastError: z.string().nullable(),
  }),
});
