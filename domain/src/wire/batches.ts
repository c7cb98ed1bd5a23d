import * as z from 'zod';
import { id, idParams, instant, page, pageOf, pathId } from './common.ts';
import { endpoint } from './endpoint.ts';

/** The sender's name for what it delivers at once: header `X-Batch-Id` of a call to the ingest, visible ASCII. */
export const BATCH_HEADER = 'x-batch-id';
export const batchName = z.string().regex(/^[\x21-\x7e]{1,100}$/, '1 to 100 visible characters');
/** Rejections that are kept of a batch; of those beyond only the number stands. */
export const MAX_KEPT_REJECTIONS = 5000;

/** One refused entry of a batch. `index` counts from 0 within the call, `call` from 1 within the batch. */
export const batchRejection = z.object({
  call: z.int().positive(),
  index: z.int().nonnegative(),
  /** The sender's id of the record, or the point of a reading. */
  externalId: z.string().nullable(),
  path: z.string(),
  message: z.string(),
  /** Absent: kept by a version that told it in English alone. */
  messageZh: z.string().optional(),
});
export type BatchRejection = z.infer<typeof batchRejection>;

/**
 * What became of a batch, as far as one feed goes: all calls that carried its name. A call that is repeated counts once, by
 * its last outcome: `rejected` is what is refused now, `created` and `updated` what it has created and updated in all, though
 * the repeat found it there. Of readings and positions `created` are those that were new and `unchanged` those that were there
 * before.
 */
const summary = z.object({
  id,
  batch: z.string(),
  feed: z.string(),
  enterpriseId: id.nullable(),
  firstAt: instant,
  lastAt: instant,
  calls: z.int().positive(),
  created: z.int().nonnegative(),
  updated: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
});
export type BatchSummary = z.infer<typeof summary>;
export const batchReceipt = summary.extend({
  rejections: z.array(batchRejection).max(MAX_KEPT_REJECTIONS),
  /** More were refused than are kept. */
  isCut: z.boolean(),
});
export type BatchReceipt = z.infer<typeof batchReceipt>;

export const readIngestBatch = endpoint({
  id: 'readIngestBatch',
  method: 'GET',
  path: '/ingest/batches/:batch',
  access: 'source',
  tag: 'ingest',
  summary: {
    zh: '查询本密钥上报批次的回执',
    en: 'The receipt of a batch that this key delivered, feed by feed',
  },
  params: z.object({ batch: batchName }),
  response: z.object({ items: z.array(batchReceipt) }),
  problems: ['wrong-api-key', 'not-found'],
});
export const listBatches = endpoint({
  id: 'listBatches',
  method: 'GET',
  path: '/enterprises/:id/batches',
  access: 'enterprise.read',
  tag: 'enterprises',
  summary: {
    zh: '企业数据报送批次，新的在前',
    en: 'Deliveries of an enterprise, the newest first',
  },
  params: idParams,
  query: z.object(page),
  response: pageOf(summary),
  problems: ['not-found'],
});
export const readBatch = endpoint({
  id: 'readBatch',
  method: 'GET',
  path: '/enterprises/:id/batches/:batchId',
  access: 'enterprise.read',
  tag: 'enterprises',
  summary: { zh: '报送批次及被拒明细', en: 'A delivery with everything that was refused' },
  params: idParams.extend({ batchId: pathId }),
  response: batchReceipt,
  problems: ['not-found'],
});
