import type { ConsequenceAnswer } from '@parkwatch/domain/consequence/run/compute-run';
import type { RunFacts } from '@parkwatch/domain/consequence/run/run-facts';
import type {
  ConsequenceRun,
  ConsequenceRunInput,
  ConsequenceRunSummary,
} from '@parkwatch/domain/wire/consequence';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Caller } from '../http/caller.ts';

const queries = {
  insert: sql(import.meta, './insert-run.sql'),
  list: sql(import.meta, './list-runs.sql'),
  read: sql(import.meta, './read-run.sql'),
};

/** What a list shows of a run, besides its number, its maker and its time. */
export type StoredSummary = Omit<
  ConsequenceRunSummary,
  'id' | 'number' | 'title' | 'createdAt' | 'createdBy' | 'engineVersion'
>;

type SummaryRow = {
  readonly id: number;
  readonly number: string;
  readonly title: string | null;
  readonly created_at: Date;
  readonly created_by: number | null;
  readonly creator_name: string;
  readonly creator_role: string;
  readonly creator: PersonColumn;
  readonly engine_version: string;
  readonly summary: StoredSummary;
};

export type NewRun = {
  readonly number: string;
  readonly at: Date;
  readonly by: Caller;
  readonly input: ConsequenceRunInput;
  readonly facts: RunFacts;
  readonly summary: StoredSummary;
  readonly answer: ConsequenceAnswer;
  readonly resultHash: string;
  readonly computedMs: number;
};

export async function insertRun(tx: Tx, run: NewRun): Promise<number> {
  const { by, input, facts, summary, answer } = run;
  const [lon, lat] = summary.at;
  const row = await tx.one<{ id: number }>(queries.insert, [
    ...[run.number, input.title ?? null, run.at, by.userId, by.username, by.role],
    ...[summary.facility?.id ?? null, lon, lat],
    ...[input, facts, summary, answer].map((part) => JSON.stringify(part)),
    ...[answer.engineVersion, run.resultHash, run.computedMs],
  ]);
  return row!.id;
}

type Page = {
  readonly id?: number;
  readonly after?: { readonly at: Date; readonly id: number } | null;
  readonly limit: number;
};

export async function findRuns(tx: Tx, page: Page): Promise<ConsequenceRunSummary[]> {
  const { id = null, after = null, limit } = page;
  const params = [id, after?.at ?? null, after?.id ?? null, limit];
  return (await tx.rows<SummaryRow>(queries.list, params)).map(summaryOf);
}

function summaryOf(row: SummaryRow): ConsequenceRunSummary {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    createdAt: row.created_at.toISOString(),
    createdBy: shownActor({
      ...{ id: row.created_by, account: row.creator_name, role: row.creator_role },
      person: row.creator,
    }),
    engineVersion: row.engine_version,
    ...row.summary,
  };
}

type PartsRow = {
  readonly input: ConsequenceRunInput;
  readonly facts: RunFacts;
  readonly answer: ConsequenceAnswer;
  readonly result_hash: string;
  readonly computed_ms: number;
};

/** A run as it is answered, with the facts that the answer does not show. */
export type StoredRun = { readonly run: ConsequenceRun; readonly facts: RunFacts };

export async function findRun(tx: Tx, id: number): Promise<StoredRun | undefined> {
  const [summary] = await findRuns(tx, { id, limit: 1 });
  const parts = await tx.one<PartsRow>(queries.read, [id]);
  if (summary === undefined || parts === undefined) return undefined;
  const { input, facts, answer, result_hash: resultHash, computed_ms: computedMs } = parts;
  return { run: { ...summary, ...answer, input, resultHash, computedMs }, facts };
}
