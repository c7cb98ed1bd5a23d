import { MissingProperty } from '@parkwatch/domain/consequence/chemicals/properties';
import { computeRun } from '@parkwatch/domain/consequence/run/compute-run';
import { NotComputable } from '@parkwatch/domain/consequence/run/not-computable';
import type { RunJob, RunResult } from './compute-runs.ts';
import { resultHash } from './result-hash.ts';

/** What the thread does with a job. A refusal is a result; anything else that is thrown is a fault of ours. */
export function answerRunJob({ input, facts }: RunJob): RunResult {
  const startedAt = performance.now();
  try {
    const answer = computeRun(input, facts);
    const computedMs = Math.round(performance.now() - startedAt);
    return { answer, computedMs, resultHash: resultHash({ input, facts, answer }) };
  } catch (error) {
    if (error instanceof NotComputable) return { refused: error.text, pointer: error.pointer };
    if (error instanceof MissingProperty) return { refused: error.text, pointer: null };
    throw error;
  }
}
