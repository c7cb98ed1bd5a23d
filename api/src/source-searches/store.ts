import type {
  SourceSearch,
  SourceSearchInput,
  SourceSearchSummary,
} from '@parkwatch/domain/wire/source-searches';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Caller } from '../http/caller.ts';
import type { SearchAnswer } from './answer-search.ts';
import type { SearchFacts } from './search-facts.ts';

const queries = {
  insert: sql(import.meta, './insert-search.sql'),
  list: sql(import.meta, './list-searches.sql'),
  read: sql(import.meta, './read-search.sql'),
};

/** What a list shows of a search, besides its number, its maker and its time. */
type StoredSummary = Pick<SourceSearchSummary, 'substance' | 'from' | 'to' | 'verdict' | 'first'>;

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

export type NewSearch = {
  readonly number: string;
  readonly at: Date;
  readonly by: Caller;
  readonly input: SourceSearchInput;
  readonly facts: SearchFacts;
  readonly answer: SearchAnswer;
  readonly resultHash: string;
  readonly computedMs: number;
};

export async function insertSearch(tx: Tx, search: NewSearch): Promise<number> {
  const { by, input, facts, answer } = search;
  const { substance, from, to, verdict, first } = answer;
  const summary: StoredSummary = { substance, from, to, verdict, first };
  const row = await tx.one<{ id: number }>(queries.insert, [
    ...[search.number, input.title ?? null, search.at, by.userId, by.username, by.role],
    ...[input.cas, new Date(from), new Date(to)],
    ...[input, facts, summary, answer].map((part) => JSON.stringify(part)),
    ...[answer.engineVersion, search.resultHash, search.computedMs],
  ]);
  return row!.id;
}

type Page = {
  readonly id?: number;
  readonly after?: { readonly at: Date; readonly id: number } | null;
  readonly limit: number;
};

export async function findSearches(tx: Tx, page: Page): Promise<SourceSearchSummary[]> {
  const { id = null, after = null, limit } = page;
  const params = [id, after?.at ?? null, after?.id ?? null, limit];
  return (await tx.rows<SummaryRow>(queries.list, params)).map(summaryOf);
}

function summaryOf(row: SummaryRow): SourceSearchSummary {
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
  readonly input: SourceSearchInput;
  readonly answer: SearchAnswer;
  readonly result_hash: string;
  readonly computed_ms: number;
};

/** As it was stored: nothing is computed again. */
export async function findSearch(tx: Tx, id: number): Promise<SourceSearch | undefined> {
  const [summary] = await findSearches(tx, { id, limit: 1 });
  const parts = await tx.one<PartsRow>(queries.read, [id]);
  if (summary === undefined || parts === undefined) return undefined;
  const { input, answer, result_hash: resultHash, computed_ms: computedMs } = parts;
  return { ...summary, ...answer, input, resultHash, computedMs };
}
