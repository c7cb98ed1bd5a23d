import type {
  StandardDocument,
  StandardVersion,
} from '@parkwatch/domain/standard-library/standard-line';
import type { StandardChange } from '@parkwatch/domain/standard-library/changes';
import type { Words } from '@parkwatch/domain/text/text';
import { jsonOrNull, sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';

const queries = {
  lock: sql(import.meta, './lock-line.sql'),
  lockAll: sql(import.meta, './lock-library.sql'),
  insertDocument: sql(import.meta, './insert-document.sql'),
  updateDocument: sql(import.meta, './update-document.sql'),
  insertLines: sql(import.meta, './insert-lines.sql'),
  insertVersions: sql(import.meta, './insert-versions.sql'),
  seeds: sql(import.meta, './list-seeds.sql'),
  noteSeeds: sql(import.meta, './note-seeds.sql'),
  insertChange: sql(import.meta, './insert-change.sql'),
  insertChangeLines: sql(import.meta, './insert-change-lines.sql'),
};

/** Who writes, when and why. */
export type Deed = {
  readonly by: Caller;
  readonly now: Date;
  readonly reason: Words;
  /** Whose own lines are written; null: the park's. */
  readonly enterpriseId: number | null;
};

export type LockedLine = {
  readonly id: number;
  readonly key: string;
  readonly enterprise_id: number | null;
};
/** Undefined for a line that is not there, or that the caller may not write. */
export function lockLine(tx: Tx, id: number): Promise<LockedLine | undefined> {
  return tx.one<LockedLine>(queries.lock, [id]);
}

/** One import, or one process that takes the seeds in, at a time. */
export async function lockLibrary(tx: Tx): Promise<void> {
  await tx.rows(queries.lockAll);
}

type NewDocument = StandardDocument & { readonly enterpriseId: number | null };
/** False when there is one of that key. */
export async function insertDocument(tx: Tx, document: NewDocument, now: Date): Promise<boolean> {
  const { key, enterpriseId, code, title, issuer, kind, note } = document;
  const count = await tx.run(queries.insertDocument, [
    ...[key, enterpriseId, code, JSON.stringify(title), JSON.stringify(issuer), kind],
    ...[document.effectiveFrom, document.effectiveTo, document.replacedBy, document.text],
    ...[document.source, document.sourceSha256, document.confidence, jsonOrNull(note), now],
  ]);
  return count > 0;
}

export async function updateDocument(tx: Tx, document: StandardDocument): Promise<void> {
  const { key, code, title, issuer, note } = document;
  await tx.run(queries.updateDocument, [
    ...[key, code, JSON.stringify(title), JSON.stringify(issuer), document.effectiveFrom],
    ...[document.effectiveTo, document.replacedBy, document.text, document.source],
    ...[document.sourceSha256, document.confidence, jsonOrNull(note)],
  ]);
}

type NewLine = {
  readonly key: string;
  readonly enterpriseId: number | null;
  readonly seedSha256: string | null;
};
/** Their ids by key. */
export async function insertLines(tx: Tx, lines: readonly NewLine[]): Promise<Map<string, number>> {
  if (lines.length === 0) return new Map();
  type Row = { id: number; key: string };
  const rows = await tx.rows<Row>(queries.insertLines, [JSON.stringify(lines)]);
  return new Map(rows.map(({ id, key }) => [key, id]));
}

export type NewVersion = StandardVersion & { readonly lineId: number };
/** @param isSeed  they come from the program's own seeds */
export async function insertVersions(
  tx: Tx,
  versions: readonly NewVersion[],
  { by, now, reason, isSeed = false }: Omit<Deed, 'enterpriseId'> & { readonly isSeed?: boolean },
): Promise<void> {
  if (versions.length === 0) return;
  await tx.run(queries.insertVersions, [
    ...[JSON.stringify(versions), isSeed, JSON.stringify(reason), now],
    ...[by.userId, by.username, by.role],
  ]);
}

export type SeedRow = {
  readonly id: number;
  readonly key: string;
  readonly seed_sha256: string;
};
export function listSeeds(tx: Tx): Promise<SeedRow[]> {
  return tx.rows<SeedRow>(queries.seeds);
}

type NotedSeed = {
  readonly id: number;
  readonly sha256: string;
  /** The seed that the park's own version keeps waiting; null: none. */
  readonly waiting: StandardVersion | null;
};
export async function noteSeeds(tx: Tx, seeds: readonly NotedSeed[]): Promise<void> {
  if (seeds.length > 0) await tx.run(queries.noteSeeds, [JSON.stringify(seeds)]);
}

export type ChangeKind = 'write' | 'retire' | 'import' | 'seed' | 'end';
export type ChangedLine = {
  readonly lineId: number;
  readonly kind: StandardChange['kind'];
  readonly fromVersion: number | null;
  readonly toVersion: number;
};
/** Notes a deed with its lines. @returns its id */
export async function insertChange(
  tx: Tx,
  { kind, lines }: { readonly kind: ChangeKind; readonly lines: readonly ChangedLine[] },
  { by, now, reason, enterpriseId }: Deed,
): Promise<number> {
  const params = [enterpriseId, kind, now, by.userId, by.username, by.role, JSON.stringify(reason)];
  const row = await tx.one<{ id: number }>(queries.insertChange, params);
  await tx.run(queries.insertChangeLines, [row!.id, JSON.stringify(lines)]);
  return row!.id;
}
