import { createHash } from 'node:crypto';
import type {
  StandardDocument,
  StandardVersion,
} from '@parkwatch/domain/standard-library/standard-line';
import { versionOf } from '@parkwatch/domain/standard-library/version-of';
import type { StandardDraft, StandardLineDetail } from '@parkwatch/domain/wire/standard-library';
import { isPgError, UNIQUE_VIOLATION } from '../db/pg-errors.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { versionOfRow } from './line-rows.ts';
import { noteChange } from './open-reevaluations.ts';
import type { ChangeKind, Deed } from './write-store.ts';
import { readDetail } from './read-detail.ts';
import { listDocuments, listVersions, readLine } from './store.ts';
import * as write from './write-store.ts';

export type Written = StandardLineDetail & { readonly reevaluations: number };

/** Whose lines a caller writes: an enterprise its own, the park the park's (null). */
export function writerOf({ reach, enterpriseId }: Caller): number | null {
  return reach === 'own' ? enterpriseId : null;
}

type Writing = {
  readonly action: string;
  readonly kind: ChangeKind;
  readonly reason: string;
  readonly now: Date;
};

/** A new line of the caller's own. */
export function addLine(
  parts: Parts,
  caller: Caller,
  { draft, ...writing }: Writing & { readonly draft: StandardDraft },
): Promise<Written> {
  checkDays(draft, writing.now);
  return parts.db.tx(caller.scope, async (tx) => {
    const deed = deedOf(caller, writing);
    const documentKey = await documentFor(tx, draft.document, deed);
    const [lineId] = await addDrafts(tx, [{ draft, documentKey }], deed);
    return finish(parts, tx, { lineId: lineId!, before: undefined, caller, writing });
  });
}

/** Lines of drafts with their first versions. @returns their ids in the order of the drafts */
export async function addDrafts(
  tx: Tx,
  drafts: readonly { readonly draft: StandardDraft; readonly documentKey: string }[],
  deed: Deed,
): Promise<number[]> {
  const { enterpriseId, now } = deed;
  const keyed = drafts.map(({ draft, documentKey }, at) => {
    const stamp = createHash('sha256').update(`${now.getTime()} ${at} ${JSON.stringify(draft)}`);
    const key = `${enterpriseId === null ? 'park' : `e${enterpriseId}`}:${stamp.digest('hex').slice(0, 12)}`;
    return versionOf(draft, { key, version: 1, documentKey, enterpriseId });
  });
  const ids = await write.insertLines(
    tx,
    keyed.map(({ key }) => ({ key, enterpriseId, seedSha256: null })),
  );
  const versions = keyed.map((version) => ({ ...version, lineId: ids.get(version.key)! }));
  await write.insertVersions(tx, versions, deed);
  return versions.map(({ lineId }) => lineId);
}

type Changing = Writing & { readonly id: number; readonly afterVersion: number };

/** The next version of a line that the caller owns. */
export function changeLine(
  parts: Parts,
  caller: Caller,
  { draft, ...writing }: Changing & { readonly draft: StandardDraft },
): Promise<Written> {
  checkDays(draft, writing.now);
  return parts.db.tx(caller.scope, async (tx) => {
    const before = await newestOf(tx, caller, writing);
    const deed = deedOf(caller, writing);
    const documentKey = await documentFor(tx, draft.document, deed);
    const after = versionOf(draft, { ...before, version: before.version + 1, documentKey }, before);
    await insertNext(tx, { ...after, lineId: writing.id }, deed);
    return finish(parts, tx, { lineId: writing.id, before, caller, writing });
  });
}

/** Ends a line from a day on: a version that never holds. */
export function retireLine(
  parts: Parts,
  caller: Caller,
  { from, ...writing }: Changing & { readonly from: string },
): Promise<Written> {
  if (from < parkDate(writing.now)) throw inThePast('/from');
  return parts.db.tx(caller.scope, async (tx) => {
    const before = await newestOf(tx, caller, writing);
    if (before.effectiveTo !== null && before.effectiveTo <= from) throw alreadyEnded();
    const ended = { effectiveFrom: from, effectiveTo: from, version: before.version + 1 };
    const deed = deedOf(caller, writing);
    await insertNext(tx, { ...before, ...ended, lineId: writing.id }, deed);
    return finish(parts, tx, { lineId: writing.id, before, caller, writing });
  });
}

function deedOf(caller: Caller, { now, reason }: Writing): Deed {
  return { by: caller, now, reason, enterpriseId: writerOf(caller) };
}

/** The newest version, locked; refused when it is not the caller's, or not the one that he saw. */
async function newestOf(
  tx: Tx,
  caller: Caller,
  { id, afterVersion, now }: Changing,
): Promise<StandardVersion> {
  const seen = await readLine(tx, id, parkDate(now));
  if (seen === undefined) throw problem('not-found');
  if (seen.enterprise_id !== writerOf(caller)) throw notYours();
  await write.lockLine(tx, id);
  const newest = (await listVersions(tx, [id])).at(-1)!;
  if (newest.version !== afterVersion) throw problem('conflict');
  return versionOfRow(newest);
}

async function insertNext(tx: Tx, version: write.NewVersion, deed: Deed): Promise<void> {
  try {
    await write.insertVersions(tx, [version], deed);
  } catch (error) {
    if (isPgError(error, UNIQUE_VIOLATION)) throw problem('conflict');
    throw error;
  }
}

type Finishing = {
  readonly lineId: number;
  readonly before: StandardVersion | undefined;
  readonly caller: Caller;
  readonly writing: Writing;
};

async function finish(
  parts: Parts,
  tx: Tx,
  { lineId, before, caller, writing }: Finishing,
): Promise<Written> {
  const { now, kind, action } = writing;
  const after = versionOfRow((await listVersions(tx, [lineId])).at(-1)!);
  const deed = deedOf(caller, writing);
  const changes = [{ lineId, before, after }];
  const { count: reevaluations, notices } = await noteChange(tx, { kind, changes, deed });
  await parts.audit.record(tx, caller, {
    ...{ action, object: `standard-line:${lineId}` },
    detail: { key: after.key, version: after.version, from: after.effectiveFrom, reevaluations },
  });
  const detail = (await readDetail(tx, lineId, { caller, now }))!;
  await parts.outbox.publishAll(tx, 'notice', notices);
  return { ...detail, reevaluations };
}

/** A document of the library by its key, or an own one by its title, made if it is new. */
export async function documentFor(tx: Tx, named: string, deed: Deed): Promise<string> {
  const { enterpriseId, now } = deed;
  const known = (await listDocuments(tx, parkDate(now))).find(
    ({ key, title, enterprise }) =>
      key === named || (title.zh === named && (enterprise?.id ?? null) === enterpriseId),
  );
  if (known !== undefined) return known.key;
  const owner = enterpriseId === null ? 'park' : `enterprise-${enterpriseId}`;
  const digest = createHash('sha256').update(named).digest('hex').slice(0, 12);
  const issuer =
    enterpriseId === null ? { zh: '园区', en: 'The park' } : { zh: '本企业', en: 'The enterprise' };
  const document: StandardDocument = {
    ...{ key: `${owner}-${digest}`, code: '', title: { zh: named, en: named }, issuer },
    kind: enterpriseId === null ? 'park' : 'enterprise',
    ...{ effectiveFrom: null, effectiveTo: null, replacedBy: null, text: 'part' },
    ...{ source: '', sourceSha256: null, confidence: 'verified', note: null },
  };
  await write.insertDocument(tx, { ...document, enterpriseId }, now);
  return document.key;
}

function checkDays({ effectiveFrom, effectiveTo }: StandardDraft, now: Date): void {
  if (effectiveFrom < parkDate(now)) throw inThePast('/line/effectiveFrom');
  if (effectiveTo !== null && effectiveTo <= effectiveFrom) {
    const message = { zh: '应晚于生效日期', en: 'must be after the first day' };
    throw problem('bad-request', { errors: [{ path: '/line/effectiveTo', message }] });
  }
}

function inThePast(path: string) {
  const message = { zh: '不能早于今天', en: 'today or later' };
  return problem('bad-request', { errors: [{ path, message }] });
}

function alreadyEnded() {
  const message = { zh: '该条目届时已失效', en: 'the line has ended by then' };
  return problem('bad-request', { errors: [{ path: '/from', message }] });
}

/** The park keeps its library, an enterprise its own lines; each sees more than it writes. */
export function notYours() {
  return problem('not-acceptable-state', {
    detail: { zh: '只能由所属单位维护', en: 'Only its owner may write it' },
  });
}
