// The thread of the consequence engine, which fails when the title of the run asks for it.
import { parentPort } from 'node:worker_threads';
import { answerRunJob } from '../consequence/answer-run-job.ts';
import type { RunJob } from '../consequence/compute-runs.ts';

parentPort?.on('message', (job: RunJob) => {
  const { title } = job.input;
  if (title === 'crash') process.exit(7);
  if (title === 'throw') throw new Error('the engine has a fault');
  if (title === 'hang') for (;;);
  parentPort?.postMessage({ result: answerRunJob(job) });
});
