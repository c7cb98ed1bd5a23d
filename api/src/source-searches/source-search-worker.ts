import { parentPort } from 'node:worker_threads';
import { answerSearchJob } from './answer-search-job.ts';
import type { SearchJob } from './compute-searches.ts';

parentPort?.on('message', (job: SearchJob) =>
  parentPort?.postMessage({ result: answerSearchJob(job) }),
);
