import { Worker } from 'node:worker_threads';
import { fault, FileFault } from './file-fault.ts';
import type { Told } from './file-fault.ts';
import type { Mapped } from './map-rows.ts';
import type { Reading } from './read-rows.ts';

const MOST_MEMORY_MB = 1500;

type Answer = { readonly mapped: Mapped } | { readonly told: Told };

/**
 * Reads a file in a thread with limits of time and memory.
 * @throws FileFault for everything that is wrong with the file
 */
export async function readFile(
  reading: Reading,
  { readS, signal }: { readonly readS: number; readonly signal: AbortSignal },
): Promise<Mapped> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: reading,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop);
  const timer = setTimeout(stop, readS * 1000);
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('ended')));
    });
    if ('told' in answer) throw new FileFault(answer.told);
    return answer.mapped;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof FileFault) throw error;
    throw fault('文件无法读取（过大或已损坏）', 'The file cannot be read: too large, or broken');
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
