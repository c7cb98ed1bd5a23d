import * as z from 'zod';
import { STABILITY_CLASSES } from '../weather/turner-class.ts';
import { CLOUD_MODELS } from '../consequence/cloud.ts';
import { PROVENANCES } from '../consequence/run/provenance.ts';
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

const metres = z.number().positive().max(50_000);
const seconds = z.number().positive().max(86_400);

/** What happens, as the person chose it; what is left out is taken from the facility, else assumed, and said so. */
export const consequenceScenario = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hole'),
    holeDiameterMm: z.number().positive().max(2000),
    holeHeightM: z.number().min(0).max(100).optional(),
    /** How long it leaks: by a time, or by how it is found and shut off (AQ/T 3046-2013 table F.2). */
    durationS: seconds.optional(),
    detection: z.enum(['A', 'B', 'C']).optional(),
    isolation: z.enum(['A', 'B', 'C']).optional(),
  }),
  z.object({
    kind: z.literal('pipe-rupture'),
    pipeDiameterMm: z.number().positive().max(2000),
    pipeLengthM: metres,
    durationS: seconds.optional(),
  }),
  z.object({ kind: z.literal('catastrophic') }),
  z.object({ kind: z.literal('spill'), massKg: z.number().positive().max(1e8) }),
  z.object({
    kind: z.literal('given-rate'),
    rateKgPerS: z.number().positive().max(1e5),
    durationS: seconds,
    heightM: z.number().min(0).max(300).default(0),
  }),
  z.object({ kind: z.literal('given-puff'), massKg: z.number().positive().max(1e8) }),
]);
export type ConsequenceScenario = z.infer<typeof consequenceScenario>;

/** A facility of the registry, or a place and a substance. */
export const consequencePlace = z.union([
  z.object({
    facilityId: id,
    /** Differing from what the registry and the sensors say. */
    contentsT: z.number().positive().max(1e6).optional(),
    temperatureC: z.number().min(-270).max(500).optional(),
    pressureKPaAbs: z.number().positive().max(1e5).optional(),
    bundAreaM2: z.number().positive().max(1e6).optional(),
  }),
  z.object({
    at: lonLat,
    cas: z.string().max(20),
    contentsT: z.number().positive().max(1e6).optional(),
    temperatureC: z.number().min(-270).max(500).optional(),
    pressureKPaAbs: z.number().positive().max(1e5).optional(),
    bundAreaM2: z.number().positive().max(1e6).optional(),
  }),
]);
export type ConsequencePlace = z.infer<typeof consequencePlace>;

/** What is left out is taken from the park's live weather; where that is unknown, a careful default, and said so. */
export const consequenceWeather = z.object({
  windMPerS: z.number().min(0).max(60).optional(),
  windFromDeg: z.number().min(0).max(360).optional(),
  stability: z.enum(STABILITY_CLASSES).optional(),
  temperatureC: z.number().min(-60).max(60).optional(),
  relativeHumidityPct: z.number().min(0).max(100).optional(),
  cloudTenths: z.number().min(0).max(10).optional(),
});
export type ConsequenceWeather = z.infer<typeof consequenceWeather>;

export const consequenceRunInput = z.object({
  /** What the run is for, in the person's words. */
  title: z.string().trim().max(200).optional(),
  place: consequencePlace,
  scenario: consequenceScenario,
  weather: consequenceWeather.default({}),
  terrain: z.enum(['rural', 'urban']).optional(),
  receptorHeightM: z.number().min(0).max(100).default(1.5),
  /** How far ahead is computed. */
  lookAheadMin: z.number().min(5).max(240).default(60),
  /** Members of the ensemble; 0: best estimate alone. */
  members: z.int().min(0).max(200).default(100),
});
export type ConsequenceRunInput = z.infer<typeof consequenceRunInput>;

export const caveat = z.object({ code: z.string(), text });
/** A number that went in or came out on the way, as a page shows it. */
export const shownFigure = z.object({
  key: z.string(),
  label: text,
  value: z.union([z.number(), z.string()]),
  unit: z.string().nullable(),
});
export const consequenceInput = shownFigure.extend({
  provenance: z.enum(PROVENANCES),
  /** The sensor, the table, the reason of the assumption. */
  source: text.nullable(),
  at: instant.nullable(),
});

export const CONSEQUENCE_HAZARDS = ['toxic', 'flammable', 'thermal', 'overpressure'] as const;
/** One level that is drawn: AEGL-3, 60 % LEL, 12.5 kW/m², 1 psi. */
export const consequenceLevel = z.object({
  /** Unique within a run, e.g. `toxic:aegl-3`. */
  id: z.string(),
  hazard: z.enum(CONSEQUENCE_HAZARDS),
  /** Which event makes it: the cloud, or one of the fires and explosions by id. */
  eventId: z.string(),
  label: text,
  meaning: text,
  value: z.number(),
  unit: z.string(),
  colour: z.enum(['red', 'orange', 'yellow']),
  /** Farthest from the source at any time, m; 0: nowhere. */
  reachM: z.number(),
  areaM2: z.number(),
  people: z.object({ outdoors: z.number(), indoors: z.number() }),
});
export type ConsequenceLevel = z.infer<typeof consequenceLevel>;

/** A cloud, a pool fire, a fireball …: what was computed, with the model, why it was chosen, and its own figures. */
export const consequenceEvent = z.object({
  id: z.string(),
  kind: z.enum(['cloud', 'pool-fire', 'jet-fire', 'fireball', 'flash-fire', 'explosion']),
  name: text,
  model: z.object({ id: z.string(), name: text, reason: text }),
  figures: z.array(shownFigure),
  caveats: z.array(caveat),
});
export type ConsequenceEvent = z.infer<typeof consequenceEvent>;

/** When a level comes to a place and how sure that is. */
export const levelArrival = z.object({
  levelId: z.string(),
  /** Best estimate; null: it does not come. */
  arrivesS: z.number().nullable(),
  leavesS: z.number().nullable(),
  /** Share of the ensemble's members in which it comes; null without an ensemble. */
  probability: z.number().min(0).max(1).nullable(),
  /** Earliest in the ensemble (5 %). */
  earliestS: z.number().nullable(),
});
const affectedPlace = z.object({
  distanceM: z.number(),
  bearingDeg: z.number(),
  arrivals: z.array(levelArrival),
  /** Highest of the cloud outdoors and indoors, ppm; null where no cloud was computed. */
  peakPpm: z.number().nullable(),
  indoorPeakPpm: z.number().nullable(),
  advice: z.enum(['evacuate', 'shelter', 'prepare', 'none']),
  adviceReason: text,
});
export const affectedEnterprise = affectedPlace.extend({
  id,
  code: z.string(),
  name: text,
  isSource: z.boolean(),
});
export type AffectedEnterprise = z.infer<typeof affectedEnterprise>;
export const affectedTarget = affectedPlace.extend({
  id,
  name: text,
  kind: z.string(),
  population: z.int(),
});
export type AffectedTarget = z.infer<typeof affectedTarget>;

/**
 * Features carry `levelId`; in `frames` one feature per level that is met at that time, in `envelope` one per level over
 * all time, in `exceedance` one per level and `probability` (0.1, 0.5, 0.9).
 */
export const consequenceFrame = z.object({ atS: z.number(), contours: featureCollection });

export const consequenceRunSummary = z.object({
  id,
  number: z.string(),
  title: z.string().nullable(),
  createdAt: instant,
  createdBy: actor,
  engineVersion: z.string(),
  at: lonLat,
  substance: z.object({ cas: z.string(), name: text }),
  facility: z.object({ id, code: z.string(), name: text, enterpriseName: text }).nullable(),
  scenario: consequenceScenario,
  windMPerS: z.number(),
  windFromDeg: z.number(),
  stability: z.enum(STABILITY_CLASSES),
  /** Farthest red level, m; null: none. */
  redReachM: z.number().nullable(),
});
export type ConsequenceRunSummary = z.infer<typeof consequenceRunSummary>;
export const consequenceRun = consequenceRunSummary.extend({
  input: consequenceRunInput,
  inputs: z.array(consequenceInput),
  /** The source term: what gets out, when, in which state. */
  release: z.object({
    figures: z.array(shownFigure),
    steps: z.array(z.object({ fromS: z.number(), toS: z.number(), rateKgPerS: z.number() })),
  }),
  cloudModel: z.enum(CLOUD_MODELS).nullable(),
  events: z.array(consequenceEvent),
  levels: z.array(consequenceLevel),
  frames: z.array(consequenceFrame),
  envelope: featureCollection,
  exceedance: featureCollection,
  enterprises: z.array(affectedEnterprise),
  targets: z.array(affectedTarget),
  caveats: z.array(caveat),
  /** SHA-256 of inputs and answer: the same inputs give the same answer again. */
  resultHash: z.string(),
  computedMs: z.number(),
});
export type ConsequenceRun = z.infer<typeof consequenceRun>;

export const runConsequence = endpoint({
  id: 'runConsequence',
  method: 'POST',
  path: '/consequence/runs',
  access: 'consequence.run',
  tag: 'consequence',
  summary: { zh: '事故后果推演', en: 'Compute the consequences of a release' },
  body: consequenceRunInput,
  response: consequenceRun,
  status: 201,
  problems: ['not-found', 'not-computable'],
});
export const listConsequenceRuns = endpoint({
  id: 'listConsequenceRuns',
  method: 'GET',
  path: '/consequence/runs',
  access: 'consequence.read',
  tag: 'consequence',
  summary: { zh: '推演记录', en: 'Stored runs' },
  query: z.object({ ...page }),
  response: pageOf(consequenceRunSummary),
});
export const readConsequenceRun = endpoint({
  id: 'readConsequenceRun',
  method: 'GET',
  path: '/consequence/runs/:id',
  access: 'consequence.read',
  tag: 'consequence',
  summary: { zh: '推演结果', en: 'One run with its answer' },
  params: idParams,
  response: consequenceRun,
  problems: ['not-found'],
});
/** For a GIS desk: the envelope, exceedance and places of a run as one FeatureCollection. */
export const readConsequenceGeoJson = endpoint({
  id: 'readConsequenceGeoJson',
  method: 'GET',
  path: '/consequence/runs/:id/geojson',
  access: 'consequence.read',
  tag: 'consequence',
  summary: { zh: '推演结果（GeoJSON）', en: 'One run as GeoJSON' },
  params: idParams,
  response: featureCollection,
  problems: ['not-found'],
});
/** What can be chosen: substances that the engine knows, with which hazards. */
export const listConsequenceSubstances = endpoint({
  id: 'listConsequenceSubstances',
  method: 'GET',
  path: '/consequence/substances',
  access: 'consequence.read',
  tag: 'consequence',
  summary: { zh: '可推演的物质', en: 'Substances of the consequence engine' },
  response: z.object({
    items: z.array(
      z.object({ cas: z.string(), name: text, isToxic: z.boolean(), isFlammable: z.boolean() }),
    ),
  }),
});
