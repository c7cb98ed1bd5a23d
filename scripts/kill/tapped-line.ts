import { Agent, createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ObservationReceipt } from '../../domain/src/wire/ingest.ts';
import type { GatewayReport } from '../../domain/src/wire/data-sources.ts';

/** What went over the line so far, as its answers say. */
export type Heard = {
  /** Ingest calls that were answered with a receipt. */
  calls: number;
  accepted: number;
  duplicate: number;
  rejected: number;
  /** Why the first few were rejected. */
  readonly rejections: string[];
  /** Reports of the gateway that were answered, and the last of them. */
  reports: number;
  lastReport: GatewayReport | null;
};

/** The network between the gateway and the api: the api has a new port after each start, its address here stays. */
export type TappedLine = {
  readonly url: string;
  readonly heard: Heard;
  /** Where the api is now; null: nowhere, connections break off. */
  leadTo(url: string | null): void;
  close(): Promise<void>;
};

const MOST_REJECTIONS = 10;

export async function tappedLine(): Promise<TappedLine> {
  const heard: Heard = {
    ...{ calls: 0, accepted: 0, duplicate: 0, rejected: 0, rejections: [] },
    ...{ reports: 0, lastReport: null },
  };
  const agent = new Agent({ keepAlive: true });
  let target: string | null = null;
  const server = createServer((near, answer) => {
    pass({ near, answer, target, agent }, heard).catch(() => near.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    leadTo: (url) => void (target = url),
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Call = {
  readonly near: IncomingMessage;
  readonly answer: ServerResponse;
  readonly target: string | null;
  readonly agent: Agent;
};

/** An answer goes on as a whole or, when either end breaks off, not at all. */
async function pass({ near, answer, target, agent }: Call, heard: Heard): Promise<void> {
  const path = near.url ?? '/';
  const body = await bytesOf(near);
  if (target === null) throw new Error('nobody is there');
  const { method, headers } = near;
  const far = await new Promise<IncomingMessage>((resolve, reject) => {
    const out = request(new URL(path, target), { method, headers, agent }, resolve);
    out.on('error', reject);
    out.end(body);
  });
  const bytes = await bytesOf(far);
  const status = far.statusCode ?? 0;
  if (status < 300) hear(heard, path, { body, answer: bytes });
  answer.writeHead(status, far.headers).end(bytes);
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

type Said = { readonly body: Buffer; readonly answer: Buffer };

function hear(heard: Heard, path: string, { body, answer }: Said): void {
  if (path.endsWith('/gateway/report')) {
    heard.reports += 1;
    heard.lastReport = JSON.parse(body.toString()) as GatewayReport;
    return;
  }
  if (!path.includes('/ingest/')) return;
  const receipt = JSON.parse(answer.toString()) as ObservationReceipt;
  heard.calls += 1;
  heard.accepted += receipt.accepted;
  heard.duplicate += receipt.duplicate;
  heard.rejected += receipt.rejected;
  const room = MOST_REJECTIONS - heard.rejections.length;
  heard.rejections.push(
    ...receipt.rejections
      .slice(0, room)
      .map(({ point, reason, detail }) => `${point} ${reason}: ${detail}`),
  );
}
