import type {
  DataQuality,
  EnterpriseFacts,
  FeedFacts,
} from '@parkwatch/domain/data-quality/data-quality';
import type { Feed } from '@parkwatch/domain/data-quality/feeds';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const queries = {
  count: sql(import.meta, './count-feed.sql'),
  facts: sql(import.meta, './read-facts.sql'),
  save: sql(import.meta, './save-verdicts.sql'),
  counted: sql(import.meta, './read-counted-scores.sql'),
};

export type FeedCount = {
  readonly enterpriseId: number;
  readonly accepted: number;
  readonly rejected: number;
};
/** `day` as yyyy-MM-dd of the park. */
export type FeedCall = { readonly feed: Feed; readonly day: string; readonly now: Date };

export async function countFeed(
  tx: Tx,
  { feed, day, now }: FeedCall,
  counts: readonly FeedCount[],
): Promise<void> {
  if (counts.length === 0) return;
  await tx.run(queries.count, [
    ...[feed, day, now],
    counts.map(({ enterpriseId }) => enterpriseId),
    counts.map(({ accepted }) => accepted),
    counts.map(({ rejected }) => rejected),
  ]);
}

type FactRow = {
  enterprise_id: number;
  feed: Feed;
  is_required: boolean;
  last_at: Date | null;
  accepted: number;
  rejected: number;
  lateness_ms: number | null;
  live_known: number | null;
  live_all: number | null;
  has_only_land: boolean;
};

/** Facts by enterprise: of one, or of all that the caller sees. */
export async function readFacts(
  tx: Tx,
  now: Date,
  enterpriseId: number | null = null,
): Promise<Map<number, EnterpriseFacts>> {
  const rows = await tx.rows<FactRow>(queries.facts, [now, enterpriseId]);
  const byEnterprise = Map.groupBy(rows, ({ enterprise_id }) => enterprise_id);
  return new Map(
    [...byEnterprise].map(([id, own]) => {
      const feeds = Object.fromEntries(own.map((row) => [row.feed, factsOf(row)]));
      return [id, { hasOnlyLand: own.some((row) => row.has_only_land), feeds }];
    }),
  );
}

function factsOf(row: FactRow): FeedFacts {
  const live =
    row.live_all === null || row.live_known === null
      ? null
      : { known: Number(row.live_known), all: Number(row.live_all) };
  return {
    isRequired: row.is_required,
    lastMs: row.last_at?.getTime() ?? null,
    accepted: Number(row.accepted),
    rejected: Number(row.rejected),
    latenessMs: row.lateness_ms,
    live,
  };
}

export type Verdict = DataQuality & {
  readonly enterpriseId: number;
  readonly countedScore: number | null;
};

export async function saveVerdicts(tx: Tx, verdicts: readonly Verdict[], now: Date): Promise<void> {
  await tx.run(queries.save, [JSON.stringify(verdicts), now]);
}

export async function countedScores(tx: Tx): Promise<Map<number, number | null>> {
  type Row = { enterpriseId: number; countedScore: number | null };
  const rows = await tx.rows<Row>(queries.counted);
  return new Map(rows.map(({ enterpriseId, countedScore }) => [enterpriseId, countedScore]));
}
