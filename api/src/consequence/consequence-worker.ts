import { parentPort } from 'node:worker_threads';
import { answerRunJob } from './answer-run-job.ts';
import type { RunJob } from './compute-runs.ts';

parentPort?.on('message', (job: RunJob) => parentPort?.postMessage({ result: answerRunJob(job) }));
