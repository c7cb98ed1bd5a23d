import * as z from 'zod';
import { VERDICTS } from '../consequence/source-estimation/verdict.ts';
import { STABILITY_CLASSES } from '../weather/turner-class.ts';
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

/** What a neighbour says of a smell. "None" is an observation too: it tells where the plume was not. */
export const ODOUR_STRENGTHS = ['none', 'weak', 'clear', 'strong'] as const;
export const SURENESSES = ['sure', 'fairly', 'unsure'] as const;

export const odourReport = z.object({
  at: lonLat,
  /** What the place is called; no names of people. */
  place: z.string().trim().max(100).optional(),
  smeltAt: instant,
  /** How far off that time may be, min (a standard deviation). */
  timeSdMin: z.number().min(0).max(120),
  strength: z.enum(ODOUR_STRENGTHS),
  sureness: z.enum(SURENESSES),
});
export type OdourReportInput = z.infer<typeof odourReport>;

export const sourceSearchInput = z.object({
  /** What the search is for, in the person's words. */
  title: z.string().trim().max(200).optional(),
  /** Null: a smell of unknown substance; then reports alone are evidence. */
  cas: z.string().trim().min(1).max(20).nullable(),
  from: instant,
  to: instant,
  reports: z.array(odourReport).max(100),
  /** Detection threshold of the smell, ppm; left out: the table of the api. */
  odourThresholdPpm: z.number().positive().max(1e6).optional(),
  /** Of the opening, stack or leak. */
  sourceHeightM: z.number().min(0).max(150).optional(),
  /** When the release began, if that is known. */
  releasedFrom: instant.optional(),
});
export type SourceSearchInput = z.infer<typeof sourceSearchInput>;

/** Half of the chance lies below the median, nine tenths between low and high. */
const rateInterval = z.object({ low: z.number(), median: z.number(), high: z.number() });

export const rankedSource = z.object({
  /** Null: none of the listed. */
  enterpriseId: id.nullable(),
  code: z.string().nullable(),
  name: text,
  prior: z.number(),
  probability: z.number(),
  /** Were it this one; null: not worked out. */
  rate: rateInterval.nullable(),
  /** A process alarm of one of its candidate facilities shortly before or in the window. */
  hadAlarm: z.boolean(),
  /** Its facilities with the substance, each with its share of the enterprise's chance. */
  facilities: z.array(
    z.object({ id, code: z.string(), name: text, at: lonLat, share: z.number() }),
  ),
});
export type RankedSource = z.infer<typeof rankedSource>;

const evidence = {
  /**
   * How many times more likely it makes the first enterprise against all other listed ones (below 1: less likely), all other
   * evidence being there; null: not used, or there is nothing to compare.
   */
  oddsFactor: z.number().nullable(),
  /** Chance that it has nothing to do with the likeliest source; null: the source explains it. */
  doubt: z.number().nullable(),
  /** Without it the first enterprise would not come clearly first. */
  isSoleWitness: z.boolean(),
  /** Why it is no evidence; null: it is. */
  unusedWhy: text.nullable(),
};
export const sensorEvidence = z.object({
  ...evidence,
  pointId: id,
  code: z.string(),
  name: text,
  enterpriseName: text.nullable(),
  at: lonLat,
  unit: z.string(),
  /** Intervals with a usable reading, and those in which it met the substance. */
  intervals: z.int(),
  detections: z.int(),
  /** Readings up to here say "not detected", in the point's unit. */
  detectionLimit: z.number(),
  /** Highest mean of an interval, in the point's unit. */
  highest: z.number().nullable(),
  highestFrom: instant.nullable(),
});
export type SensorEvidence = z.infer<typeof sensorEvidence>;
/** In the order of the input's reports. */
export const reportEvidence = z.object({ ...evidence, report: odourReport });
export type ReportEvidence = z.infer<typeof reportEvidence>;

/** Where a measurement would tell most about the place of the source, were the wind as in the last interval. */
export const nextPlace = z.object({
  at: lonLat,
  /** Of a protected target; null: on a road. */
  name: text.nullable(),
  /** What "detected or not" would tell on average, bits, at most 1. */
  gainBits: z.number(),
  /** Chance that it is met there. */
  detectionChance: z.number(),
});
export type NextPlace = z.infer<typeof nextPlace>;

/** The wind of one interval; `whyUnusable` null: it is used. */
export const searchWind = z.object({
  from: instant,
  to: instant,
  windMPerS: z.number().nullable(),
  windFromDeg: z.number().nullable(),
  directionSdDeg: z.number().nullable(),
  stability: z.enum(STABILITY_CLASSES).nullable(),
  whyUnusable: text.nullable(),
});
export type SearchWind = z.infer<typeof searchWind>;

export const sourceSearchSummary = z.object({
  id,
  number: z.string(),
  title: z.string().nullable(),
  createdAt: instant,
  createdBy: actor,
  engineVersion: z.string(),
  /** Null: unknown. */
  substance: z.object({ cas: z.string(), name: text }).nullable(),
  from: instant,
  to: instant,
  verdict: z.object({ code: z.enum(VERDICTS), text }),
  /** The first of the ranking; `enterpriseId` null: none of the listed. */
  first: z.object({ enterpriseId: id.nullable(), name: text, probability: z.number() }),
});
export type SourceSearchSummary = z.infer<typeof sourceSearchSummary>;

export const sourceSearch = sourceSearchSummary.extend({
  input: sourceSearchInput,
  /** Settings and assumptions, each with where it came from. */
  inputs: z.array(consequenceInput),
  /** Enterprises and "none of the listed", most likely first. */
  ranked: z.array(rankedSource),
  /** `ou/s`: odour units, for an unknown substance. */
  rateUnit: z.enum(['kg/s', 'ou/s']),
  /** Over all places. */
  rate: rateInterval,
  /** The place with the highest chance, were the source anywhere. */
  best: z.object({ at: lonLat, probability: z.number() }),
  /** Cells with the chance of each to hold the source: longitude, latitude of the centre, chance. */
  cells: z.object({
    cellM: z.number(),
    values: z.array(z.tuple([z.number(), z.number(), z.number()])),
  }),
  /** Features carry `share`, 0.5 or 0.9: the smallest areas that hold so much of the chance. */
  areas: featureCollection,
  /** Null: the evidence does not narrow it down, and no area is drawn. */
  areaM2: z.object({ half: z.number().nullable(), most: z.number().nullable() }),
  wind: z.array(searchWind),
  sensors: z.array(sensorEvidence),
  reports: z.array(reportEvidence),
  /** Where to measure next, best first. */
  next: z.array(nextPlace),
  /** What the evidence told about the place and about who it was, bits. */
  gainBits: z.object({ place: z.number(), who: z.number() }),
  caveats: z.array(caveat),
  /** SHA-256 of input, facts and answer: the same inputs give the same answer again. */
  resultHash: z.string(),
  computedMs: z.number(),
});
export type SourceSearch = z.infer<typeof sourceSearch>;

/** What can be searched for. */
export const searchSubstance = z.object({
  cas: z.string(),
  name: text,
  sensorCount: z.int(),
  enterpriseCount: z.int(),
  odourThresholdPpm: z.number().nullable(),
});
export type SearchSubstance = z.infer<typeof searchSubstance>;

export const runSourceSearch = endpoint({
  id: 'runSourceSearch',
  method: 'POST',
  path: '/source-searches',
  access: 'source-search.run',
  tag: 'consequence',
  summary: { zh: '污染溯源', en: 'Find out whose pollution it may be' },
  body: sourceSearchInput,
  response: sourceSearch,
  status: 201,
  problems: ['not-found', 'outside-park', 'not-computable'],
});
export const listSourceSearches = endpoint({
  id: 'listSourceSearches',
  method: 'GET',
  path: '/source-searches',
  access: 'source-search.read',
  tag: 'consequence',
  summary: { zh: '溯源记录', en: 'Stored source searches' },
  query: z.object({ ...page }),
  response: pageOf(sourceSearchSummary),
});
export const listSearchSubstances = endpoint({
  id: 'listSearchSubstances',
  method: 'GET',
  path: '/source-searches/substances',
  access: 'source-search.read',
  tag: 'consequence',
  summary: { zh: '可溯源的物质', en: 'Substances with sensors or holders in the park' },
  response: z.object({ items: z.array(searchSubstance) }),
});
export const readSourceSearch = endpoint({
  id: 'readSourceSearch',
  method: 'GET',
  path: '/source-searches/:id',
  access: 'source-search.read',
  tag: 'consequence',
  summary: { zh: '溯源结果', en: 'One source search with its answer' },
  params: idParams,
  response: sourceSearch,
  problems: ['not-found'],
});
/** For a GIS desk: credible areas, candidates and evidence as one FeatureCollection. */
export const readSourceSearchGeoJson = endpoint({
  id: 'readSourceSearchGeoJson',
  method: 'GET',
  path: '/source-searches/:id/geojson',
  access: 'source-search.read',
  tag: 'consequence',
  summary: { zh: '溯源结果（GeoJSON）', en: 'One source search as GeoJSON' },
  params: idParams,
  response: featureCollection,
  problems: ['not-found'],
});
