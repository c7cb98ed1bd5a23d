import { HOUR_MS } from '@parkwatch/domain/time/duration';
import type { Attachment } from '@parkwatch/domain/wire/hidden-dangers';
import type { Database, Tx } from '../db/database.ts';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import { sql } from '../db/sql.ts';
import type { Taken } from './read-exif.ts';

const queries = {
  insert: sql(import.meta, './insert-attachment.sql'),
  list: sql(import.meta, './list-attachments.sql'),
  content: sql(import.meta, './read-content.sql'),
  claim: sql(import.meta, './claim-photos.sql'),
  hang: sql(import.meta, './hang-photos.sql'),
  hangTask: sql(import.meta, './hang-task-photos.sql'),
  listTask: sql(import.meta, './list-task-photos.sql'),
  unused: sql(import.meta, './count-unused.sql'),
  trim: sql(import.meta, './trim-orphans.sql'),
};

/** A phone with a bad line may need a while between the photo and its report. */
const ORPHANS_KEPT_MS = 24 * HOUR_MS;

type AttachmentRow = {
  id: number;
  media_type: string;
  bytes: number;
  sha256: string;
  uploaded_at: Date;
  uploaded_by: number;
  uploader_name: string;
  uploader_role: string;
  person: PersonColumn;
  taken_at: Date | null;
  lon: number | null;
  lat: number | null;
};

function fromRow(row: AttachmentRow): Attachment {
  return {
    id: row.id,
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256,
    uploadedAt: row.uploaded_at.toISOString(),
    uploadedBy: shownActor({
      ...{ id: row.uploaded_by, account: row.uploader_name, role: row.uploader_role },
      person: row.person,
    }),
    takenAt: row.taken_at?.toISOString() ?? null,
    takenLocation: row.lon === null || row.lat === null ? null : [row.lon, row.lat],
  };
}

export type NewAttachment = {
  readonly mediaType: string;
  readonly content: Buffer;
  readonly sha256: string;
  readonly taken: Taken;
  readonly at: Date;
  readonly by: { readonly userId: number | null; readonly username: string; readonly role: string };
};

export async function insertAttachment(tx: Tx, photo: NewAttachment): Promise<Attachment> {
  const { mediaType, content, sha256, taken, at, by } = photo;
  const row = await tx.one<{ id: number }>(queries.insert, [
    ...[mediaType, content.length, sha256, content, at, by.userId, by.username, by.role],
    ...[taken.at, taken.location?.[0] ?? null, taken.location?.[1] ?? null],
  ]);
  const [stored] = await tx.rows<AttachmentRow>(queries.list, [null, [row!.id]]);
  return fromRow(stored!);
}

export async function attachmentsOf(tx: Tx, dangerId: number): Promise<Attachment[]> {
  return (await tx.rows<AttachmentRow>(queries.list, [dangerId, null])).map(fromRow);
}

export type Content = { media_type: string; sha256: string; content: Buffer };

export function readContent(tx: Tx, id: number): Promise<Content | undefined> {
  return tx.one<Content>(queries.content, [id]);
}

/** Photos of an uploader that hang on nothing yet. */
export async function countUnused(tx: Tx, uploaderId: number | null): Promise<number> {
  return (await tx.one<{ unused: number }>(queries.unused, [uploaderId]))?.unused ?? 0;
}

/** Those of the ids that the uploader may still use. */
export async function claimPhotos(
  tx: Tx,
  ids: readonly number[],
  uploaderId: number | null,
): Promise<number[]> {
  if (ids.length === 0) return [];
  return (await tx.rows<{ id: number }>(queries.claim, [[...ids], uploaderId])).map(({ id }) => id);
}

export async function hangPhotos(
  tx: Tx,
  ids: readonly number[],
  on: { readonly dangerId: number; readonly enterpriseId: number },
): Promise<void> {
  if (ids.length > 0) await tx.run(queries.hang, [[...ids], on.dangerId, on.enterpriseId]);
}

/** Hangs photos on a task of supervision; `enterpriseId` null: of a visit, which stays the park's. */
export async function hangTaskPhotos(
  tx: Tx,
  ids: readonly number[],
  on: { readonly taskId: number; readonly enterpriseId: number | null },
): Promise<void> {
  if (ids.length > 0) await tx.run(queries.hangTask, [[...ids], on.taskId, on.enterpriseId]);
}

export async function taskPhotos(tx: Tx, taskId: number): Promise<Attachment[]> {
  return (await tx.rows<AttachmentRow>(queries.listTask, [taskId])).map(fromRow);
}

/** Deletes photos that no report ever used; answers how many. */
export function trimOrphans(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - ORPHANS_KEPT_MS);
  return db.tx({ kind: 'system' }, (tx) => tx.run(queries.trim, [before]));
}
