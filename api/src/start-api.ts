import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wakePoints } from './alarms/wake-points.ts';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import type { Feature } from './http/feature.ts';
import { openLive } from './live/open-live.ts';
import type { Live } from './live/open-live.ts';
import type { Parts } from './parts.ts';
import { CANNOT_LISTEN } from './start-failure.ts';

export type RunningApi = {
  /** Where it answers on this machine. */
  readonly url: string;
  readonly server: Server;
  readonly live: Live;
  /** No new requests; those under way are answered, live connections are closed. */
  close(): Promise<void>;
};

/** Slower clients are cut off: a request that is never finished would hold a connection for ever. */
const REQUEST_TIMEOUT_MS = 60_000;
const HEADERS_TIMEOUT_MS = 15_000;
/** Answers that are not done by then are cut off. */
const CLOSE_WITHIN_MS = 10_000;

/** The web server and the live connections, listening. Without `list` it has every feature. */
export async function startApi(parts: Parts, list?: readonly Feature[]): Promise<RunningApi> {
  const { host, port } = parts.config;
  await wakePoints(parts);
  const app = createApp(parts, list);
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS },
    app,
  );
  const live = await openLive(parts, server);
  try {
    await listen(server, { host, port });
  } catch (error) {
    await live.close();
    throw error;
  }
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  const reachable = /^(0\.0\.0\.0|\[::\])$/.test(shown) ? '127.0.0.1' : shown;
  return {
    url: `http://${reachable}:${address.port}`,
    server,
    live,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await live.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Whether the port can be had, asked before the long work of a first start; it is taken later. */
export async function checkPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  const probe = createServer();
  await listen(probe, { host, port });
  await new Promise((resolve) => probe.close(resolve));
}

async function listen(server: Server, at: { host: string; port: number }): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, resolve);
    });
  } catch (error) {
    throw Object.assign(new Error(listenFault(error, at), { cause: error }), {
      code: CANNOT_LISTEN,
    });
  }
}

function listenFault(error: unknown, { host, port }: { host: string; port: number }): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `PORT ${port} on ${host} is taken by another process: stop it`;
  return `cannot listen on HOST ${host}, PORT ${port} (${message})`;
}
