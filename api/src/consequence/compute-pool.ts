import { Worker } from 'node:worker_threads';

/** So many computations wait already that one more would not be answered in time. */
export class PoolFull extends Error {}
/** The computation was ended since it took too long. */
export class ComputationTooLong extends Error {}

export type ComputePool<Job, Result> = {
  /**
   * Runs the job on a thread of its own: no request waits for it.
   * @throws PoolFull, ComputationTooLong, or what ended the thread
   */
  run(job: Job): Promise<Result>;
};

export type PoolOptions = {
  /** Module of the thread: it answers each message by one message. */
  readonly script: URL;
  /** Threads at once. */
  readonly size: number;
  /** Jobs that may wait for a thread. */
  readonly mostWaiting: number;
  readonly limitMs: number;
  /** Of one thread: a computation that grows without end must not take the process with it. */
  readonly memoryMb: number;
};

type Task<Job, Result> = {
  readonly job: Job;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * A few threads that are started when they are first needed and kept: loading the engine takes longer than most runs. A
 * thread that failed is replaced by the next job, so one bad run costs nobody else's.
 */
export function computePool<Job, Result>(options: PoolOptions): ComputePool<Job, Result> {
  const idle: Worker[] = [];
  const waiting: Task<Job, Result>[] = [];
  let busy = 0;

  function start(): Worker {
    const { script, memoryMb } = options;
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    // One that ends while nothing runs on it is not lent again.
    const forget = () => void idle.splice(0, idle.length, ...idle.filter((one) => one !== worker));
    return worker.on('exit', forget).on('error', forget);
  }

  async function work({ job, resolve, reject }: Task<Job, Result>): Promise<void> {
    busy++;
    const worker = idle.pop() ?? start();
    worker.ref();
    try {
      const result = await answerOf<Result>(worker, job, options.limitMs);
      // A thread without work does not keep the process from ending.
      worker.unref();
      idle.push(worker);
      resolve(result);
    } catch (error) {
      void worker.terminate();
      reject(error);
    }
    busy--;
    next();
  }

  function next(): void {
    const task = busy < options.size ? waiting.shift() : undefined;
    if (task !== undefined) void work(task);
  }

  return {
    run(job) {
      if (busy >= options.size && waiting.length >= options.mostWaiting) {
        return Promise.reject(new PoolFull('the computation queue is full'));
      }
      return new Promise((resolve, reject) => {
        waiting.push({ job, resolve, reject });
        next();
      });
    },
  };
}

/** One message there and one back. */
function answerOf<Result>(worker: Worker, job: unknown, limitMs: number): Promise<Result> {
  const ended = new AbortController();
  const { signal } = ended;
  const answer = new Promise<Result>((resolve, reject) => {
    const tooLong = () => reject(new ComputationTooLong(`no result within ${limitMs} ms`));
    const timer = setTimeout(tooLong, limitMs);
    const stopped = (code: number) => reject(new Error(`the computation stopped with ${code}`));
    worker.once('message', resolve).once('error', reject).once('exit', stopped);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      worker.off('message', resolve).off('error', reject).off('exit', stopped);
    });
    worker.postMessage(job);
  });
  return answer.finally(() => ended.abort());
}
