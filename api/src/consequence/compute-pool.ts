import { Worker } from 'node:worker_threads';

/** So many computations wait already that one more would not be answered in time. */
export class PoolFull extends Error {}
/** The computation was ended since it took too long. */
export class ComputationTooLong extends Error {}

/** What a thread sends: any number of shares, then the result. */
export type FromThread<Result> = { readonly progress: number } | { readonly result: Result };
type OnProgress = (share: number) => void;

export type ComputePool<Job, Result> = {
  /**
   * Runs the job on a thread of its own: no request waits for it.
   * @param onProgress  called with the share that is done, 0 to 1
   * @throws PoolFull, ComputationTooLong, or what ended the thread
   */
  run(job: Job, onProgress?: OnProgress): Promise<Result>;
};

export type PoolOptions = {
  /** Module of the thread: it answers each job by messages of the form {@link FromThread}. */
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
  readonly onProgress: OnProgress;
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

  async function work(task: Task<Job, Result>): Promise<void> {
    busy++;
    const worker = idle.pop() ?? start();
    worker.ref();
    try {
      const result = await resultOf(worker, task, options.limitMs);
      // A thread without work does not keep the process from ending.
      worker.unref();
      idle.push(worker);
      task.resolve(result);
    } catch (error) {
      void worker.terminate();
      task.reject(error);
    }
    busy--;
    next();
  }

  function next(): void {
    const task = busy < options.size ? waiting.shift() : undefined;
    if (task !== undefined) void work(task);
  }

  return {
    run(job, onProgress = () => undefined) {
      if (busy >= options.size && waiting.length >= options.mostWaiting) {
        return Promise.reject(new PoolFull('the computation queue is full'));
      }
      return new Promise((resolve, reject) => {
        waiting.push({ job, onProgress, resolve, reject });
        next();
      });
    },
  };
}

/** One job there; shares and the result back. */
function resultOf<Job, Result>(
  worker: Worker,
  { job, onProgress }: Task<Job, Result>,
  limitMs: number,
): Promise<Result> {
  const ended = new AbortController();
  const answer = new Promise<Result>((resolve, reject) => {
    const tooLong = () => reject(new ComputationTooLong(`no result within ${limitMs} ms`));
    const timer = setTimeout(tooLong, limitMs);
    const heard = (message: FromThread<Result>) =>
      'result' in message ? resolve(message.result) : onProgress(message.progress);
    const stopped = (code: number) => reject(new Error(`the computation stopped with ${code}`));
    worker.on('message', heard).once('error', reject).once('exit', stopped);
    ended.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      worker.off('message', heard).off('error', reject).off('exit', stopped);
    });
    worker.postMessage(job);
  });
  return answer.finally(() => ended.abort());
}
