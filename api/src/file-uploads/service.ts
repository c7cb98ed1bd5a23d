import { createHash } from 'node:crypto';
import { MAX_WAITING_UPLOADS } from '@parkwatch/domain/wire/file-uploads';
import type { FileUpload, UploadReport, UploadState } from '@parkwatch/domain/wire/file-uploads';
import { findEnterprise } from '../enterprises/store.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { contentFault } from './check-content.ts';
import * as store from './store.ts';
import type { Result, Stored } from './store.ts';

const SYSTEM = { kind: 'system' } as const;
/** A file that ends every gateway that reads it is given up. */
const MOST_TAKES = 20;

type Sent = {
  readonly template: string;
  readonly name: string;
  readonly enterpriseId?: number | undefined;
  readonly content: Buffer;
};
type Acting = { readonly caller: Caller; readonly now: Date };

/**
 * Stores a file for a gateway to read. Without one that takes uploads for the enterprise it is refused at once: it would
 * wait for ever, and the person would think it delivered. A gateway that is only away at the moment is waited for.
 */
export async function storeUpload(
  parts: Parts,
  { template, name, content, ...sent }: Sent,
  { caller, now }: Acting,
): Promise<FileUpload> {
  const fault = contentFault(name, content);
  if (fault !== null) throw problem('invalid-file', { detail: fault });
  const enterpriseId = sent.enterpriseId ?? (caller.reach === 'own' ? caller.enterpriseId : null);
  await checkEnterprise(parts, enterpriseId, { caller, now });
  const sourceId = await parts.db.tx(SYSTEM, (tx) => store.findTaker(tx, enterpriseId));
  if (sourceId === undefined) throw problem('no-upload-gateway');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const id = await parts.db.tx(caller.scope, async (tx) => {
    if ((await store.countOpen(tx, enterpriseId)) >= MAX_WAITING_UPLOADS) throw tooManyWait();
    const added = await store.insertUpload(tx, {
      ...{ enterpriseId, template, name, content, sha256, now, by: caller, sourceId },
    });
    await parts.audit.record(tx, caller, {
      action: 'uploadFile',
      object: `file-upload:${added}`,
      detail: { template, name, bytes: content.length, sha256, enterpriseId },
    });
    return added;
  });
  return (await readUpload(parts, id, caller)).upload;
}

/** An enterprise that one may not see is not there. */
async function checkEnterprise({ db }: Parts, id: number | null, { caller, now }: Acting) {
  if (id === null) return;
  const found = await db.tx(caller.scope, (tx) => findEnterprise(tx, id, now));
  if (found === undefined) throw problem('not-found');
}

function tooManyWait() {
  return problem('too-many-requests', {
    detail: {
      zh: `已有 ${MAX_WAITING_UPLOADS} 个文件等待处理，请稍后再传`,
      en: `${MAX_WAITING_UPLOADS} files wait already; upload more when they are read`,
    },
  });
}

export async function readUpload({ db }: Parts, id: number, caller: Caller) {
  const found = await db.tx(caller.scope, (tx) => store.findUpload(tx, id));
  if (found === undefined) throw problem('not-found');
  const [upload] = await withGateways({ db }, [found]);
  return { upload: upload!, faultCount: found.faultCount };
}

/** When a gateway was heard tells who waits whether it is there; of the gateway itself it tells nothing. */
export async function withGateways(
  { db }: Pick<Parts, 'db'>,
  items: readonly Stored[],
): Promise<FileUpload[]> {
  const ids = [...new Set(items.map(({ sourceId }) => sourceId))];
  const heard = ids.length === 0 ? new Map() : await db.tx(SYSTEM, (tx) => store.heardAt(tx, ids));
  return items.map(({ upload, sourceId }) => {
    const at = heard.get(sourceId) as Date | undefined;
    return { ...upload, gatewayHeardAt: at?.toISOString() ?? null };
  });
}

type ByGateway = { readonly apiKeyId: number; readonly now: Date };

/** Hands the bytes of an upload to a gateway that has to take it: again, too, when it did not end before. */
export async function handOver({ db }: Parts, id: number, by: ByGateway): Promise<Buffer> {
  const taken = await db.tx(SYSTEM, async (tx) => {
    const found = await store.takeUpload(tx, id, by);
    if (found !== undefined && found.takes > MOST_TAKES) {
      await store.saveResult(tx, id, givenUp(by.now));
      return undefined;
    }
    return found;
  });
  if (taken === undefined) throw problem('not-found');
  return taken.content;
}

function givenUp(now: Date): Result {
  const message = {
    zh: `网关 ${MOST_TAKES} 次未能读完此文件，已放弃`,
    en: `The gateway did not come to the end of the file in ${MOST_TAKES} tries`,
  };
  return {
    ...{ state: 'failed', finishedAt: now, rows: 0, accepted: 0, rejected: 0, faultCount: 1 },
    faults: [{ row: 0, column: null, value: '', message }],
  };
}

/** Keeps what a gateway says. What is finished stays so: a report that comes again changes nothing. */
export function takeReport(
  { db }: Parts,
  { id, report }: { readonly id: number; readonly report: UploadReport },
  { apiKeyId, now }: ByGateway,
): Promise<{ state: UploadState }> {
  return db.tx(SYSTEM, async (tx) => {
    const state = await store.lockUpload(tx, id, apiKeyId);
    if (state === undefined) throw problem('not-found');
    if (state === 'delivered' || state === 'failed') return { state };
    const finishedAt = report.state === 'read' ? null : now;
    await store.saveResult(tx, id, { ...storable(report), finishedAt });
    return { state: report.state };
  });
}

/** NUL and half characters are no text for PostgreSQL, and a cell may hold anything. */
function storable(report: UploadReport): UploadReport {
  const text = JSON.stringify(report, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value,
  );
  return JSON.parse(text) as UploadReport;
}
