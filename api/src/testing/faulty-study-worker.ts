// The thread of risk studies, which fails when the title of the study asks for it.
import { parentPort } from 'node:worker_threads';
import { answerStudyJob } from '../risk-studies/answer-study-job.ts';
import type { StudyJob } from '../risk-studies/compute-studies.ts';

parentPort?.on('message', (job: StudyJob) => {
  const { title } = job.input;
  if (title === 'crash') process.exit(7);
  parentPort?.postMessage({ progress: 0.25 });
  if (title === 'hang') for (;;);
  parentPort?.postMessage({ result: answerStudyJob(job, () => undefined) });
});
