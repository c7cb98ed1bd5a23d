import { parentPort } from 'node:worker_threads';
import { answerStudyJob } from './answer-study-job.ts';
import type { StudyJob } from './compute-studies.ts';

parentPort?.on('message', (job: StudyJob) => {
  const onProgress = (progress: number) => parentPort?.postMessage({ progress });
  parentPort?.postMessage({ result: answerStudyJob(job, onProgress) });
});
