import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 20;

export type Waiting = {
  readonly longestMs: number;
  /** What is said when it takes longer. */
  readonly what: () => string;
  /** Why waiting is of no use any more; null: it is. */
  readonly fault: () => string | null;
};

/** Waits for a condition. @throws when it does not come true in time, or never will */
export async function until(isTrue: () => boolean, waiting: Waiting): Promise<void> {
  const startedMs = performance.now();
  while (!isTrue()) {
    const fault = waiting.fault();
    if (fault !== null) throw new Error(fault);
    if (performance.now() - startedMs > waiting.longestMs) {
      throw new Error(`after ${waiting.longestMs} ms not yet: ${waiting.what()}`);
    }
    await sleep(LOOK_MS);
  }
}
