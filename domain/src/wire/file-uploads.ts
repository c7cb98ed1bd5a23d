import * as z from 'zod';
import { RECORD_FEEDS } from '../sources/record-feed.ts';
import { TEMPLATE_IDS } from '../templates/file-templates.ts';
import { actor, id, idParams, instant, page, pageOf, pathId, text } from './common.ts';
import { endpoint } from './endpoint.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What browsers call a CSV, and what they call a file that they know nothing of: its content decides. */
const FILE_TYPES = [
  ...[XLSX_TYPE, 'text/csv', 'application/vnd.ms-excel', 'text/plain'],
  'application/octet-stream',
];
export const UPLOAD_BYTES = 20_000_000;
/** Of one enterprise, or of the park: those that no gateway has finished. */
export const MAX_WAITING_UPLOADS = 20;
/** Faults that are kept of a file, and those that a page is given; the error report has all that are kept. */
export const MAX_KEPT_FAULTS = 10_000;
export const MAX_SHOWN_FAULTS = 1000;

/**
 * `waiting` for a gateway; `taken` by one that reads it now; `read`: its rows are on their way to the store; `delivered`:
 * the store has answered all of them; `failed`: nothing of the file could be taken.
 */
export const UPLOAD_STATES = ['waiting', 'taken', 'read', 'delivered', 'failed'] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];

const templateId = z.enum(TEMPLATE_IDS as [string, ...string[]]);
const template = z.object({ id: templateId, feed: z.enum(RECORD_FEEDS), name: text });
export type FileTemplateShown = z.infer<typeof template>;

/** What is wrong with a row: from 1 as the spreadsheet shows it, 0 for the file as a whole. */
export const uploadFault = z.object({
  row: z.int().min(0).max(2_000_000),
  column: z.string().max(500).nullable(),
  value: z.string().max(500),
  message: z.object({ zh: z.string().max(1000), en: z.string().max(1000) }),
});
export type UploadFault = z.infer<typeof uploadFault>;

const count = z.int().min(0).max(2_000_000);
export const fileUpload = z.object({
  id,
  enterprise: z.object({ id, code: z.string(), name: text }).nullable(),
  template: templateId,
  name: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
  state: z.enum(UPLOAD_STATES),
  uploadedAt: instant,
  uploadedBy: actor,
  takenAt: instant.nullable(),
  finishedAt: instant.nullable(),
  /** Null while nobody has read it. A row with a fault is refused; `accepted` are those that the store has not refused. */
  rows: count.nullable(),
  accepted: count.nullable(),
  rejected: count.nullable(),
  /** Name of the receipt among the deliveries, once its records are on their way. */
  batch: z.string().nullable(),
  /** When the gateway that has to take it was heard last; null: none has ever reported. */
  gatewayHeardAt: instant.nullable(),
});
export type FileUpload = z.infer<typeof fileUpload>;

const tag = 'files';
export const listFileTemplates = endpoint({
  id: 'listFileTemplates',
  method: 'GET',
  path: '/file-templates',
  access: 'file.upload',
  tag,
  summary: { zh: '可上传的文件模板', en: 'Templates of files that can be uploaded' },
  response: z.object({ items: z.array(template) }),
});
export const readFileTemplate = endpoint({
  id: 'readFileTemplate',
  method: 'GET',
  path: '/file-templates/:template',
  access: 'file.upload',
  tag,
  summary: { zh: '下载 XLSX 模板', en: 'A template as XLSX' },
  params: z.object({ template: templateId }),
  mediaType: XLSX_TYPE,
});
export const uploadFile = endpoint({
  id: 'uploadFile',
  method: 'POST',
  path: '/file-uploads',
  access: 'file.upload',
  tag,
  summary: {
    zh: '上传 .xlsx 或 .csv 文件',
    en: 'Upload an .xlsx or .csv file; a gateway reads it',
  },
  query: z.object({
    template: templateId,
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((name) => name.isWellFormed() && !/[\p{Cc}/\\]/u.test(name), 'no name of a file'),
    /** Whose data it is; the own one for accounts of an enterprise. Without it: the park's, each row names its enterprise. */
    enterpriseId: pathId.optional(),
  }),
  rawBody: { mediaTypes: FILE_TYPES, maxBytes: UPLOAD_BYTES },
  status: 201,
  response: fileUpload,
  problems: [
    ...(['bad-request', 'not-found', 'too-large', 'unsupported-media-type'] as const),
    ...(['invalid-file', 'no-upload-gateway', 'too-many-requests'] as const),
  ],
});
export const listFileUploads = endpoint({
  id: 'listFileUploads',
  method: 'GET',
  path: '/file-uploads',
  access: 'file.upload',
  tag,
  summary: { zh: '上传的文件，新的在前', en: 'Uploaded files, the newest first' },
  query: z.object({ ...page, enterpriseId: pathId.optional() }),
  response: pageOf(fileUpload),
});
export const readFileUpload = endpoint({
  id: 'readFileUpload',
  method: 'GET',
  path: '/file-uploads/:id',
  access: 'file.upload',
  tag,
  summary: { zh: '上传文件的处理结果', en: 'What became of an uploaded file, row by row' },
  params: idParams,
  response: fileUpload.extend({
    faults: z.array(uploadFault).max(MAX_SHOWN_FAULTS),
    /** Of all, those beyond what is shown included. */
    faultCount: count,
  }),
  problems: ['not-found'],
});
export type FileUploadDetail = z.infer<NonNullable<(typeof readFileUpload)['response']>>;
export const readUploadErrors = endpoint({
  id: 'readUploadErrors',
  method: 'GET',
  path: '/file-uploads/:id/errors',
  access: 'file.upload',
  tag,
  summary: { zh: '下载错误报告（XLSX）', en: 'The error report as XLSX' },
  params: idParams,
  mediaType: XLSX_TYPE,
  problems: ['not-found'],
});

/** What a gateway learns of a file that it has to take: the answer to its report holds at most these. */
export const MAX_UPLOAD_ORDERS = 100;
export const uploadOrder = z.object({
  id,
  /** Key of its data source, and the account that the records go under. */
  source: z.string(),
  account: z.string(),
  template: templateId,
  name: z.string(),
  sha256: z.string(),
  /** The one enterprise whose records it may hold; null: those that the account may deliver for. */
  enterpriseCode: z.string().nullable(),
});
export type UploadOrder = z.infer<typeof uploadOrder>;

export const takeUpload = endpoint({
  id: 'takeUpload',
  method: 'GET',
  path: '/gateway/uploads/:id',
  access: 'source',
  tag,
  summary: { zh: '网关领取上传的文件', en: 'A gateway takes an uploaded file: its bytes' },
  params: idParams,
  mediaType: 'application/octet-stream',
  problems: ['wrong-api-key', 'not-found'],
});
export const uploadReport = z
  .object({
    state: z.enum(['read', 'delivered', 'failed']),
    rows: count,
    accepted: count,
    rejected: count,
    faults: z.array(uploadFault).max(MAX_KEPT_FAULTS),
    /** Of all, those that are not sent included. */
    faultCount: count,
  })
  .refine(({ rows, accepted, rejected }) => accepted + rejected <= rows, 'more than its rows');
export type UploadReport = z.infer<typeof uploadReport>;
export const reportUpload = endpoint({
  id: 'reportUpload',
  method: 'POST',
  path: '/gateway/uploads/:id/report',
  access: 'source',
  tag,
  summary: { zh: '网关上报文件处理结果', en: 'A gateway says what became of an uploaded file' },
  params: idParams,
  body: uploadReport,
  response: z.object({ state: z.enum(UPLOAD_STATES) }),
  problems: ['wrong-api-key', 'not-found'],
});
