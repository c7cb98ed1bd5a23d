import * as z from 'zod';
import { RISK_REASON_KINDS } from '../risk/risk-source.ts';
import { endpoint } from './endpoint.ts';
import { featureCollection, geometry, id, idParams, instant, lonLat, text } from './common.ts';

export const ZONE_COLOURS = ['red', 'yellow', 'blue'] as const;
export const zoneSource = z.object({
  kind: z.enum(RISK_REASON_KINDS),
  /** Null for a source of an enterprise that the caller may not see: it counts, but is not named. */
  refId: id.nullable(),
  enterpriseId: id.nullable(),
  label: text,
  share: z.number().min(0).max(1),
});
/** Something that people can do, and what it would change in a zone; cheapest effect first. */
export const zoneRelief = z.object({
  kind: z.enum(RISK_REASON_KINDS),
  refId: id,
  enterpriseId: id.nullable(),
  /** The reason that it is about. */
  label: text,
  action: text,
  /** Usual working time, h: a rank, not a plan. */
  effortH: z.number().positive(),
  /** Highest value in the zone afterwards, other things being equal, and its colour (null: none). */
  peakAfter: z.number().min(0),
  colourAfter: z.enum(ZONE_COLOURS).nullable(),
  /** Part of the zone's area that would leave its colour, 0 to 1. */
  shareFreed: z.number().min(0).max(1),
});
export type ZoneRelief = z.infer<typeof zoneRelief>;
export const zone = z.object({
  id,
  colour: z.enum(ZONE_COLOURS),
  /** 1 major (重大) to 4 low (低): the highest in it. */
  level: z.literal([1, 2, 3, 4]),
  /** Since when the place of the peak has had this colour; null for sets older than this was kept. */
  since: instant.nullable(),
  geometry,
  areaM2: z.number(),
  /** Highest value in it, units of the index (red begins at 1 unless the park says otherwise), and where. */
  peak: z.number(),
  peakAt: lonLat.nullable(),
  sources: z.array(zoneSource),
  othersShare: z.number(),
  reliefs: z.array(zoneRelief),
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
  summary: {
    zh: '风险热力（可指定时刻）',
    en: 'Heat: risk value at cell centres, now or as of a moment',
  },
  query: z.object({ asOf: instant.optional() }),
  response: z.object({
    zoneSetId: id.nullable(),
    validFrom: instant.nullable(),
    cells: z.array(z.tuple([z.number(), z.number(), z.number()])),
    /** From this value on a zone is red (a park setting): the hottest colour of the picture. */
    redFrom: z.number().positive(),
  }),
  problems: ['not-found'],
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
