import { NotComputable } from '@parkwatch/domain/consequence/run/not-computable';
import { resultHash } from '../consequence/result-hash.ts';
import { answerSearch } from './answer-search.ts';
import type { SearchJob, SearchOutcome } from './compute-searches.ts';

/** What the thread does with a search. A refusal is a result; anything else that is thrown is a fault of ours. */
export function answerSearchJob({ input, facts }: SearchJob): SearchOutcome {
  const startedAt = performance.now();
  try {
    const answer = answerSearch(input, facts);
    const computedMs = Math.round(performance.now() - startedAt);
    return { answer, computedMs, resultHash: resultHash({ input, facts, answer }) };
  } catch (error) {
    if (!(error instanceof NotComputable)) throw error;
    return { refused: error.text, pointer: error.pointer };
  }
}
