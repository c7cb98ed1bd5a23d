import * as z from 'zod';
import { STABILITY_CLASSES } from '../weather/turner-class.ts';
import { TARGET_CLASSES } from '../consequence/risk/risk-criteria.ts';
import { fieldFault } from '../text/field-fault.ts';
import { caveat, consequenceInput } from './consequence.ts';
import { endpoint } from './endpoint.ts';
import {
  actor,
  featureCollection,
  id,
  idParams,
  instant,
  lonLat,
  page,
  pageOf,
  text,
} from './common.ts';

/** One kind of air with how often it blows from where; all together are 1. */
export const riskWeatherCell = z.object({
  stability: z.enum(STABILITY_CLASSES),
  windMPerS: z.number().positive().max(60),
  windFromDeg: z.number().min(0).max(360),
  probability: z.number().min(0).max(1),
});
export type RiskWeatherCell = z.infer<typeof riskWeatherCell>;

const NOT_A_YEAR = {
  zh: '各概率之和应为 1（误差 0.1 % 以内）',
  en: 'The probabilities must add up to 1, within 0.1 %',
};
const weatherOfYear = z
  .array(riskWeatherCell)
  .min(1)
  .max(2000)
  .refine(
    (cells) => Math.abs(cells.reduce((sum, { probability }) => sum + probability, 0) - 1) <= 1e-3,
    fieldFault(NOT_A_YEAR),
  );

export const riskStudyInput = z.object({
  /** What the study is for, in the person's words. */
  title: z.string().trim().max(200).optional(),
  /** Facilities to look at; left out: all of the registry. */
  facilityIds: z.array(id).min(1).max(1000).optional(),
  /** Column of GB 36894-2018 table 1 that the targets are held against. */
  status: z.enum(['new', 'in-service']).default('in-service'),
  terrain: z.enum(['rural', 'urban']).default('urban'),
  /** Weather statistics of a year; left out: the park's own stations as far as they go back, else assumed, and said so. */
  weather: weatherOfYear.optional(),
  /** How many facilities a domino chain may set off, one after the other. */
  dominoOrder: z.int().min(1).max(3).default(2),
});
export type RiskStudyInput = z.infer<typeof riskStudyInput>;

export const SOCIETAL_REGIONS = ['acceptable', 'alarp', 'unacceptable'] as const;
export const RISK_STUDY_STATES = ['running', 'done', 'failed'] as const;

export const riskStudySummary = z.object({
  id,
  number: z.string(),
  title: z.string().nullable(),
  createdAt: instant,
  createdBy: actor,
  state: z.enum(RISK_STUDY_STATES),
  /** Share that is computed, 0 to 1. */
  progress: z.number().min(0).max(1),
  /** Why it failed. */
  failure: text.nullable(),
  engineVersion: z.string().nullable(),
  /** The figures of a study that is done. */
  figures: z
    .object({
      facilityCount: z.int(),
      scenarioCount: z.int(),
      /** Highest location-specific individual risk anywhere, per year. */
      highestRiskPerYear: z.number(),
      /** Potential loss of life: deaths to be expected per year. */
      lossOfLifePerYear: z.number(),
      societalRegion: z.enum(SOCIETAL_REGIONS),
      targetsOverLimit: z.int(),
    })
    .nullable(),
});
export type RiskStudySummary = z.infer<typeof riskStudySummary>;

/** A facility's part of a number, greatest first. */
export const riskContributor = z.object({
  facilityId: id,
  code: z.string(),
  name: text,
  /** Of the whole, 0 to 1. */
  share: z.number(),
  riskPerYear: z.number(),
});
export const riskTarget = z.object({
  id,
  name: text,
  kind: z.string(),
  population: z.int(),
  class: z.enum(TARGET_CLASSES),
  className: text,
  at: lonLat,
  limitPerYear: z.number(),
  riskPerYear: z.number(),
  /** The limit itself is still met. */
  isMet: z.boolean(),
  /** To the contour of its limit, m: outside it positive, inside negative; null where there is no such contour. */
  marginM: z.number().nullable(),
  verdict: text,
  /** To the nearest facility of the study, m. */
  nearestFacilityM: z.number().nullable(),
  contributors: z.array(riskContributor),
});
export type RiskTarget = z.infer<typeof riskTarget>;

export const riskFacility = z.object({
  id,
  code: z.string(),
  name: text,
  enterpriseId: id,
  enterpriseName: text,
  cas: z.string().nullable(),
  scenarioCount: z.int(),
  /** Of all its losses of containment, per year. */
  frequencyPerYear: z.number(),
  /** Added by its neighbours' accidents, per year. */
  escalationPerYear: z.number(),
  lossOfLifePerYear: z.number(),
  /** Why nothing was computed of it; null: it was. */
  skipped: text.nullable(),
});
export type RiskFacility = z.infer<typeof riskFacility>;

export const fnPoint = z.object({
  /** N. */
  fatalities: z.number(),
  /** F: of N deaths or more, per year. */
  frequencyPerYear: z.number(),
  region: z.enum(SOCIETAL_REGIONS),
});
export const dominoChain = z.object({
  /** The first facility, then those that it sets off. */
  facilityIds: z.array(id).min(2),
  frequencyPerYear: z.number(),
  /** Given the first event. */
  probability: z.number(),
  isCrossEnterprise: z.boolean(),
  text,
});

export const riskStudyResult = z.object({
  /** Assumptions and settings, each with where it came from. */
  assumptions: z.array(consequenceInput),
  /** Features carry `levelPerYear`: individual risk at the levels of GB 36894-2018. */
  contours: featureCollection,
  fnCurve: z.object({
    points: z.array(fnPoint),
    region: z.enum(SOCIETAL_REGIONS),
    /** It goes on beyond the number of deaths for which the lines were drawn. */
    isBeyondLines: z.boolean(),
    /** The lines F = c/N: upper and lower c, per year, and the N where they end. */
    lines: z.object({ upper: z.number(), lower: z.number(), maxPeople: z.number() }),
  }),
  targets: z.array(riskTarget),
  facilities: z.array(riskFacility),
  chains: z.array(dominoChain),
  caveats: z.array(caveat),
});
export type RiskStudyResult = z.infer<typeof riskStudyResult>;

export const riskStudy = riskStudySummary.extend({
  input: riskStudyInput,
  /** Null until it is done. */
  result: riskStudyResult.nullable(),
  /** SHA-256 of input, facts and result: the same inputs give the same result again. */
  resultHash: z.string().nullable(),
  computedMs: z.number().nullable(),
});
export type RiskStudy = z.infer<typeof riskStudy>;

export const runRiskStudy = endpoint({
  id: 'runRiskStudy',
  method: 'POST',
  path: '/consequence/risk-studies',
  access: 'risk-study.run',
  tag: 'consequence',
  summary: { zh: '启动定量风险评价', en: 'Start a quantitative risk assessment' },
  body: riskStudyInput,
  response: riskStudySummary,
  status: 202,
  problems: ['not-found', 'not-computable', 'conflict'],
});
export const listRiskStudies = endpoint({
  id: 'listRiskStudies',
  method: 'GET',
  path: '/consequence/risk-studies',
  access: 'risk-study.read',
  tag: 'consequence',
  summary: { zh: '定量风险评价列表', en: 'Stored risk studies' },
  query: z.object({ ...page }),
  response: pageOf(riskStudySummary),
});
export const readRiskStudy = endpoint({
  id: 'readRiskStudy',
  method: 'GET',
  path: '/consequence/risk-studies/:id',
  access: 'risk-study.read',
  tag: 'consequence',
  summary: { zh: '定量风险评价结果', en: 'One risk study, or how far it is' },
  params: idParams,
  response: riskStudy,
  problems: ['not-found'],
});
/** For a GIS desk: risk contours and targets as one FeatureCollection. */
export const readRiskStudyGeoJson = endpoint({
  id: 'readRiskStudyGeoJson',
  method: 'GET',
  path: '/consequence/risk-studies/:id/geojson',
  access: 'risk-study.read',
  tag: 'consequence',
  summary: { zh: '个人风险等值线（GeoJSON）', en: 'Risk contours as GeoJSON' },
  params: idParams,
  response: featureCollection,
  problems: ['not-found', 'not-acceptable-state'],
});
