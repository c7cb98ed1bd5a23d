import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { signedHeaders } from './sign.ts';

export type PushTarget = { readonly host: string; readonly port: number };
export type PushClientOptions = {
  /** Where the connector listens: asked anew for each try, since it may not listen yet. */
  readonly target: () => PushTarget;
  readonly account: string;
  readonly secret: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
};

const ANSWER_MS = 20_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** Statuses of a push that will not be taken however often it is sent. */
const FOR_GOOD = [400, 404, 413, 415];

/**
 * Pushes a body of a feed as an enterprise's system would: signs every try anew, and tries until it is answered with 202.
 * @throws when the signal is aborted, or the body is refused for good
 */
export function pushClient(options: PushClientOptions) {
  return async (feed: string, body: object): Promise<void> => {
    const bytes = new Uint8Array(Buffer.from(JSON.stringify(body)));
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
      options.signal.throwIfAborted();
      const status = await tryOnce(options, `/push/v1/${feed}`, bytes);
      if (status === 202) return;
      if (FOR_GOOD.includes(status)) throw new Error(`the push of ${feed} was refused: ${status}`);
      await sleep(pauseMs, undefined, { signal: options.signal });
    }
  };
}

/** The status, or 0 without an answer. */
async function tryOnce(
  { target, account, secret, signal, now }: PushClientOptions,
  path: string,
  body: Uint8Array<ArrayBuffer>,
): Promise<number> {
  const timestamp = String(Math.floor(now() / 1000));
  const signed = { method: 'POST', path, timestamp, nonce: randomUUID(), body };
  const headers = signedHeaders({ account, secret }, signed);
  const { host, port } = target();
  try {
    const response = await fetch(`http://${host}:${port}${path}`, {
      ...{ method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } },
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
