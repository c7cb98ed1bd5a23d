import * as z from 'zod';
import { FINDING_CODES, MAJOR_HAZARD_VERDICTS, ROW_STATES } from '../major-hazard/assessment.ts';
import { CHANGE_CODES } from '../major-hazard/changes.ts';
import { CONTENT_KEYS, SUBSTANCE_FORMS } from '../major-hazard/content-conditions.ts';
import { CATEGORY_SYMBOLS } from '../major-hazard/hazard-categories.ts';
import { MOVEMENTS } from '../major-hazard/movement.ts';
import { MAJOR_HAZARD_LEVELS, UNIT_KINDS } from '../major-hazard/standard.ts';
import { fieldFault } from '../text/field-fault.ts';
import { caveat } from './consequence.ts';
import { featureCollection, id, idParams, instant, page, pageOf, pathId, text } from './common.ts';
import { endpoint } from './endpoint.ts';

const NOT_A_DECIMAL = {
  zh: '须为不小于 0 的十进制数，以文本书写，如 "62.5"',
  en: 'a decimal number of zero or more, written as text, e.g. "62.5"',
};
const NOT_A_SHARE = { zh: '不得大于 100 %', en: 'at most 100 %' };

/**
 * A quantity as text: it decides about a level, and a JSON number goes through binary rounding on its way. At most twelve
 * digits before the point and nine after it.
 */
export const decimalText = z.string().refine((value) => /^\d{1,12}(\.\d{1,9})?$/.test(value), {
  ...fieldFault(NOT_A_DECIMAL),
});
export const percentText = decimalText.refine(
  (value) => Number(value) <= 100,
  fieldFault(NOT_A_SHARE),
);
const level = z.literal(MAJOR_HAZARD_LEVELS);
const wholePeople = z.int().nonnegative();
const itemId = z.string().min(1).max(100);

/** One substance in one place of a unit, as an enterprise declares it. */
export const majorHazardItem = z.object({
  id: itemId,
  name: text,
  otherNames: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
  cas: z.string().max(20).nullable(),
  /** q: the design maximum, t; null: unknown. Never the live stock. */
  designMaxT: decimalText.nullable(),
  /** Live stock, t: held against the design maximum. */
  liveT: decimalText.nullable().default(null),
  /** Categories of table 2; null: not classified; empty: classified, and none of them applies. */
  categories: z.array(z.enum(CATEGORY_SYMBOLS)).max(24).nullable(),
  /** Null: a pure substance. */
  mixture: z
    .object({
      /** Null: not known; the stricter reading is taken. */
      isSameClassAsPure: z.boolean().nullable(),
    })
    .nullable()
    .default(null),
  /** Mass per cent, where table 1 tells rows apart by content; what is left out is not known. */
  contents: z.partialRecord(z.enum(CONTENT_KEYS), percentText).default({}),
  form: z.enum(SUBSTANCE_FORMS).nullable().default(null),
});
export type MajorHazardItem = z.infer<typeof majorHazardItem>;

export const majorHazardUnit = z.object({
  id: z.string().min(1).max(100),
  name: text,
  /** Bounded by shut-off valves, by the dike, by the building. */
  kind: z.enum(UNIT_KINDS),
  items: z.array(majorHazardItem).max(1000),
  /** Residents within 500 m of the works' boundary; null: not known, the strictest α is taken. */
  people: wholePeople.nullable(),
});
export type MajorHazardUnitRecord = z.infer<typeof majorHazardUnit>;

/** An exact number: the fraction is the value, the decimal is cut (not rounded) where it does not end. */
export const exactNumber = z.object({
  fraction: z.string().regex(/^\d+(\/\d+)?$/),
  decimal: z.string(),
  isExact: z.boolean(),
});
const tableEntry = {
  row: z.string(),
  rowName: text,
  /** Taken at its strictest because something is not known. */
  isAssumed: z.boolean(),
};
export const majorHazardRow = z.object({
  itemId,
  substance: text,
  cas: z.string().nullable(),
  state: z.enum(ROW_STATES),
  designMaxT: z.string().nullable(),
  liveT: z.string().nullable(),
  critical: z.object({ criticalT: z.string(), table: z.literal([1, 2]), ...tableEntry }).nullable(),
  /** q/Q; null: not counted. */
  ratio: exactNumber.nullable(),
  beta: z.object({ beta: z.string(), table: z.literal([3, 4]), ...tableEntry }).nullable(),
  /** β·q/Q, before α; null: not counted. */
  contribution: exactNumber.nullable(),
});
export type MajorHazardRow = z.infer<typeof majorHazardRow>;

/** A unit held against GB 18218, with all that a report prints. */
export const majorHazardAssessment = z.object({
  standard: z.object({
    id: z.string(),
    name: text,
    effectiveFrom: z.iso.date(),
    confidence: z.enum(['verified', 'recalled']),
    source: z.string(),
  }),
  unit: z.object({ id: z.string(), name: text, kind: z.enum(UNIT_KINDS) }),
  rows: z.array(majorHazardRow),
  s: exactNumber,
  r: exactNumber,
  /** S, R and the level are "at least". */
  isLowerBound: z.boolean(),
  isAssumed: z.boolean(),
  verdict: z.enum(MAJOR_HAZARD_VERDICTS),
  alpha: z.object({
    alpha: z.string(),
    people: wholePeople.nullable(),
    band: z.object({ from: z.int(), to: z.int().nullable() }),
    isAssumed: z.boolean(),
  }),
  /** Null: no major hazard source, or not determined. */
  level: level.nullable(),
  summary: text,
  findings: z.array(z.object({ code: z.enum(FINDING_CODES), itemId, text })),
  caveats: z.array(caveat),
  /** The calculation line by line, each with the clause of the standard. */
  steps: z.array(z.object({ clause: z.string(), itemId: itemId.nullable(), text })),
});
export type MajorHazardAssessmentRecord = z.infer<typeof majorHazardAssessment>;

const sumMovement = z.object({
  before: exactNumber,
  after: exactNumber,
  /** Upwards is worse. */
  movement: z.enum(['rise', 'fall', 'none']),
  by: exactNumber,
});
/** What a re-evaluation changed. */
export const majorHazardChange = z.object({
  unitId: z.string(),
  changes: z.array(z.object({ code: z.enum(CHANGE_CODES), itemId: itemId.nullable(), text })),
  s: sumMovement,
  r: sumMovement,
  level: z.object({
    before: level.nullable(),
    after: level.nullable(),
    /** A rise is towards level 1; `unclear`: what is not known leaves it open. */
    movement: z.enum(MOVEMENTS),
  }),
  summary: text,
});
export type MajorHazardChangeRecord = z.infer<typeof majorHazardChange>;

/** What had a unit evaluated: it was declared, stock was reported, or the sweep found its surroundings changed. */
export const ASSESSMENT_CAUSES = ['unit-declared', 'stock-reported', 'sweep'] as const;
export type AssessmentCause = (typeof ASSESSMENT_CAUSES)[number];

const ownedBy = z.object({ id, code: z.string(), name: text });
const evaluationSummary = {
  at: instant,
  verdict: z.enum(MAJOR_HAZARD_VERDICTS),
  level: level.nullable(),
  /** S, R and the level are "at least". */
  isLowerBound: z.boolean(),
  isAssumed: z.boolean(),
  s: exactNumber,
  r: exactNumber,
  /** Residents within 500 m; null: not known. */
  people: wholePeople.nullable(),
};
/** A unit with what the standard says of it now, for lists and maps. */
export const majorHazardSummary = z.object({
  id,
  code: z.string(),
  name: text,
  kind: z.enum(UNIT_KINDS),
  enterprise: ownedBy,
  itemCount: z.int().nonnegative(),
  findingCount: z.int().nonnegative(),
  /** Null: not evaluated yet, which is as good as not determined. */
  current: z.object(evaluationSummary).nullable(),
});
export type MajorHazardSummary = z.infer<typeof majorHazardSummary>;

/** How many units stand where; a unit without an evaluation is not determined. */
export const majorHazardCounts = z.object({
  level1: z.int(),
  level2: z.int(),
  level3: z.int(),
  level4: z.int(),
  notDetermined: z.int(),
  notMajorHazard: z.int(),
});
export type MajorHazardCounts = z.infer<typeof majorHazardCounts>;

/** How the residents were counted. */
export const residentCount = z.object({
  people: wholePeople.nullable(),
  /** What the known cells give. */
  atLeast: wholePeople,
  insideBoundary: wholePeople,
  /** Cells in reach without a number. */
  unknownCells: z.int().nonnegative(),
  /** False: the enterprise has no land on the map, so nobody could be counted. */
  hasBoundary: z.boolean(),
});
export type ResidentCountRecord = z.infer<typeof residentCount>;

/** A line of the log: an evaluation that differed from the one before. */
export const majorHazardLogEntry = z.object({
  id,
  ...evaluationSummary,
  cause: z.enum(ASSESSMENT_CAUSES),
  /** What the stock showed then. */
  findings: majorHazardAssessment.shape.findings,
  /** Null: the first of the unit. */
  change: majorHazardChange.nullable(),
});
export type MajorHazardLogEntry = z.infer<typeof majorHazardLogEntry>;

export const majorHazard = majorHazardSummary.extend({
  assessment: majorHazardAssessment.nullable(),
  residents: residentCount.nullable(),
  /** SHA-256 of what the current evaluation was made from. */
  inputsHash: z.string().nullable(),
  /** Stock as last reported, beside the design maxima: it decides nothing. */
  stock: z.array(z.object({ itemId, quantityT: z.number(), at: instant })),
  facilities: z.array(z.object({ id, code: z.string(), name: text })),
  /** The newest 200, newest first. */
  log: z.array(majorHazardLogEntry),
});
export type MajorHazard = z.infer<typeof majorHazard>;

const filters = {
  enterpriseId: pathId.optional(),
  level: z.coerce.number().pipe(level).optional(),
  verdict: z.enum(MAJOR_HAZARD_VERDICTS).optional(),
  /** In code or name of the unit or its enterprise. */
  search: z.string().trim().max(100).optional(),
};
const reading = { method: 'GET', access: 'major-hazard.read', tag: 'major-hazards' } as const;

export const listMajorHazards = endpoint({
  ...reading,
  id: 'listMajorHazards',
  path: '/major-hazards',
  summary: {
    zh: '重大危险源单元列表（GB 18218-2018）',
    en: 'Units by GB 18218-2018, the worst first; what is not determined stands before what is none',
  },
  query: z.object({ ...filters, ...page }),
  /** The counts are of what the other filters leave, whatever level and verdict are asked for. */
  response: pageOf(majorHazardSummary).extend({ counts: majorHazardCounts }),
  problems: ['bad-request'],
});
export const readMajorHazard = endpoint({
  ...reading,
  id: 'readMajorHazard',
  path: '/major-hazards/:id',
  summary: {
    zh: '单元的辨识与分级报告及复评记录',
    en: 'One unit: its evaluation step by step and the log of re-evaluations',
  },
  params: idParams,
  response: majorHazard,
  problems: ['not-found'],
});
/** One evaluation of the log, as it was then. */
export const readMajorHazardEvaluation = endpoint({
  ...reading,
  id: 'readMajorHazardEvaluation',
  path: '/major-hazards/:id/evaluations/:evaluationId',
  summary: { zh: '某次辨识与分级', en: 'One evaluation of the log, as it was then' },
  params: z.object({ id: pathId, evaluationId: pathId }),
  response: majorHazardLogEntry.extend({
    assessment: majorHazardAssessment,
    residents: residentCount,
  }),
  problems: ['not-found'],
});
/** The unit, the works' boundary and the ring of 500 m around it with who lives there. */
export const readMajorHazardSurroundings = endpoint({
  ...reading,
  id: 'readMajorHazardSurroundings',
  path: '/major-hazards/:id/surroundings',
  summary: {
    zh: '单元、厂区边界及外扩 500 m 范围（GeoJSON）',
    en: 'The unit, the boundary of its works, 500 m around it, and the residents counted there (GeoJSON)',
  },
  params: idParams,
  response: featureCollection,
  problems: ['not-found'],
});
