import * as z from 'zod';
import { STANDARD_CHANGE_KINDS } from '../standard-library/changes.ts';
import { REEVALUATION_RESULTS } from '../standard-library/reevaluation.ts';
import type { ReevaluationResult } from '../standard-library/reevaluation.ts';
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
import { uploadFault, XLSX_TYPE } from './file-uploads.ts';
import { standardDraft } from './standard-library.ts';

const tag = 'standard-library';
const results = Object.keys(REEVALUATION_RESULTS) as [ReevaluationResult, ...ReevaluationResult[]];

export const STANDARD_IMPORT_BYTES = 2_000_000;
export const STANDARD_IMPORT_ROWS = 2000;
export const readStandardTemplate = endpoint({
  id: 'readStandardTemplate',
  method: 'GET',
  path: '/standard-library/import-template',
  access: 'standard.write',
  tag,
  summary: { zh: '下载标准导入模板（XLSX）', en: 'The template of the import as XLSX' },
  mediaType: XLSX_TYPE,
});
export const standardImportRow = z.object({
  /** Of the spreadsheet, from 1. */
  row: z.int().positive(),
  /** `same`: it says what the library says, and nothing is written. */
  action: z.enum(['add', 'change', 'same']),
  key: z.string().nullable(),
  line: standardDraft,
});
export type StandardImportRow = z.infer<typeof standardImportRow>;
export const standardImport = z.object({
  id,
  name: z.string(),
  state: z.enum(['previewed', 'applied']),
  uploadedAt: instant,
  uploadedBy: actor,
  appliedAt: instant.nullable(),
  appliedBy: actor.nullable(),
  counts: z.object({ add: z.int(), change: z.int(), same: z.int(), faults: z.int() }),
  rows: z.array(standardImportRow),
  faults: z.array(uploadFault),
});
export type StandardImport = z.infer<typeof standardImport>;
export const previewStandardImport = endpoint({
  id: 'previewStandardImport',
  method: 'POST',
  path: '/standard-library/imports',
  access: 'standard.write',
  tag,
  summary: {
    zh: '上传标准文件并预览（不写入标准库）',
    en: 'Upload a file and see row by row what it would do; nothing is written to the library',
  },
  query: z.object({
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((name) => name.isWellFormed() && !/[\p{Cc}/\\]/u.test(name), 'no name of a file'),
  }),
  rawBody: {
    mediaTypes: [XLSX_TYPE, 'application/octet-stream', 'application/vnd.ms-excel'],
    maxBytes: STANDARD_IMPORT_BYTES,
  },
  status: 201,
  response: standardImport,
  problems: ['invalid-file', 'too-large', 'unsupported-media-type'],
});
/** All rows or none: a file with a fault is corrected and uploaded again. */
export const applyStandardImport = endpoint({
  id: 'applyStandardImport',
  method: 'POST',
  path: '/standard-library/imports/:id/application',
  access: 'standard.write',
  tag,
  summary: { zh: '确认导入', en: 'Write the rows of a previewed file, all of them' },
  params: idParams,
  body: z.object({ reason }),
  response: z.object({ import: standardImport, reevaluations: z.int().nonnegative() }),
  problems: ['not-found', 'not-acceptable-state', 'conflict'],
});

/** An enterprise looks again at what changed standards touch: its open dangers and its checklists. */
export const standardReevaluation = z.object({
  id,
  enterprise: z.object({ id, code: z.string(), name: text }),
  /** Why it was opened. */
  reason: words,
  openedAt: instant,
  openedBy: actor,
  dueAt: instant,
  isOverdue: z.boolean(),
  lines: z.array(
    z.object({
      id,
      key: z.string(),
      name: text,
      kind: z.enum(STANDARD_CHANGE_KINDS),
      fromVersion: z.int().nullable(),
      toVersion: z.int(),
    }),
  ),
  /** Its open hidden dangers that were judged by one of them. */
  dangers: z.array(z.object({ id, number: z.string(), title: z.string() })),
  hasChecklist: z.boolean(),
  done: z.object({ at: instant, by: actor, result: z.enum(results), note: z.string() }).nullable(),
});
export type StandardReevaluation = z.infer<typeof standardReevaluation>;
export const listStandardReevaluations = endpoint({
  id: 'listStandardReevaluations',
  method: 'GET',
  path: '/standard-library/re-evaluations',
  access: 'standard.read',
  tag,
  summary: {
    zh: '标准变更后的重新评估',
    en: 'Re-evaluations after changed standards, the last opened first',
  },
  query: z.object({
    ...page,
    view: z.enum(['open', 'overdue', 'done', 'all']).default('open'),
    enterpriseId: pathId.optional(),
  }),
  response: pageOf(standardReevaluation).extend({
    /** Of all that the caller sees. */
    open: z.int().nonnegative(),
    overdue: z.int().nonnegative(),
  }),
});
export const completeStandardReevaluation = endpoint({
  id: 'completeStandardReevaluation',
  method: 'POST',
  path: '/standard-library/re-evaluations/:id/completion',
  access: 'standard.re-evaluate',
  tag,
  summary: { zh: '完成重新评估', en: 'Say what the re-evaluation found' },
  params: idParams,
  body: z.object({ result: z.enum(results), note: reason }),
  response: standardReevaluation,
  problems: ['not-found', 'not-acceptable-state'],
});
