import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { gatewayReport } from '@parkwatch/domain/wire/data-sources';
import type { GatewayOrders, GatewayReport } from '@parkwatch/domain/wire/data-sources';
import type { GatewaySources } from '../gateway/api-client.ts';

export type Ingested = { readonly path: string; readonly items: readonly object[] };

/** The other end of a gateway over real HTTP: what it orders is set by the test, what comes is checked by the wire's schemas. */
export type ApiStandIn = {
  readonly url: string;
  readonly key: string;
  /** What `GET /gateway/sources` answers; the orders follow from it. */
  sources: GatewaySources;
  /** Of a source, besides its version and switch. */
  readonly orders: Map<string, Partial<GatewayOrders['sources'][number]>>;
  readonly reports: GatewayReport[];
  /** Larger bodies are refused. */
  mostBytes: number;
  readonly ingested: Ingested[];
  /** How often configurations were fetched. */
  readonly fetches: () => number;
  /** Takes the port away, and brings it back. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Resolves when it holds; looked at after each call that came. */
  until(isSo: () => boolean): Promise<void>;
};

export async function apiStandIn(): Promise<ApiStandIn> {
  const watchers = new Set<() => void>();
  let fetches = 0;
  let port = 0;
  let server: Server | null = null;
  const api: ApiStandIn = {
    ...{ url: '', key: 'pw_test', sources: [], orders: new Map(), reports: [], ingested: [] },
    ...{ mostBytes: Infinity, fetches: () => fetches },
    async start() {
      server = createServer((request, response) => {
        void answer(request).then(({ status, body }) => {
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(JSON.stringify(body));
          for (const look of watchers) look();
        });
      });
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      port = (server.address() as AddressInfo).port;
    },
    async stop() {
      const closing = server;
      server = null;
      closing?.closeAllConnections();
      await new Promise((resolve) => (closing === null ? resolve(null) : closing.close(resolve)));
    },
    until: (isSo) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isSo()) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
  };

  async function answer(request: IncomingMessage) {
    const { url = '' } = request;
    const text = await textOf(request);
    if (text.length > api.mostBytes) return { status: 413, body: {} };
    const body: unknown = text === '' ? {} : JSON.parse(text);
    if (request.headers['x-api-key'] !== api.key) return { status: 401, body: {} };
    if (url === '/api/v1/gateway/sources') {
      fetches += 1;
      return { status: 200, body: { sources: api.sources } };
    }
    if (url === '/api/v1/gateway/report') {
      api.reports.push(gatewayReport.parse(body));
      return { status: 200, body: { sources: api.sources.map((one) => orderOf(api, one)) } };
    }
    return ingest(api, url, body as Record<string, readonly object[]>);
  }

  await api.start();
  after(() => api.stop());
  return Object.assign(api, { url: `http://127.0.0.1:${port}` });
}

function ingest(api: ApiStandIn, url: string, lists: Record<string, readonly object[]>) {
  const items = lists['readings'] ?? lists['positions'] ?? lists['records'] ?? [];
  api.ingested.push({ path: url.replace('/api/v1/ingest/', ''), items });
  const counts = { accepted: items.length, duplicate: 0, rejected: 0 };
  return { status: 200, body: { ...counts, rejections: [] } };
}

function orderOf(
  { orders }: ApiStandIn,
  { key, version, isEnabled }: GatewaySources[number],
): GatewayOrders['sources'][number] {
  return { key, version, isEnabled, isWatched: false, restarts: 0, ...orders.get(key) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const plain = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  return plain.toString('utf8');
}
