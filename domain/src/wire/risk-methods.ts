import * as z from 'zod';
import { METHOD_CHANGES } from '../risk-assessment/sheet-under.ts';
import { RISK_METHODS, riskLevel, riskMethod } from '../risk-assessment/risk-method.ts';
import { actor, id, instant, reason, text } from './common.ts';
import { endpoint } from './endpoint.ts';

/** A version of a method. The first of each family is the usual one, which nobody added. */
export const riskMethodVersion = z.object({
  family: z.string(),
  /** Counted within the family, from 1. */
  version: z.int().positive(),
  method: riskMethod,
  /** It holds today. */
  isInEffect: z.boolean(),
  added: z.object({ at: instant, by: actor, reason: z.string() }).nullable(),
});
export type RiskMethodVersion = z.infer<typeof riskMethodVersion>;

/** A version as a person asks for it: its id is given by the server. */
export const newMethodVersion = z.object({
  family: z.string().max(60),
  method: z.object({
    kind: z.enum(RISK_METHODS),
    name: text,
    effectiveFrom: z.iso.date(),
    factors: riskMethod.shape.factors,
    cuts: riskMethod.shape.cuts,
    source: riskMethod.shape.source,
    confidence: riskMethod.shape.confidence,
  }),
});
export type NewMethodVersion = z.infer<typeof newMethodVersion>;

/** What a version makes of a sheet: the level of its worst row, before and after. */
export const sheetChange = z.object({
  sheetId: id,
  subject: z.string(),
  form: z.enum(['jha', 'scl']),
  enterprise: z.object({ id, code: z.string(), name: text }),
  unit: z.object({ id, name: z.string() }),
  before: riskLevel,
  /** A row whose value the new table does not have keeps its level until it is assessed anew. */
  after: riskLevel,
  /** `open`: of the same level, with rows that have to be assessed anew. */
  change: z.enum(METHOD_CHANGES),
  /** Rows by what becomes of them. */
  rows: z.object({ raised: z.int(), lowered: z.int(), open: z.int(), same: z.int() }),
});
export type SheetChange = z.infer<typeof sheetChange>;

const tag = 'risk-register';
export const listRiskMethods = endpoint({
  id: 'listRiskMethods',
  method: 'GET',
  path: '/risk-methods',
  access: 'risk-method.read',
  tag,
  summary: { zh: '风险评价方法及版本', en: 'Methods of risk assessment with their versions' },
  response: z.object({
    items: z.array(riskMethodVersion),
    /** How the four levels are shown where there are three colours: the map. */
    colours: z.record(z.enum(['1', '2', '3', '4']), z.enum(['red', 'yellow', 'blue'])),
  }),
});
export const previewRiskMethod = endpoint({
  id: 'previewRiskMethod',
  method: 'POST',
  path: '/risk-methods/preview',
  access: 'risk-method.add',
  tag,
  summary: {
    zh: '预览新版本对现有分析表的影响',
    en: 'What a new version would make of the sheets',
  },
  body: newMethodVersion,
  response: z.object({
    /** Sheets of the family as a whole, by what becomes of them. */
    counts: z.object({ raised: z.int(), lowered: z.int(), open: z.int(), same: z.int() }),
    /** Sheets whose level or rows change, the raised ones first; empty for administrators, who see nothing of enterprises. */
    changes: z.array(sheetChange),
  }),
  problems: ['already-exists'],
});
export const addRiskMethod = endpoint({
  id: 'addRiskMethod',
  method: 'POST',
  path: '/risk-methods',
  access: 'risk-method.add',
  tag,
  summary: { zh: '发布方法的新版本', en: 'Add a version of a method' },
  body: newMethodVersion.extend({ reason }),
  response: riskMethodVersion,
  status: 201,
  problems: ['already-exists'],
});
