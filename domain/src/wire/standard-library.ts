import * as z from 'zod';
import { STANDARD_CHANGE_KINDS } from '../standard-library/changes.ts';
import { STANDARD_STANDINGS } from '../standard-library/lines-on.ts';
import { STANDARD_MODULE_NAMES } from '../standard-library/modules.ts';
import {
  GRADE_BASES,
  STANDARD_CONFIDENCES,
  STANDARD_DOCUMENT_KINDS,
  STANDARD_TEXTS,
} from '../standard-library/standard-line.ts';
import { FACILITY_KINDS } from '../weather-rules/facility-facts.ts';
import {
  actor,
  id,
  idParams,
  instant,
  page,
  pageOf,
  pathId,
  reason,
  text,
  words,
} from './common.ts';
import { endpoint } from './endpoint.ts';
import { HIDDEN_DANGER_CATEGORIES, HIDDEN_DANGER_GRADES } from './hidden-dangers.ts';

const tag = 'standard-library';
/** A day at the park. */
const day = z.iso.date();
const module = z.enum(STANDARD_MODULE_NAMES);
const category = z.enum(HIDDEN_DANGER_CATEGORIES);
const grade = z.enum(HIDDEN_DANGER_GRADES);

export const standardDocument = z.object({
  key: z.string(),
  code: z.string(),
  title: text,
  issuer: text,
  kind: z.enum(STANDARD_DOCUMENT_KINDS),
  effectiveFrom: day.nullable(),
  effectiveTo: day.nullable(),
  replacedBy: z.object({ key: z.string(), code: z.string(), title: text }).nullable(),
  /** How much of its text is in the library; `none`: it is a gap, and nothing stands in its place. */
  text: z.enum(STANDARD_TEXTS),
  source: z.string(),
  confidence: z.enum(STANDARD_CONFIDENCES),
  note: text.nullable(),
  /** Whose own it is; null: the park's. */
  enterprise: z.object({ id, code: z.string(), name: text }).nullable(),
  /** Lines that the caller sees: in force on the day, and all. */
  linesInForce: z.int().nonnegative(),
  lines: z.int().nonnegative(),
});
export type StandardDocumentShown = z.infer<typeof standardDocument>;

const content = {
  module,
  category,
  grade,
  gradeBasis: z.enum(GRADE_BASES),
  /** Usual days to rectify; null: those of the grade. */
  deadlineDays: z.int().min(0).max(365).nullable(),
  clause: text,
  name: text,
  question: text,
  requirement: z.string(),
  requirementEn: z.string().nullable(),
};

/** A line as one of its versions says it. */
export const standardLine = z.object({
  id,
  key: z.string(),
  version: z.int().positive(),
  document: z.object({ key: z.string(), code: z.string(), title: text }),
  ...content,
  effectiveFrom: day.nullable(),
  /** First day on which it is no longer in force. */
  effectiveTo: day.nullable(),
  standing: z.enum(STANDARD_STANDINGS),
  /** The line or document that took its place, as people know it. */
  replacedBy: text.nullable(),
  enterprise: z.object({ id, code: z.string(), name: text }).nullable(),
  /** A newer version that has not begun yet. */
  comingVersion: z.int().positive().nullable(),
});
export type StandardLineShown = z.infer<typeof standardLine>;

export const standardVersion = z.object({
  version: z.int().positive(),
  ...content,
  effectiveFrom: day.nullable(),
  effectiveTo: day.nullable(),
  writtenAt: instant,
  writtenBy: actor,
  /** Why it was written; of a seed the system's words. */
  reason: words,
  change: z.object({
    kind: z.enum(STANDARD_CHANGE_KINDS),
    fields: z.array(z.string()),
    isMaterial: z.boolean(),
  }),
});
export type StandardVersionShown = z.infer<typeof standardVersion>;

export const standardLineDetail = standardLine.extend({
  documentDetail: standardDocument,
  /** The last one first. */
  versions: z.array(standardVersion),
  /** The newest version: who writes the next one says that he saw it. */
  latestVersion: z.int().positive(),
  /** The national text was changed after the park wrote its own version: it waits to be looked at. */
  isSeedWaiting: z.boolean(),
  mayWrite: z.boolean(),
  /** Open hidden dangers that the caller sees and that were judged by it. */
  openDangers: z.int().nonnegative(),
});
export type StandardLineDetail = z.infer<typeof standardLineDetail>;

export const listStandardDocuments = endpoint({
  id: 'listStandardDocuments',
  method: 'GET',
  path: '/standard-library/documents',
  access: 'standard.read',
  tag,
  summary: {
    zh: '标准库的文件、模块与缺口',
    en: 'Documents and modules of the library, gaps included',
  },
  query: z.object({ on: day.optional() }),
  response: z.object({
    on: day,
    items: z.array(standardDocument),
    modules: z.array(z.object({ module, name: text, frame: z.string(), linesInForce: z.int() })),
  }),
});

export const listStandardLines = endpoint({
  id: 'listStandardLines',
  method: 'GET',
  path: '/standard-library/lines',
  access: 'standard.read',
  tag,
  summary: { zh: '排查标准条目检索', en: 'Search the lines of the library' },
  query: z.object({
    ...page,
    module: module.optional(),
    category: category.optional(),
    grade: grade.optional(),
    document: z.string().max(100).optional(),
    /** Words that all stand in name, requirement, question or clause. */
    text: z.string().trim().max(200).optional(),
    /** Day for which it is asked; today without it. */
    on: day.optional(),
    view: z.enum(['in-force', 'coming', 'ended', 'all']).default('in-force'),
    /** Only enterprises' own lines. */
    own: z.stringbool().optional(),
  }),
  response: pageOf(standardLine),
});

export const readStandardLine = endpoint({
  id: 'readStandardLine',
  method: 'GET',
  path: '/standard-library/lines/:id',
  access: 'standard.read',
  tag,
  summary: { zh: '标准条目、原文与全部版本', en: 'One line with its text and all its versions' },
  params: idParams,
  response: standardLineDetail,
  problems: ['not-found'],
});

/** A line that fits a report, with why. */
export const standardProposal = z.object({
  line: standardLine,
  /** 0 to 1: the weight of what was found in the line over the weight of all that was typed. */
  score: z.number(),
  /** Words of the report that stand in the line. */
  words: z.array(z.string()),
  /** Part of the score that module and category of the context gave. */
  bonus: z.number(),
});
export type StandardProposal = z.infer<typeof standardProposal>;
export const proposeStandardLines = endpoint({
  id: 'proposeStandardLines',
  method: 'GET',
  path: '/standard-library/proposals',
  access: 'standard.read',
  tag,
  summary: {
    zh: '为隐患描述推荐适用标准',
    en: 'Lines in force today that fit the words of a report',
  },
  query: z.object({
    text: z.string().trim().min(2).max(1000),
    category: category.optional(),
    facilityKind: z.enum(FACILITY_KINDS).optional(),
  }),
  response: z.object({ items: z.array(standardProposal).max(5) }),
});

export const readStandardChecklist = endpoint({
  id: 'readStandardChecklist',
  method: 'GET',
  path: '/standard-library/checklist',
  access: 'standard.read',
  tag,
  summary: {
    zh: '按模块或设施类型生成检查表',
    en: 'The checklist of a module or of a kind of facility on a day',
  },
  query: z.object({
    module: module.optional(),
    facilityKind: z.enum(FACILITY_KINDS).optional(),
    /** The modules that concern this enterprise. */
    enterpriseId: pathId.optional(),
    on: day.optional(),
  }),
  response: z.object({
    on: day,
    sections: z.array(z.object({ module, name: text, lines: z.array(standardLine) })),
  }),
  problems: ['bad-request', 'not-found'],
});

const typed = (most: number) => z.string().trim().min(2).max(most);
const both = (most: number) =>
  z.object({ zh: typed(most), en: z.string().trim().max(most).default('') });
/** A line as somebody writes it. English that is left out stays as it was where the Chinese did, else it is the Chinese. */
export const standardDraft = z.object({
  ...{ module, category, grade },
  deadlineDays: z.int().min(0).max(365).nullable().default(null),
  name: both(200),
  question: both(500),
  requirement: typed(4000),
  requirementEn: z.string().trim().max(4000).nullable().default(null),
  clause: z.object({
    zh: z.string().trim().max(100),
    en: z.string().trim().max(100).default(''),
  }),
  /** Key of a document of the library, or the title of an own one: park or enterprise. */
  document: typed(200),
  /** Today or later. */
  effectiveFrom: day,
  effectiveTo: day.nullable().default(null),
});
export type StandardDraft = z.infer<typeof standardDraft>;

const written = standardLineDetail.extend({
  /** Enterprises that have to look again within 24 h because of it. */
  reevaluations: z.int().nonnegative(),
});

export const addStandardLine = endpoint({
  id: 'addStandardLine',
  method: 'POST',
  path: '/standard-library/lines',
  access: 'standard.write',
  tag,
  summary: { zh: '新增自有标准条目', en: 'Add a line of the park, or of one’s enterprise' },
  body: z.object({ line: standardDraft, reason }),
  status: 201,
  response: written,
  problems: ['bad-request', 'not-found'],
});
export const changeStandardLine = endpoint({
  id: 'changeStandardLine',
  method: 'POST',
  path: '/standard-library/lines/:id/versions',
  access: 'standard.write',
  tag,
  summary: { zh: '写入条目的新版本', en: 'Write the next version of a line' },
  params: idParams,
  body: z.object({ line: standardDraft, afterVersion: z.int().positive(), reason }),
  response: written,
  problems: ['not-found', 'not-acceptable-state', 'conflict', 'bad-request'],
});
export const retireStandardLine = endpoint({
  id: 'retireStandardLine',
  method: 'POST',
  path: '/standard-library/lines/:id/retirement',
  access: 'standard.write',
  tag,
  summary: { zh: '停用条目', en: 'End a line from a day on' },
  params: idParams,
  body: z.object({
    /** First day without it; today or later. */
    from: day,
    afterVersion: z.int().positive(),
    reason,
  }),
  response: written,
  problems: ['not-found', 'not-acceptable-state', 'conflict', 'bad-request'],
});
