import * as z from 'zod';
import { MAJOR_HAZARD_VERDICTS } from '../major-hazard/assessment.ts';
import { endpoint } from './endpoint.ts';
import { weatherWarning } from './weather-warnings.ts';
import {
  featureCollection,
  geometry,
  id,
  idParams,
  instant,
  lonLat,
  page,
  pageOf,
  text,
} from './common.ts';

export const enterprise = z.object({
  id,
  code: z.string(),
  name: text,
  kind: z.string(),
  industry: text.nullable(),
  rating: z.enum(['A', 'B', 'C', 'D']).nullable(),
  facilityCount: z.int(),
  /** Units by GB 18218-2018 that it has declared; none: nobody knows whether it has a major hazard source. */
  hazardUnitCount: z.int(),
  /** Units that are a major hazard source. */
  majorHazardCount: z.int(),
  /** Units of which that is not known. */
  undeterminedHazardCount: z.int(),
  pointCount: z.int(),
  /** Points without a live value: unknown is a state of its own, never "normal". */
  unknownPointCount: z.int(),
  activeAlarmCount: z.int(),
  openHiddenDangerCount: z.int(),
  overdueHiddenDangerCount: z.int(),
  frozenRights: z.array(z.string()),
  centre: lonLat.nullable(),
});
export type Enterprise = z.infer<typeof enterprise>;
export const enterpriseDetail = enterprise.extend({
  creditCode: z.string().nullable(),
  legalPerson: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  areaM2: z.number(),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
});
export type EnterpriseDetail = z.infer<typeof enterpriseDetail>;

export const listEnterprises = endpoint({
  id: 'listEnterprises',
  method: 'GET',
  path: '/enterprises',
  access: 'enterprise.read',
  tag: 'enterprises',
  summary: { zh: '企业列表', en: 'Enterprises' },
  query: z.object({ ...page, search: z.string().max(100).optional() }),
  response: pageOf(enterprise),
});
export const readEnterprise = endpoint({
  id: 'readEnterprise',
  method: 'GET',
  path: '/enterprises/:id',
  access: 'enterprise.read',
  tag: 'enterprises',
  summary: { zh: '企业详情', en: 'One enterprise' },
  params: idParams,
  response: enterpriseDetail,
  problems: ['not-found'],
});
/** The narrow view of the investment office: a name and a rating, nothing else (S3, FAQ 4). */
export const listRatings = endpoint({
  id: 'listRatings',
  method: 'GET',
  path: '/ratings',
  access: 'rating.read',
  tag: 'enterprises',
  summary: { zh: '企业安全评级', en: 'Safety ratings' },
  response: z.object({
    items: z.array(
      z.object({
        enterpriseId: id,
        code: z.string(),
        name: text,
        rating: z.enum(['A', 'B', 'C', 'D']).nullable(),
      }),
    ),
  }),
});

/** What opening an account or a key needs of an enterprise: which there are. */
export const listEnterpriseNames = endpoint({
  id: 'listEnterpriseNames',
  method: 'GET',
  path: '/enterprise-names',
  access: 'enterprise-names.read',
  tag: 'enterprises',
  summary: { zh: '企业名称', en: 'Codes and names of the enterprises' },
  response: z.object({ items: z.array(z.object({ id, code: z.string(), name: text })) }),
});

export const facility = z.object({
  id,
  externalId: z.string().nullable(),
  code: z.string(),
  name: text,
  kind: z.string(),
  enterpriseId: id,
  /** 1 重大 (red) … 4 低 (blue). */
  inherentLevel: z.int().min(1).max(4),
  isMajorHazard: z.boolean(),
  hazardLevel: z.int().min(1).max(4).nullable(),
  /** The unit by GB 18218-2018 that it is part of; null: of none that was declared. */
  hazardUnit: z
    .object({
      id,
      code: z.string(),
      name: text,
      /** Null: not evaluated yet. */
      verdict: z.enum(MAJOR_HAZARD_VERDICTS).nullable(),
      level: z.int().min(1).max(4).nullable(),
      /** The level is "at least". */
      isLowerBound: z.boolean(),
    })
    .nullable(),
  substance: z
    .object({ cas: z.string(), name: text, isToxicGas: z.boolean(), isFlammable: z.boolean() })
    .nullable(),
  capacityT: z.number().nullable(),
  quantityT: z.number().nullable(),
  diameterM: z.number().nullable(),
  heightM: z.number().nullable(),
  geometry,
});
export type Facility = z.infer<typeof facility>;
export const listFacilities = endpoint({
  id: 'listFacilities',
  method: 'GET',
  path: '/facilities',
  access: 'facility.read',
  tag: 'enterprises',
  summary: { zh: '设施列表', en: 'Facilities' },
  query: z.object({ enterpriseId: z.coerce.number().int().positive().optional() }),
  response: z.object({ items: z.array(facility) }),
});
export const readFacility = endpoint({
  id: 'readFacility',
  method: 'GET',
  path: '/facilities/:id',
  access: 'facility.read',
  tag: 'enterprises',
  summary: { zh: '设施详情', en: 'One facility' },
  params: idParams,
  response: facility,
  problems: ['not-found'],
});

/** What a point's value is worth now. `unknown` = never connected, stale, bad quality or out of service. */
export const POINT_STATES = ['normal', 'alarm', 'unknown'] as const;
export const point = z.object({
  id,
  code: z.string(),
  name: text,
  kind: z.string(),
  unit: z.string(),
  enterpriseId: id.nullable(),
  facilityId: id.nullable(),
  substance: z.object({ cas: z.string(), name: text }).nullable(),
  rangeLow: z.number(),
  rangeHigh: z.number(),
  ll: z.number().nullable(),
  l: z.number().nullable(),
  h: z.number().nullable(),
  hh: z.number().nullable(),
  staleS: z.int(),
  location: lonLat,
  heightM: z.number().nullable(),
  state: z.enum(POINT_STATES),
  unknownWhy: z.enum(['never', 'stale', 'bad-quality', 'out-of-service']).nullable(),
  last: z
    .object({ at: instant, value: z.number(), quality: z.enum(['good', 'uncertain', 'bad']) })
    .nullable(),
});
export type Point = z.infer<typeof point>;
export const listPoints = endpoint({
  id: 'listPoints',
  method: 'GET',
  path: '/points',
  access: 'point.read',
  tag: 'points',
  summary: { zh: '测点及最新值', en: 'Points with their latest value' },
  query: z.object({
    enterpriseId: z.coerce.number().int().positive().optional(),
    facilityId: z.coerce.number().int().positive().optional(),
    kind: z.string().max(50).optional(),
    state: z.enum(POINT_STATES).optional(),
  }),
  response: z.object({ items: z.array(point) }),
});
export const readPoint = endpoint({
  id: 'readPoint',
  method: 'GET',
  path: '/points/:id',
  access: 'point.read',
  tag: 'points',
  summary: { zh: '测点详情', en: 'One point' },
  params: idParams,
  response: point,
  problems: ['not-found'],
});
export const readSeries = endpoint({
  id: 'readSeries',
  method: 'GET',
  path: '/points/:id/series',
  access: 'point.read',
  tag: 'points',
  summary: { zh: '测点曲线', en: 'Values over time, raw or rolled up by the length of the window' },
  params: idParams,
  query: z.object({
    from: instant,
    to: instant,
    resolution: z.enum(['auto', 'raw', 'minute', 'hour']).default('auto'),
  }),
  response: z.object({
    resolution: z.enum(['raw', 'minute', 'hour']),
    /** Gaps are gaps: no row is invented. min/max equal value for raw rows. */
    rows: z.array(
      z.object({
        at: instant,
        value: z.number(),
        min: z.number(),
        max: z.number(),
        count: z.int(),
      }),
    ),
    truncated: z.boolean(),
  }),
  problems: ['not-found', 'bad-request'],
});
export const setPointService = endpoint({
  id: 'setPointService',
  method: 'POST',
  path: '/points/:id/service',
  access: 'point.service',
  tag: 'points',
  summary: { zh: '测点停用/恢复', en: 'Take a point out of service or return it' },
  params: idParams,
  body: z.object({ inService: z.boolean(), reason: z.string().trim().min(1).max(1000) }),
  response: point,
  problems: ['not-found', 'not-acceptable-state'],
});

/** Layers of stored features; ids are those of the layer registry in gis-data. */
export const readMapLayer = endpoint({
  id: 'readMapLayer',
  method: 'GET',
  path: '/map/layers/:layer',
  access: 'base-map.read',
  tag: 'map',
  summary: {
    zh: '地图图层要素',
    en: 'Features of a map layer (GeoJSON, WGS 84), as far as the caller may see',
  },
  params: z.object({ layer: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/) }),
  response: featureCollection,
  problems: ['not-found'],
});

export const movingObject = z.object({
  id,
  code: z.string(),
  name: text,
  kind: z.enum(['hazmat-truck', 'vessel', 'person', 'vehicle']),
  enterpriseId: id.nullable(),
  at: instant,
  location: lonLat,
  speedKmh: z.number().nullable(),
  headingDeg: z.number().nullable(),
  altitudeM: z.number().nullable(),
  /** Alarm and status bits by name, as `vehicleFlagText` has them; null: its source says nothing of them. */
  alarms: z.array(z.string()).nullable(),
  status: z.array(z.string()).nullable(),
});
export type MovingObject = z.infer<typeof movingObject>;
export const listMovingObjects = endpoint({
  id: 'listMovingObjects',
  method: 'GET',
  path: '/moving-objects',
  access: 'moving-object.read',
  tag: 'map',
  summary: { zh: '车辆、船舶最新位置', en: 'Vehicles and vessels with their last position' },
  response: z.object({ items: z.array(movingObject) }),
});

export const weather = z.object({
  at: instant.nullable(),
  windSpeedMs: z.number().nullable(),
  windFromDeg: z.number().nullable(),
  temperatureC: z.number().nullable(),
  humidityPct: z.number().nullable(),
  /** Of the last report of the station, mm. */
  rainMm: z.number().nullable(),
  stability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).nullable(),
  /** True when the newest reading is older than the stale time: the portal says so and does not show a wind arrow as live. */
  isStale: z.boolean(),
  /** In force now, the worst first. */
  warnings: z.array(weatherWarning),
});
export type Weather = z.infer<typeof weather>;
export const readWeather = endpoint({
  id: 'readWeather',
  method: 'GET',
  path: '/weather',
  access: 'weather.read',
  tag: 'map',
  summary: { zh: '园区气象', en: 'Weather of the park' },
  response: weather,
});
