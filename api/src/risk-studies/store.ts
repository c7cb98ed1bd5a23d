import type { StudyAnswer } from '@parkwatch/domain/consequence/study/compute-study';
import type { StudyFacts } from '@parkwatch/domain/consequence/study/study-facts';
import type { Text } from '@parkwatch/domain/text/text';
import type {
  RiskStudy,
  RiskStudyInput,
  RiskStudyResult,
  RiskStudySummary,
} from '@parkwatch/domain/wire/risk-studies';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Caller } from '../http/caller.ts';

const queries = {
  insert: sql(import.meta, './insert-study.sql'),
  endInterrupted: sql(import.meta, './end-interrupted.sql'),
  progress: sql(import.meta, './save-progress.sql'),
  finish: sql(import.meta, './finish-study.sql'),
  fail: sql(import.meta, './fail-study.sql'),
  list: sql(import.meta, './list-studies.sql'),
  read: sql(import.meta, './read-study.sql'),
};

/** Without a sign of life for so long, the process that computed it is gone. */
const SILENT_MS = 60_000;
const INTERRUPTED: Text = {
  zh: '计算被中断（服务重启），请重新启动',
  en: 'interrupted by a restart of the service; start it again',
};

export type NewStudy = {
  readonly number: string;
  readonly at: Date;
  readonly by: Caller;
  readonly input: RiskStudyInput;
  readonly facts: StudyFacts;
};

export async function insertStudy(tx: Tx, study: NewStudy): Promise<number> {
  const { number, at, by, input, facts } = study;
  const row = await tx.one<{ id: number }>(queries.insert, [
    ...[number, input.title ?? null, at, by.userId, by.username, by.role],
    ...[JSON.stringify(input), JSON.stringify(facts)],
  ]);
  return row!.id;
}

/** A study that nobody computes any more does not keep the next one from beginning. */
export async function endInterrupted(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - SILENT_MS);
  await tx.run(queries.endInterrupted, [before, JSON.stringify(INTERRUPTED)]);
}

export async function saveProgress(
  tx: Tx,
  id: number,
  { share, now }: { readonly share: number; readonly now: Date },
): Promise<void> {
  await tx.run(queries.progress, [id, share, now]);
}

export type FinishedStudy = {
  readonly answer: StudyAnswer;
  readonly resultHash: string;
  readonly computedMs: number;
  readonly now: Date;
};

/** False when it was ended meanwhile. */
export async function finishStudy(tx: Tx, id: number, done: FinishedStudy): Promise<boolean> {
  const { figures, result, engineVersion } = done.answer;
  const changed = await tx.run(queries.finish, [
    ...[id, JSON.stringify(figures), JSON.stringify(result), engineVersion],
    ...[done.resultHash, done.computedMs, done.now],
  ]);
  return changed > 0;
}

export async function failStudy(tx: Tx, id: number, why: Text): Promise<void> {
  await tx.run(queries.fail, [id, JSON.stringify(why)]);
}

type SummaryRow = {
  readonly id: number;
  readonly number: string;
  readonly title: string | null;
  readonly created_at: Date;
  readonly created_by: number | null;
  readonly creator_name: string;
  readonly creator_role: string;
  readonly creator: PersonColumn;
  readonly state: RiskStudySummary['state'];
  readonly progress: number;
  readonly failure: Text | null;
  readonly engine_version: string | null;
  readonly figures: RiskStudySummary['figures'];
  readonly seen_at: Date;
};

type Page = {
  readonly id?: number;
  readonly after?: { readonly at: Date; readonly id: number } | null;
  readonly limit: number;
  readonly now: Date;
};

export async function findStudies(tx: Tx, page: Page): Promise<RiskStudySummary[]> {
  const { id = null, after = null, limit, now } = page;
  const params = [id, after?.at ?? null, after?.id ?? null, limit];
  return (await tx.rows<SummaryRow>(queries.list, params)).map((row) => summaryOf(row, now));
}

function summaryOf(row: SummaryRow, now: Date): RiskStudySummary {
  const isSilent = row.state === 'running' && now.getTime() - row.seen_at.getTime() > SILENT_MS;
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    createdAt: row.created_at.toISOString(),
    createdBy: shownActor({
      ...{ id: row.created_by, account: row.creator_name, role: row.creator_role },
      person: row.creator,
    }),
    state: isSilent ? 'failed' : row.state,
    progress: row.progress,
    failure: isSilent ? INTERRUPTED : row.failure,
    engineVersion: row.engine_version,
    figures: row.figures,
  };
}

type PartsRow = {
  readonly input: RiskStudyInput;
  readonly result: RiskStudyResult | null;
  readonly result_hash: string | null;
  readonly computed_ms: number | null;
};

export async function findStudy(tx: Tx, id: number, now: Date): Promise<RiskStudy | undefined> {
  const [summary] = await findStudies(tx, { id, limit: 1, now });
  const parts = await tx.one<PartsRow>(queries.read, [id]);
  if (summary === undefined || parts === undefined) return undefined;
  const { input, result, result_hash: resultHash, computed_ms: computedMs } = parts;
  return { ...summary, input, result, resultHash, computedMs };
}
