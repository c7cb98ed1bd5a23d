import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Listen, Log } from './database.ts';

/** Waits between attempts to reach the server again, doubled each time up to the limit. */
const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 10_000;

type Listener = { onPayload: (payload: string) => void; onGap?: (() => void) | undefined };

/**
 * LISTEN on a connection of its own, opened with the first listener: a pooled one comes and goes.
 * When it breaks it is made again; what was sent in between is lost, hence `onGap`.
 */
export function serverListener(
  url: string,
  log: Log,
): { listen: Listen; close: () => Promise<void> } {
  const channels = new Map<string, Set<Listener>>();
  let client: Promise<pg.Client> | undefined;
  const closing = new AbortController();

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true });
    fresh.on('notification', ({ channel, payload }) => {
      for (const { onPayload } of channels.get(channel) ?? []) onPayload(payload ?? '');
    });
    let up = false;
    // An 'error' without listener would end the process; 'end' follows it and does the work.
    fresh.on('error', () => undefined);
    fresh.on('end', () => {
      if (up && !closing.signal.aborted) client = reconnect();
    });
    await fresh.connect();
    for (const channel of channels.keys()) await fresh.query(`LISTEN ${quoted(channel)}`);
    up = true;
    return fresh;
  }

  async function reconnect(): Promise<pg.Client> {
    log.warn({}, 'db.listen.down');
    for (let pauseMs = FIRST_RETRY_MS; ; pauseMs = Math.min(pauseMs * 2, LAST_RETRY_MS)) {
      await sleep(pauseMs, undefined, { signal: closing.signal, ref: false });
      const fresh = await connect().catch(() => undefined);
      if (fresh === undefined) continue;
      log.info({}, 'db.listen.up');
      for (const { onGap } of [...channels.values()].flatMap((set) => [...set])) onGap?.();
      return fresh;
    }
  }

  async function forget(channel: string, listener: Listener): Promise<void> {
    const set = channels.get(channel);
    set?.delete(listener);
    if (set === undefined || set.size > 0) return;
    channels.delete(channel);
    await (await client)?.query(`UNLISTEN ${quoted(channel)}`);
  }

  return {
    async listen(channel, onPayload, { onGap } = {}) {
      const listener: Listener = { onPayload, onGap };
      const known = channels.get(channel);
      channels.set(channel, (known ?? new Set<Listener>()).add(listener));
      if (client === undefined) {
        client = connect();
        await client;
      } else if (known === undefined) {
        await (await client).query(`LISTEN ${quoted(channel)}`);
      }
      return () => forget(channel, listener);
    },
    async close() {
      closing.abort();
      const open = await client?.catch(() => undefined);
      await open?.end();
    },
  };
}

function quoted(channel: string): string {
  return `"${channel.replaceAll('"', '""')}"`;
}
