import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import { BATCH_HEADER, batchName, MAX_KEPT_REJECTIONS } from '@parkwatch/domain/wire/batches';
import type { BatchRejection } from '@parkwatch/domain/wire/batches';
import type { ObservationReceipt, RecordReceipt } from '@parkwatch/domain/wire/ingest';
import type { Database } from '../db/database.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { deleteBatchesBefore, proveWrites, saveBatch } from './batch-store.ts';

/** How long receipts can be looked up. */
const KEPT_MS = 90 * DAY_MS;
const LONGEST_TEXT = 300;

/** The batch that a call belongs to; the hash of its body tells a repeated call from another one. */
export type BatchCall = { readonly batch: string; readonly feed: string; readonly hash: string };

/**
 * The batch that a call names in its header, if it does.
 * @throws bad-request when it is no name: the receipt could never be found
 */
export function batchOf(req: Request, feed: string, raw: Buffer): BatchCall | undefined {
  const sent = req.get(BATCH_HEADER);
  if (sent === undefined) return undefined;
  const parsed = batchName.safeParse(sent);
  if (!parsed.success) {
    const message = { zh: '须为 1 至 100 个可见字符', en: '1 to 100 visible characters' };
    throw problem('bad-request', { errors: [{ path: `/headers/${BATCH_HEADER}`, message }] });
  }
  const hash = createHash('sha256').update(raw).digest('hex').slice(0, 32);
  return { batch: parsed.data, feed, hash };
}

type Kept = {
  readonly call: BatchCall | undefined;
  readonly caller: Caller;
  readonly now: Date;
  /** Those whose records the call held, as far as they are known. */
  readonly enterpriseIds: Iterable<number | null>;
};

/**
 * Keeps the receipt of a call, in the transaction that stored what it delivered. A call without entries is how a gateway asks
 * whether it was the api that broke: it is answered by a write, or a database that can only be read would say all is well and
 * what the gateway holds would be thrown away.
 */
export async function keepBatch(
  tx: Tx,
  { call, caller, now, enterpriseIds }: Kept,
  receipt: RecordReceipt,
): Promise<void> {
  const { created, updated, unchanged, rejected } = receipt;
  if (created + updated + unchanged + rejected === 0) await proveWrites(tx, now);
  if (call === undefined || caller.apiKey === undefined) return;
  const rejections = receipt.rejections
    .slice(0, MAX_KEPT_REJECTIONS)
    .map(({ index, externalId, path, message, messageZh }): BatchRejection => ({
      ...{ call: 1, index, externalId: externalId === null ? null : storable(externalId) },
      ...{ path: storable(path), message: storable(message), messageZh: storable(messageZh) },
    }));
  const whose = ownerOf(caller, enterpriseIds);
  const counts = { created, updated, unchanged, rejected };
  await saveBatch(tx, {
    ...call,
    ...counts,
    ...whose,
    apiKeyId: caller.apiKey.id,
    rejections,
    now,
  });
}

const REASONS_ZH: Readonly<Record<ObservationReceipt['rejections'][number]['reason'], string>> = {
  ...{ malformed: '格式错误', 'unknown-point': '未知测点', 'not-finite': '不是有效数值' },
  ...{ future: '时间超前', 'out-of-range': '超出物理量程', 'too-old': '超过保存期' },
  'bad-quality-code': '质量码无效',
};

/** The receipt of readings in the words of records: new ones are created, those that were there are unchanged. */
export function asRecordReceipt(receipt: ObservationReceipt): RecordReceipt {
  const { accepted, duplicate, rejected, rejections } = receipt;
  return {
    ...{ created: accepted, updated: 0, unchanged: duplicate, rejected },
    rejections: rejections.map(({ index, point, reason, detail }) => ({
      ...{ index, externalId: point, path: '/', message: `${reason}: ${detail}` },
      messageZh: `${REASONS_ZH[reason]}（${detail}）`,
    })),
  };
}

/** Removes old receipts (a timed task). Returns how many. */
export function trimBatches(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_MS);
  return db.tx({ kind: 'system' }, (tx) => deleteBatchesBefore(tx, before));
}

function ownerOf(caller: Caller, ids: Iterable<number | null>) {
  if (caller.enterpriseId !== null) return { enterpriseId: caller.enterpriseId, isMixed: false };
  const known = new Set(ids);
  known.delete(null);
  return { enterpriseId: known.size === 1 ? [...known][0]! : null, isMixed: known.size > 1 };
}

/** What a source sent may hold NUL and half characters, which are no text for jsonb. */
function storable(text: string): string {
  return text.slice(0, LONGEST_TEXT).replaceAll('\u0000', '').toWellFormed();
}
