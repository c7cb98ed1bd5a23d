import * as z from 'zod';
import { riskLevel } from '../risk-assessment/risk-method.ts';
import { checklistRow, jobHazardRow } from '../risk-assessment/risk-sheets.ts';
import { actor, id, idParams, instant, reason, text } from './common.ts';
import { endpoint } from './endpoint.ts';

/** A row as it is filled in: value and level follow from the factors and are not taken from anybody. */
const chosen = z.object({ factors: z.record(z.string().max(1), z.number()) });
const head = {
  subject: z.string().trim().min(1).max(200),
  /** Version of the method. */
  methodId: z.string().min(1).max(60),
  /** Day of the park; not after today. */
  assessedOn: z.iso.date(),
};
export const riskSheetInput = z.discriminatedUnion('form', [
  z.object({
    ...{ form: z.literal('jha'), ...head },
    rows: z
      .array(jobHazardRow.extend({ assessed: chosen }))
      .min(1)
      .max(200),
  }),
  z.object({
    ...{ form: z.literal('scl'), ...head },
    rows: z
      .array(checklistRow.extend({ assessed: chosen }))
      .min(1)
      .max(200),
  }),
]);
export type RiskSheetInput = z.infer<typeof riskSheetInput>;

const assessedRow = { value: z.number(), level: riskLevel };
export const riskSheetRow = z.union([
  jobHazardRow.extend({ assessed: chosen.extend(assessedRow) }),
  checklistRow.extend({ assessed: chosen.extend(assessedRow) }),
]);
export type RiskSheetRow = z.infer<typeof riskSheetRow>;

export const riskSheetSummary = z.object({
  id,
  form: z.enum(['jha', 'scl']),
  unit: z.object({ id, name: z.string() }),
  enterprise: z.object({ id, code: z.string(), name: text }),
  subject: z.string(),
  revision: z.int().positive(),
  methodId: z.string(),
  methodName: text,
  assessedOn: z.iso.date(),
  madeAt: instant,
  madeBy: actor,
  rowCount: z.int(),
  /** As it was assessed. */
  level: riskLevel,
  /** By the version of its method that holds today; rows whose values it no longer has keep theirs. */
  levelToday: riskLevel,
  /** Another version of its method holds by now. */
  isOutdated: z.boolean(),
  withdrawn: z.object({ at: instant, by: actor, reason: z.string() }).nullable(),
});
export type RiskSheetSummary = z.infer<typeof riskSheetSummary>;
export const riskSheetRevision = z.object({
  revision: z.int().positive(),
  subject: z.string(),
  methodId: z.string(),
  methodName: text,
  assessedOn: z.iso.date(),
  madeAt: instant,
  madeBy: actor,
  /** Why it was revised; empty for the first. */
  note: z.string(),
  level: riskLevel,
  rows: z.array(riskSheetRow),
});
export type RiskSheetRevision = z.infer<typeof riskSheetRevision>;
export const riskSheetDetail = riskSheetSummary.extend({
  /** Newest first. */
  revisions: z.array(riskSheetRevision),
});
export type RiskSheetDetail = z.infer<typeof riskSheetDetail>;

const tag = 'risk-register';
export const listRiskSheets = endpoint({
  id: 'listRiskSheets',
  method: 'GET',
  path: '/risk-units/:id/sheets',
  access: 'risk-register.read',
  tag,
  summary: { zh: '分析单元的分析表', en: 'Sheets of a risk unit' },
  params: idParams,
  response: z.object({ items: z.array(riskSheetSummary) }),
  problems: ['not-found'],
});
export const readRiskSheet = endpoint({
  id: 'readRiskSheet',
  method: 'GET',
  path: '/risk-sheets/:id',
  access: 'risk-register.read',
  tag,
  summary: { zh: '分析表及其历史', en: 'One sheet with its history' },
  params: idParams,
  response: riskSheetDetail,
  problems: ['not-found'],
});
export const createRiskSheet = endpoint({
  id: 'createRiskSheet',
  method: 'POST',
  path: '/risk-units/:id/sheets',
  access: 'risk-sheet.write',
  tag,
  summary: { zh: '填写分析表（JHA、SCL）', en: 'Make a sheet (JHA, SCL)' },
  params: idParams,
  body: riskSheetInput,
  response: riskSheetDetail,
  status: 201,
  problems: ['not-found'],
});
export const reviseRiskSheet = endpoint({
  id: 'reviseRiskSheet',
  method: 'POST',
  path: '/risk-sheets/:id/revisions',
  access: 'risk-sheet.write',
  tag,
  summary: { zh: '修订分析表', en: 'Revise a sheet' },
  params: idParams,
  body: z.object({
    sheet: riskSheetInput,
    /** The revision that was looked at: what somebody else revised meanwhile is not overwritten unseen. */
    revision: z.int().positive(),
    note: reason,
  }),
  response: riskSheetDetail,
  problems: ['not-found', 'conflict', 'not-acceptable-state'],
});
export const withdrawRiskSheet = endpoint({
  id: 'withdrawRiskSheet',
  method: 'POST',
  path: '/risk-sheets/:id/withdraw',
  access: 'risk-sheet.write',
  tag,
  summary: { zh: '作废分析表', en: 'Withdraw a sheet: it sets no level any more' },
  params: idParams,
  body: z.object({ reason }),
  response: riskSheetDetail,
  problems: ['not-found', 'not-acceptable-state'],
});
