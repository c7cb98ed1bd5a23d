import { createHash } from 'node:crypto';
import { changesBetween } from '@parkwatch/domain/standard-library/changes';
import { importRows } from '@parkwatch/domain/standard-library/import-rows';
import type { StandardVersion } from '@parkwatch/domain/standard-library/standard-line';
import { versionOf } from '@parkwatch/domain/standard-library/version-of';
import * as wire from '@parkwatch/domain/wire/standard-changes';
import type { StandardImport, StandardImportRow } from '@parkwatch/domain/wire/standard-changes';
import type { StandardDraft } from '@parkwatch/domain/wire/standard-library';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { insertImport, lockImport, noteApplied, shownImport } from './import-store.ts';
import { versionOfRow } from './line-rows.ts';
import { noteChange } from './open-reevaluations.ts';
import type { LineChange } from './open-reevaluations.ts';
import { readBook } from './read-book.ts';
import { listDocuments, listVersions } from './store.ts';
import { addDrafts, documentFor, notYours, writerOf } from './write-line.ts';
import * as write from './write-store.ts';
import type { Deed } from './write-store.ts';

/** The newest version of every line that the caller sees, with the line's id. */
async function newestVersions(tx: Tx): Promise<Map<string, StandardVersion & { lineId: number }>> {
  const newest = new Map<string, StandardVersion & { lineId: number }>();
  for (const row of await listVersions(tx, null)) {
    newest.set(row.key, { ...versionOfRow(row), lineId: row.id });
  }
  return newest;
}

type File = { readonly name: string; readonly content: Buffer; readonly now: Date };

/** Reads a file and says row by row what it would do. What was read is kept, so that what is applied is what was seen. */
export async function previewImport(
  parts: Parts,
  caller: Caller,
  { name, content, now }: File,
): Promise<StandardImport> {
  const book = await readBook(name, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return parts.db.tx(caller.scope, async (tx) => {
    const { rows, faults } = importRows(book.rows, {
      newest: [...(await newestVersions(tx)).values()],
      documents: await listDocuments(tx, parkDate(now)),
      ...{ writer: writerOf(caller), today: parkDate(now) },
    });
    const all = [...book.faults, ...faults].toSorted((a, b) => a.row - b.row);
    const made = { enterpriseId: writerOf(caller), name, sha256, rows, faults: all };
    const id = await insertImport(tx, made, { by: caller, now });
    await parts.audit.record(tx, caller, {
      ...{ action: wire.previewStandardImport.id, object: `standard-import:${id}` },
      detail: { name, sha256, bytes: content.length, rows: rows.length, faults: all.length },
    });
    return shownImport((await lockImport(tx, id))!);
  });
}

type Applying = { readonly id: number; readonly reason: string; readonly now: Date };

/**
 * Writes all rows of a previewed file in one transaction. A file with a fault is refused, and so is one that says something else now than
 * when it was previewed: a line was changed meanwhile, or a first day has passed.
 */
export function applyImport(
  parts: Parts,
  caller: Caller,
  { id, reason, now }: Applying,
): Promise<{ import: StandardImport; reevaluations: number }> {
  return parts.db.tx(caller.scope, async (tx) => {
    await write.lockLibrary(tx);
    const seen = await lockImport(tx, id);
    if (seen === undefined) throw problem('not-found');
    if (seen.enterpriseId !== writerOf(caller)) throw notYours();
    if (seen.state === 'applied' || seen.faults.length > 0) throw problem('not-acceptable-state');
    const deed = { by: caller, now, reason, enterpriseId: writerOf(caller) };
    const changes = await applyRows(tx, seen.rows, deed);
    const { count, notices } = await noteChange(tx, { kind: 'import', changes, deed });
    await noteApplied(tx, id, { by: caller, now });
    await parts.audit.record(tx, caller, {
      ...{ action: wire.applyStandardImport.id, object: `standard-import:${id}` },
      detail: { ...seen.counts, reevaluations: count },
    });
    const applied = shownImport((await lockImport(tx, id))!);
    await parts.outbox.publishAll(tx, 'notice', notices);
    return { import: applied, reevaluations: count };
  });
}

async function applyRows(
  tx: Tx,
  rows: readonly StandardImportRow[],
  deed: Deed,
): Promise<LineChange[]> {
  const newest = await newestVersions(tx);
  const today = parkDate(deed.now);
  const added: { draft: StandardDraft; documentKey: string }[] = [];
  const changed: (StandardVersion & { lineId: number })[] = [];
  for (const { action, key, line } of rows) {
    if (action === 'same') continue;
    if (line.effectiveFrom < today) throw outdated();
    const documentKey = await documentFor(tx, line.document, deed);
    if (action === 'add') added.push({ draft: line, documentKey });
    else changed.push(nextVersion(line, newest.get(key ?? ''), { documentKey, deed }));
  }
  const ids = await addDrafts(tx, added, deed);
  await write.insertVersions(tx, changed, deed);
  const written = (await listVersions(tx, [...ids, ...changed.map(({ lineId }) => lineId)])).map(
    (row) => ({ lineId: row.id, version: versionOfRow(row) }),
  );
  // Of a line's versions the last one is what was written now.
  const last = new Map(written.map((one) => [one.lineId, one]));
  return [...last.values()].map(({ lineId, version }) => ({
    ...{ lineId, before: newest.get(version.key), after: version },
  }));
}

type Next = { readonly documentKey: string; readonly deed: Deed };

function nextVersion(
  draft: StandardDraft,
  before: (StandardVersion & { lineId: number }) | undefined,
  { documentKey, deed }: Next,
): StandardVersion & { lineId: number } {
  if (before === undefined || before.enterpriseId !== deed.enterpriseId) throw problem('conflict');
  const identity = { ...before, version: before.version + 1, documentKey };
  const after = versionOf(draft, identity, before);
  // Somebody wrote the same meanwhile: the preview is out of date.
  if (changesBetween(before, after).fields.length === 0 && before.documentKey === documentKey) {
    throw outdated();
  }
  return { ...after, lineId: before.lineId };
}

function outdated() {
  return problem('conflict', {
    detail: {
      zh: '预览之后标准库或日期已变化，请重新上传',
      en: 'The library or the day changed since the preview: upload the file again',
    },
  });
}
