import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { gatewayReport } from '@parkwatch/domain/wire/data-sources';
import type { GatewayOrders, GatewayReport } from '@parkwatch/domain/wire/data-sources';
import { uploadReport } from '@parkwatch/domain/wire/file-uploads';
import type { UploadOrder, UploadReport } from '@parkwatch/domain/wire/file-uploads';
import type { GatewaySources } from '../gateway/api-client.ts';
import { waiters } from './waiters.ts';

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
  /** The ingest answers 503. */
  isIngestAway: boolean;
  readonly ingested: Ingested[];
  /** Files that people uploaded: ordered until their end is told. */
  readonly uploads: (UploadOrder & { readonly content: Buffer })[];
  readonly uploadReports: { readonly id: number; readonly report: UploadReport }[];
  /** How often an upload was fetched. */
  readonly takes: () => number;
  /** How often configurations were fetched. */
  readonly fetches: () => number;
  /** Takes the port away, and brings it back. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Resolves when it holds; looked at after each call that came. */
  until(isSo: () => boolean): Promise<void>;
};

export async function apiStandIn(): Promise<ApiStandIn> {
  const { changed, until } = waiters();
  let fetches = 0;
  let takes = 0;
  let port = 0;
  let server: Server | null = null;
  const api: ApiStandIn = {
    ...{ url: '', key: 'pw_test', sources: [], orders: new Map(), reports: [], ingested: [] },
    ...{ mostBytes: Infinity, isIngestAway: false, fetches: () => fetches, takes: () => takes },
    ...{ uploads: [], uploadReports: [] },
    async start() {
      server = createServer((request, response) => {
        void answer(request).then((one) => {
          send(response, one);
          changed();
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
    until,
  };

  async function answer(request: IncomingMessage): Promise<Answer> {
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
      return { status: 200, body: ordersOf(api) };
    }
    const id = Number(/^\/api\/v1\/gateway\/uploads\/(\d+)/.exec(url)?.[1] ?? Number.NaN);
    if (Number.isInteger(id)) {
      if (request.method === 'POST') return uploadTold(api, id, body);
      takes += 1;
      const file = api.uploads.find((one) => one.id === id);
      return { status: file === undefined ? 404 : 200, body: file?.content ?? {} };
    }
    if (api.isIngestAway) return { status: 503, body: {} };
    return ingest(api, url, body as Record<string, readonly object[]>);
  }

  await api.start();
  after(() => api.stop());
  return Object.assign(api, { url: `http://127.0.0.1:${port}` });
}

type Answer = { readonly status: number; readonly body: unknown };

function send(response: ServerResponse, { status, body }: Answer): void {
  const isFile = Buffer.isBuffer(body);
  const type = isFile ? 'application/octet-stream' : 'application/json';
  response.writeHead(status, { 'content-type': type });
  response.end(isFile ? body : JSON.stringify(body));
}

function uploadTold(api: ApiStandIn, id: number, body: unknown) {
  const report = uploadReport.parse(body);
  api.uploadReports.push({ id, report });
  const at = api.uploads.findIndex((one) => one.id === id);
  if (report.state !== 'read' && at !== -1) api.uploads.splice(at, 1);
  return { status: 200, body: { state: report.state } };
}

function ingest(api: ApiStandIn, url: string, lists: Record<string, readonly object[]>) {
  const items = lists['readings'] ?? lists['positions'] ?? lists['records'] ?? [];
  api.ingested.push({ path: url.replace('/api/v1/ingest/', ''), items });
  const counts = { accepted: items.length, duplicate: 0, rejected: 0 };
  return { status: 200, body: { ...counts, rejections: [] } };
}

function ordersOf(api: ApiStandIn): GatewayOrders {
  const uploads = api.uploads.map(({ content: _content, ...order }) => order);
  return { sources: api.sources.map((one) => orderOf(api, one)), uploads };
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
