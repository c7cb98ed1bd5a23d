import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { gunzipSync } from 'node:zlib';

/** A call as it arrived. */
export type Got = {
  readonly path: string;
  readonly batch: string | undefined;
  readonly key: string | undefined;
  readonly isPacked: boolean;
  readonly bytes: number;
  readonly items: readonly { readonly value?: number; readonly externalId?: string }[];
};
/** A status with its body and headers; `hang` never answers, `drop` cuts the connection; null: the receipt of a good day. */
export type Answer =
  | null
  | 'hang'
  | 'drop'
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> };

/** A server that takes what the ingest takes, and misbehaves as it is told: call by call. */
export async function ingestServer(answer: (got: Got, call: number) => Answer = () => null) {
  const calls: Got[] = [];
  const stored: Got[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((req, res) => {
    void bodyOf(req).then((body) => {
      const got = gotOf(req, body);
      calls.push(got);
      const said = answer(got, calls.length - 1);
      if (said === null || (typeof said === 'object' && said.status === 200)) stored.push(got);
      reply(res, got, said);
      waiting.forEach((look) => look());
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  after(close);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    /** Those that were answered with 200. */
    stored,
    values: () => stored.flatMap(({ items }) => items.map(({ value }) => value)),
    /** Resolves when it holds; looked at after each call. */
    until: (isDone: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!isDone()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close,
  };
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function gotOf(req: IncomingMessage, body: Buffer): Got {
  const isPacked = req.headers['content-encoding'] === 'gzip';
  const text = (isPacked ? gunzipSync(body) : body).toString();
  const lists = Object.values(JSON.parse(text) as Record<string, Got['items']>);
  return {
    path: (req.url ?? '').replace('/api/v1/ingest/', ''),
    batch: req.headers['x-batch-id'] as string | undefined,
    key: req.headers['x-api-key'] as string | undefined,
    ...{ isPacked, bytes: text.length, items: lists[0]! },
  };
}

function reply(res: ServerResponse, got: Got, answer: Answer): void {
  if (answer === 'hang') return;
  if (answer === 'drop') return void res.destroy();
  const { status = 200, body = receiptOf(got), headers = {} } = answer ?? {};
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function receiptOf({ path, items }: Got) {
  const isReadings = path === 'observations' || path === 'positions';
  const counts = isReadings
    ? { accepted: items.length, duplicate: 0 }
    : { created: items.length, updated: 0, unchanged: 0 };
  return { ...counts, rejected: 0, rejections: [] };
}
