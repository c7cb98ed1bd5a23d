import { parentPort, workerData } from 'node:worker_threads';
import { FileFault } from './file-fault.ts';
import { readRows } from './read-rows.ts';
import type { Reading } from './read-rows.ts';

// Runs in a thread of its own: a file that takes long or much memory costs the lines of other devices nothing.
const { bytes, ...reading } = workerData as Reading;
try {
  const mapped = await readRows({ ...reading, bytes: Buffer.from(bytes) });
  parentPort!.postMessage({ mapped });
} catch (error) {
  if (!(error instanceof FileFault)) throw error;
  parentPort!.postMessage({ told: error.told });
}
