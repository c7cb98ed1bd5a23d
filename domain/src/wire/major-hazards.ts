import * as z from 'zod';
import { FINDING_CODES, MAJOR_HAZARD_VERDICTS, ROW_STATES } from '../major-hazard/assessment.ts';
import { CHANGE_CODES } from '../major-hazard/changes.ts';
import { CONTENT_KEYS, SUBSTANCE_FORMS } from '../major-hazard/content-conditions.ts';
import { CATEGORY_SYMBOLS } from '../major-hazard/hazard-categories.ts';
import { MOVEMENTS } from '../major-hazard/movement.ts';
import { MAJOR_HAZARD_LEVELS, UNIT_KINDS } from '../major-hazard/standard.ts';
import { fieldFault } from '../text/field-fault.ts';
import { caveat } from './consequence.ts';
import { text } from './common.ts';

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
const percentText = decimalText.refine((value) => Number(value) <= 100, fieldFault(NOT_A_SHARE));
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
