import { DAY_MS, HOUR_MS } from '@parkwatch/domain/time/duration';
import type {
  FileUpload,
  UploadFault,
  UploadOrder,
  UploadState,
} from '@parkwatch/domain/wire/file-uploads';
import { MAX_UPLOAD_ORDERS } from '@parkwatch/domain/wire/file-uploads';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Database, Tx } from '../db/database.ts';
import type { Caller } from '../http/caller.ts';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';

const queries = {
  findTaker: sql(import.meta, './find-taker.sql'),
  orders: sql(import.meta, './list-orders.sql'),
  take: sql(import.meta, './take-upload.sql'),
  lock: sql(import.meta, './lock-upload.sql'),
  saveReport: sql(import.meta, './save-report.sql'),
  countOpen: sql(import.meta, './count-open.sql'),
  insert: sql(import.meta, './insert-upload.sql'),
  list: sql(import.meta, './list-uploads.sql'),
  faults: sql(import.meta, './read-faults.sql'),
  heard: sql(import.meta, './list-heard.sql'),
  trim: sql(import.meta, './delete-old-uploads.sql'),
};

const KEPT_MS = 90 * DAY_MS;
/** A gateway reads a file within minutes; the store's answers may wait behind a spool that is replayed. */
const TAKEN_FOR_MS = HOUR_MS / 6;
const READ_FOR_MS = HOUR_MS;

/** The source that takes uploads for an enterprise or, with null, for the park. Scope system. */
export async function findTaker(tx: Tx, enterpriseId: number | null): Promise<number | undefined> {
  return (await tx.one<{ id: number }>(queries.findTaker, [enterpriseId]))?.id;
}

export async function countOpen(tx: Tx, enterpriseId: number | null): Promise<number> {
  return (await tx.one<{ count: number }>(queries.countOpen, [enterpriseId]))!.count;
}

export type NewUpload = {
  readonly enterpriseId: number | null;
  readonly template: string;
  readonly name: string;
  readonly content: Buffer;
  readonly sha256: string;
  readonly now: Date;
  readonly by: Pick<Caller, 'userId' | 'username' | 'role'>;
  readonly sourceId: number;
};

export async function insertUpload(tx: Tx, upload: NewUpload): Promise<number> {
  const { enterpriseId, template, name, content, sha256, now, by, sourceId } = upload;
  const row = await tx.one<{ id: number }>(queries.insert, [
    ...[enterpriseId, template, name, content.length, sha256, content, now],
    ...[by.userId, by.username, by.role, sourceId],
  ]);
  return row!.id;
}

type UploadRow = {
  readonly id: number;
  readonly enterprise_id: number | null;
  readonly enterprise_code: string | null;
  readonly name_zh: string;
  readonly name_en: string;
  readonly template: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly state: UploadState;
  readonly uploaded_at: Date;
  readonly uploaded_by: number;
  readonly uploader_name: string;
  readonly uploader_role: string;
  readonly person: PersonColumn;
  readonly data_source_id: number;
  readonly taken_at: Date | null;
  readonly finished_at: Date | null;
  readonly row_count: number | null;
  readonly accepted: number | null;
  readonly rejected: number | null;
  readonly fault_count: number;
};
/** An upload, but for when its gateway was heard: that is not the caller's to read. */
export type Stored = {
  readonly upload: Omit<FileUpload, 'gatewayHeardAt'>;
  readonly sourceId: number;
  readonly faultCount: number;
};

export type UploadPage = {
  readonly enterpriseId?: number | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

export async function uploadPage(
  tx: Tx,
  { enterpriseId, cursor, limit }: UploadPage,
): Promise<{ items: Stored[]; nextCursor: string | null }> {
  const after = readPageCursor(cursor);
  const params = [enterpriseId ?? null, after?.at ?? null, after?.id ?? null, limit + 1, null];
  const rows = await tx.rows<UploadRow>(queries.list, params);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  const nextCursor =
    last === undefined ? null : pageCursor({ at: last.uploaded_at.toISOString(), id: last.id });
  return { items: items.map(stored), nextCursor };
}

export async function findUpload(tx: Tx, id: number): Promise<Stored | undefined> {
  const row = await tx.one<UploadRow>(queries.list, [null, null, null, 1, id]);
  return row && stored(row);
}

function stored(row: UploadRow): Stored {
  const code = row.enterprise_code;
  const isOnItsWay = row.state === 'read' || row.state === 'delivered';
  return {
    sourceId: row.data_source_id,
    faultCount: row.fault_count,
    upload: {
      ...{ id: row.id, template: row.template, name: row.name, bytes: row.bytes },
      enterprise:
        row.enterprise_id === null || code === null
          ? null
          : { id: row.enterprise_id, code, name: { zh: row.name_zh, en: row.name_en } },
      ...{ sha256: row.sha256, state: row.state, uploadedAt: row.uploaded_at.toISOString() },
      uploadedBy: shownActor({
        ...{ id: row.uploaded_by, account: row.uploader_name, role: row.uploader_role },
        person: row.person,
      }),
      takenAt: row.taken_at?.toISOString() ?? null,
      finishedAt: row.finished_at?.toISOString() ?? null,
      ...{ rows: row.row_count, accepted: row.accepted, rejected: row.rejected },
      batch: isOnItsWay ? `upload-${row.id}` : null,
    },
  };
}

/** When the gateways of these sources were heard last. Scope system. */
export async function heardAt(tx: Tx, ids: readonly number[]): Promise<Map<number, Date>> {
  const rows = await tx.rows<{ id: number; heard_at: Date }>(queries.heard, [ids]);
  return new Map(rows.map(({ id, heard_at: at }) => [id, at]));
}

export type StoredFaults = {
  readonly name: string;
  readonly faults: UploadFault[];
  readonly fault_count: number;
};
export function readFaults(tx: Tx, id: number): Promise<StoredFaults | undefined> {
  return tx.one<StoredFaults>(queries.faults, [id]);
}

type OrderRow = Omit<UploadOrder, 'enterpriseCode'> & {
  readonly enterprise_code: string | null;
  readonly data_source_id: number;
};
type Asking = { readonly apiKeyId: number; readonly now: Date };

/** What a gateway has to take. Scope system. */
export async function uploadOrders(tx: Tx, asking: Asking): Promise<UploadOrder[]> {
  const rows = await orderRows(tx, asking, null);
  return rows.map(({ enterprise_code: enterpriseCode, data_source_id: _source, ...order }) => ({
    ...order,
    enterpriseCode,
  }));
}

/** The bytes of an upload that this gateway has to take, and how often it was fetched. Scope system. */
export async function takeUpload(
  tx: Tx,
  id: number,
  asking: Asking,
): Promise<{ content: Buffer; takes: number } | undefined> {
  const [order] = await orderRows(tx, asking, id);
  if (order === undefined) return undefined;
  return tx.one<{ content: Buffer; takes: number }>(queries.take, [
    id,
    order.data_source_id,
    asking.now,
  ]);
}

function orderRows(tx: Tx, { apiKeyId, now }: Asking, id: number | null): Promise<OrderRow[]> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const params = [apiKeyId, ago(TAKEN_FOR_MS), ago(READ_FOR_MS), id, MAX_UPLOAD_ORDERS];
  return tx.rows<OrderRow>(queries.orders, params);
}

/** The state of an upload that this gateway has taken, held to the end of the transaction. Scope system. */
export async function lockUpload(
  tx: Tx,
  id: number,
  apiKeyId: number,
): Promise<UploadState | undefined> {
  return (await tx.one<{ state: UploadState }>(queries.lock, [id, apiKeyId]))?.state;
}

export type Result = {
  readonly state: UploadState;
  readonly finishedAt: Date | null;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly faults: readonly UploadFault[];
  readonly faultCount: number;
};

export async function saveResult(tx: Tx, id: number, result: Result): Promise<void> {
  const { state, finishedAt, rows, accepted, rejected, faults, faultCount } = result;
  const list = JSON.stringify(faults);
  await tx.run(queries.saveReport, [
    id,
    state,
    finishedAt,
    rows,
    accepted,
    rejected,
    list,
    faultCount,
  ]);
}

/** Removes old uploads with their results (a timed task). Returns how many. */
export function trimUploads(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_MS);
  return db.tx({ kind: 'system' }, (tx) => tx.run(queries.trim, [before]));
}
