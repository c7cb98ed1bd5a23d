import * as z from 'zod';
import { CAMERA_EVENT_KIND_NAMES } from '../camera/event-kinds.ts';
import { MEASURE_KINDS, MEASURE_TYPES } from '../risk-assessment/measure-state.ts';
import { riskLevel } from '../risk-assessment/risk-method.ts';
import { id, idParams, instant, lonLat, page, pageOf, pathId, text } from './common.ts';
import { endpoint } from './endpoint.ts';
import { recordReceipt, storable } from './ingest.ts';

/** Works; does not; its plant stands still, where nothing is asked of it. */
export const MEASURE_CONDITIONS = ['works', 'not-effective', 'stands-still'] as const;
export type MeasureCondition = (typeof MEASURE_CONDITIONS)[number];
const eventKind = z.enum(CAMERA_EVENT_KIND_NAMES);

/** What a monitored measure relies on. */
export const measureSource = z.object({
  kind: z.enum(['point', 'camera']),
  /** Of the point or the camera. */
  refId: id,
  code: z.string(),
  name: text,
  /** What a camera is to recognise; empty: anything. */
  eventKinds: z.array(eventKind),
  isLive: z.boolean(),
  silentSince: instant.nullable(),
  /** Delivered by the enterprise's system; else bound here by its people. */
  isFed: z.boolean(),
});
export type MeasureSourceShown = z.infer<typeof measureSource>;

export const controlMeasure = z.object({
  id,
  description: z.string(),
  type: z.enum(MEASURE_TYPES),
  /** Null: the enterprise said no class. */
  kind: z.enum(MEASURE_KINDS).nullable(),
  condition: z.enum(MEASURE_CONDITIONS),
  /** In which way it works or does not. */
  why: text,
  /** Since when it does not; null: it does, or nobody knows. */
  since: instant.nullable(),
  /** Last check that looked; null: never, or it is not checked by people. */
  lastCheckAt: instant.nullable(),
  taskCount: z.int(),
  sources: z.array(measureSource),
  /** When the finding that stands was made; null: none stands. */
  foundAt: instant.nullable(),
});
export type ControlMeasure = z.infer<typeof controlMeasure>;

export const riskUnit = z.object({
  id,
  name: z.string(),
  department: z.string().nullable(),
  liablePerson: z.string().nullable(),
  /** The strictest of feed, sheets and today's tables; null: nobody has assessed it. */
  level: riskLevel.nullable(),
  setBy: z.enum(['feed', 'sheet', 'method']).nullable(),
  fedLevel: riskLevel.nullable(),
  sheets: z.array(
    z.object({
      id,
      form: z.enum(['jha', 'scl']),
      subject: z.string(),
      level: riskLevel,
      levelToday: riskLevel,
      isOutdated: z.boolean(),
    }),
  ),
  standsStill: z.boolean(),
  events: z.array(z.object({ id, name: z.string(), measures: z.array(controlMeasure) })),
});
export type RiskUnit = z.infer<typeof riskUnit>;

const owner = z.object({ id, code: z.string(), name: text });
export const riskObject = z.object({
  id,
  enterprise: owner,
  hazardCode: z.string(),
  name: z.string(),
  department: z.string().nullable(),
  liablePerson: z.string().nullable(),
  isMajorHazard: z.boolean(),
  facility: z.object({ id, name: text, at: lonLat }).nullable(),
  units: z.array(riskUnit),
});
export type RiskObject = z.infer<typeof riskObject>;

const levelFilter = z.enum(['1', '2', '3', '4', 'unrated']);
const tag = 'risk-register';
export const readRiskRegister = endpoint({
  id: 'readRiskRegister',
  method: 'GET',
  path: '/risk-register',
  access: 'risk-register.read',
  tag,
  summary: {
    zh: '风险分级管控清单（对象—单元—事件—措施）',
    en: 'Risk register: objects with units, events and measures as they are now',
  },
  query: z.object({
    ...page,
    limit: z.coerce.number().int().min(1).max(100).default(20),
    enterpriseId: pathId.optional(),
    /** Units of this level. */
    level: levelFilter.optional(),
    /** Only units with a measure that does not work. */
    ineffective: z.enum(['true']).optional(),
    /** In the names of object, unit, event or measure. */
    text: z.string().trim().max(100).optional(),
  }),
  response: pageOf(riskObject),
});

const count = z.int().nonnegative();
export const levelCounts = z.object({
  1: count,
  2: count,
  3: count,
  4: count,
  /** Nobody has assessed them. */
  unrated: count,
});
export type LevelCounts = z.infer<typeof levelCounts>;
const typeCount = z.object({ total: count, ineffective: count, standsStill: count });
export const measureCounts = z.object({ manual: typeCount, iot: typeCount, ai: typeCount });
export type MeasureCounts = z.infer<typeof measureCounts>;
const figures = { objects: count, units: levelCounts, measures: measureCounts };
export const enterpriseRisks = z.object({ enterprise: owner, ...figures });
export type EnterpriseRisks = z.infer<typeof enterpriseRisks>;
export const riskSummary = z.object({
  asOf: instant,
  all: z.object(figures),
  /** Those that have a register, the most severe first. */
  enterprises: z.array(enterpriseRisks),
});
export type RiskSummary = z.infer<typeof riskSummary>;
export const readRiskSummary = endpoint({
  id: 'readRiskSummary',
  method: 'GET',
  path: '/risk-register/summary',
  access: 'risk-register.read',
  tag,
  summary: { zh: '四色分布与失效措施统计', en: 'Units by level and measures by state' },
  response: riskSummary,
});

export const ineffectiveMeasure = controlMeasure.extend({
  enterprise: owner,
  object: z.object({ id, name: z.string() }),
  unit: z.object({ id, name: z.string(), level: riskLevel.nullable() }),
  event: z.object({ id, name: z.string() }),
  facility: z.object({ id, name: text, at: lonLat }).nullable(),
});
export type IneffectiveMeasure = z.infer<typeof ineffectiveMeasure>;
export const listIneffectiveMeasures = endpoint({
  id: 'listIneffectiveMeasures',
  method: 'GET',
  path: '/control-measures/ineffective',
  access: 'risk-register.read',
  tag,
  summary: { zh: '失效的管控措施', en: 'Control measures that do not work' },
  query: z.object({
    ...page,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    enterpriseId: pathId.optional(),
    type: z.enum(MEASURE_TYPES).optional(),
    level: levelFilter.optional(),
  }),
  response: pageOf(ineffectiveMeasure),
});

export const bindMeasure = endpoint({
  id: 'bindMeasure',
  method: 'PUT',
  path: '/control-measures/:id/sources',
  access: 'control-measure.bind',
  tag,
  summary: {
    zh: '绑定自动监控措施的测点与摄像机',
    en: 'Bind sensors and cameras to an automatic measure, beside those that are delivered',
  },
  params: idParams,
  body: z.object({
    pointIds: z.array(id).max(20),
    cameras: z.array(z.object({ cameraId: id, eventKinds: z.array(eventKind).max(20) })).max(20),
  }),
  response: controlMeasure,
  problems: ['not-found', 'not-acceptable-state'],
});

/** What may be bound: the enterprise's own points and cameras. */
export const listBindable = endpoint({
  id: 'listBindable',
  method: 'GET',
  path: '/control-measures/:id/bindable',
  access: 'control-measure.bind',
  tag,
  summary: { zh: '可绑定的测点与摄像机', en: 'Sensors and cameras that a measure may be bound to' },
  params: idParams,
  response: z.object({
    points: z.array(z.object({ id, code: z.string(), name: text })),
    cameras: z.array(z.object({ id, code: z.string(), name: text })),
  }),
  problems: ['not-found'],
});

/** A sign of life of video analytics: it looks, whether it sees something or not. */
export const recognitionSignRecord = z.object({
  /** Code of the camera in the park's registry. */
  camera: storable.trim().min(1).max(100),
  at: instant,
  /** What it looks for; absent: it does not say. */
  kinds: z.array(eventKind).max(50).default([]),
});
export const ingestRecognitionSigns = endpoint({
  id: 'ingestRecognitionSigns',
  method: 'POST',
  path: '/ingest/recognition-signs',
  access: 'source',
  tag: 'ingest',
  summary: { zh: '上报视频识别在线状态', en: 'Deliver signs of life of video analytics' },
  body: z.object({ records: z.array(z.unknown()).max(1000) }),
  response: recordReceipt,
  problems: ['too-large'],
});
