import { NotComputable } from '@parkwatch/domain/consequence/run/not-computable';
import { computeStudy } from '@parkwatch/domain/consequence/study/compute-study';
import { resultHash } from '../consequence/result-hash.ts';
import type { StudyJob, StudyOutcome } from './compute-studies.ts';

/** What the thread does with a study. A refusal is a result; anything else that is thrown is a fault of ours. */
export function answerStudyJob(
  { input, facts }: StudyJob,
  onProgress: (share: number) => void,
): StudyOutcome {
  const startedAt = performance.now();
  try {
    const answer = computeStudy(input, facts, onProgress);
    const computedMs = Math.round(performance.now() - startedAt);
    return { answer, computedMs, resultHash: resultHash({ input, facts, answer }) };
  } catch (error) {
    if (!(error instanceof NotComputable)) throw error;
    return { refused: error.text };
  }
}
