/**
 * Resolves when `work` does or the signal is aborted, and leaves nothing behind at the signal: `Promise.race` with one promise
 * that lasts as long as the line would keep a reaction of every message that was ever sent.
 */
export async function orAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = () => resolve();
  signal.addEventListener('abort', stop, { once: true });
  work.then(stop, reject);
  try {
    await promise;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
