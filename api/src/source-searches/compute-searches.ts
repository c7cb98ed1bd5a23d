import type { Text } from '@parkwatch/domain/text/text';
import type { SourceSearchInput } from '@parkwatch/domain/wire/source-searches';
import { computePool } from '../consequence/compute-pool.ts';
import type { ComputePool } from '../consequence/compute-pool.ts';
import type { SearchAnswer } from './answer-search.ts';
import type { SearchFacts } from './search-facts.ts';

export type SearchJob = { readonly input: SourceSearchInput; readonly facts: SearchFacts };
export type SearchOutcome =
  | { readonly answer: SearchAnswer; readonly computedMs: number; readonly resultHash: string }
  | {
      readonly refused: Text;
      /** JSON pointer of the input that would help; null: none would. */
      readonly pointer: string | null;
    };
export type SearchPool = ComputePool<SearchJob, SearchOutcome>;

export const SEARCH_LIMIT_MS = 60_000;
const MOST_WAITING = 4;
const MEMORY_MB = 512;

/** One search at a time: nobody waits for it to act, and runs of the moment have a thread of their own. */
export function computeSearches(): SearchPool {
  return computePool({
    script: new URL('./source-search-worker.ts', import.meta.url),
    ...{ size: 1, mostWaiting: MOST_WAITING, limitMs: SEARCH_LIMIT_MS, memoryMb: MEMORY_MB },
  });
}
