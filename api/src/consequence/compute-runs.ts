import { availableParallelism } from 'node:os';
import type { ConsequenceAnswer } from '@parkwatch/domain/consequence/run/compute-run';
import type { RunFacts } from '@parkwatch/domain/consequence/run/run-facts';
import type { Text } from '@parkwatch/domain/text/text';
import type { ConsequenceRunInput } from '@parkwatch/domain/wire/consequence';
import { computePool } from './compute-pool.ts';
import type { ComputePool } from './compute-pool.ts';

export type RunJob = { readonly input: ConsequenceRunInput; readonly facts: RunFacts };
export type RunResult =
  | {
      readonly answer: ConsequenceAnswer;
      readonly computedMs: number;
      readonly resultHash: string;
    }
  | {
      readonly refused: Text;
      /** JSON pointer of the input that would help; null: none would. */
      readonly pointer: string | null;
    };

/** A proxy does not wait longer. A run takes seconds; on cores that are busy with other work it may take ten times as long. */
export const RUN_LIMIT_MS = 60_000;
/** On two cores the second thread is left to the rest of the system. */
const THREADS = availableParallelism() > 2 ? 2 : 1;
const MOST_WAITING = 8;
const MEMORY_MB = 512;

export function computeRuns(): ComputePool<RunJob, RunResult> {
  return computePool({
    script: new URL('./consequence-worker.ts', import.meta.url),
    ...{ size: THREADS, mostWaiting: MOST_WAITING, limitMs: RUN_LIMIT_MS, memoryMb: MEMORY_MB },
  });
}
