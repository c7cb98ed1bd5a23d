import type { StudyAnswer } from '@parkwatch/domain/consequence/study/compute-study';
import type { StudyFacts } from '@parkwatch/domain/consequence/study/study-facts';
import type { Text } from '@parkwatch/domain/text/text';
import type { RiskStudyInput } from '@parkwatch/domain/wire/risk-studies';
import { computePool } from '../consequence/compute-pool.ts';
import type { ComputePool } from '../consequence/compute-pool.ts';

export type StudyJob = { readonly input: RiskStudyInput; readonly facts: StudyFacts };
export type StudyOutcome =
  | { readonly answer: StudyAnswer; readonly computedMs: number; readonly resultHash: string }
  | { readonly refused: Text };
export type StudyPool = ComputePool<StudyJob, StudyOutcome>;

/** A park of 300 facilities takes about a minute on one core. */
export const STUDY_LIMIT_MS = 15 * 60_000;
const MEMORY_MB = 1024;

/** One study at a time, on a thread that runs of the moment do not wait for. */
export function computeStudies(): StudyPool {
  return computePool({
    script: new URL('./study-worker.ts', import.meta.url),
    ...{ size: 1, mostWaiting: 1, limitMs: STUDY_LIMIT_MS, memoryMb: MEMORY_MB },
  });
}
