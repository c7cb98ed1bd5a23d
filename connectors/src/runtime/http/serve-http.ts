import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { ListenLimits } from '@parkwatch/domain/sources/data-source';
import type { Host } from '../../contract.ts';
import { HttpProblem, httpProblem, sendJson, sendProblem } from './problem.ts';
import { byteBudget, holdOf } from './read-body.ts';
import type { ByteBudget, Hold } from './read-body.ts';
import { unverifiedGate } from './unverified.ts';
import type { UnverifiedGate } from './unverified.ts';

/** How often the server looks for requests that take too long. */
const CHECK_MS = 200;
const HEADER_BYTES = 16_384;

export type HttpListen = {
  readonly host: string;
  readonly port: number;
  readonly limits: ListenLimits;
  /** The whole request must have arrived within so long, seconds. */
  readonly bodyS: number;
  /** Most bytes of all bodies that are being taken in at a time. */
  readonly totalBytes: number;
};

/** Bytes that a request holds, and the word that it has proved to be an account. */
export type RequestHold = Hold & { verified(): void };
export type Answer = { readonly status: number; readonly body: object };

export type HttpService = {
  readonly settings: HttpListen;
  readonly host: Pick<Host, 'listening' | 'log'>;
  /** @throws HttpProblem for everything that is refused */
  handle(req: IncomingMessage, hold: RequestHold): Promise<Answer>;
};

/**
 * The HTTP server with the limits of a field port: how many connections, from one address, and how many that have not
 * yet proved to be an account; requests that crawl are cut off (Slowloris). Resolves when the signal is aborted.
 * @throws the system's error when it cannot listen
 */
export async function serveHttp(service: HttpService, signal: AbortSignal): Promise<void> {
  const { settings, host } = service;
  const { limits } = settings;
  const gate = {
    unverified: unverifiedGate(limits.unidentified),
    budget: byteBudget(settings.totalBytes),
  };
  const server = createServer({
    requestTimeout: settings.bodyS * 1000,
    headersTimeout: Math.min(limits.identifyS, settings.bodyS) * 1000,
    keepAliveTimeout: limits.idleS * 1000,
    connectionsCheckingInterval: CHECK_MS,
    maxHeaderSize: HEADER_BYTES,
  });
  server.maxConnections = limits.connections;
  server.on('connection', countByAddress(limits.perAddress));
  server.on('request', (req, res) => void answer(service, gate, { req, res }));
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  host.listening((server.address() as AddressInfo).port);
  await failureOrAbort(server, signal);
}

async function failureOrAbort(server: Server, signal: AbortSignal): Promise<void> {
  try {
    if (!signal.aborted) await Promise.race([once(signal, 'abort'), failed(server)]);
  } finally {
    const closed = once(server, 'close');
    server.close();
    // What is under way may end: its sender would not know whether we have it.
    server.closeIdleConnections();
    const force = setTimeout(() => server.closeAllConnections(), 2000);
    await closed;
    clearTimeout(force);
  }
}

function failed(server: Server): Promise<never> {
  return new Promise((_, reject) => server.once('error', reject));
}

/** New connections of an address that has too many are closed at once. */
function countByAddress(most: number) {
  const counts = new Map<string, number>();
  return (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (counts.get(address) ?? 0) + 1;
    if (count > most) return void socket.destroy();
    counts.set(address, count);
    socket.once('close', () => {
      const left = (counts.get(address) ?? 1) - 1;
      if (left <= 0) counts.delete(address);
      else counts.set(address, left);
    });
  };
}

type Gate = { readonly unverified: UnverifiedGate; readonly budget: ByteBudget };
type Exchange = { readonly req: IncomingMessage; readonly res: ServerResponse };

async function answer(service: HttpService, gate: Gate, { req, res }: Exchange): Promise<void> {
  const held = holdOf(gate.budget);
  const newcomer = {
    ip: req.socket.remoteAddress ?? '',
    giveWay() {
      refuse(service, { req, res }, httpProblem('not-taken', { retryS: 5 }));
      req.socket.destroySoon();
    },
  };
  gate.unverified.enter(newcomer);
  const verified = () => gate.unverified.leave(newcomer);
  try {
    const { status, body } = await service.handle(req, { ...held, verified });
    sendJson(res, status, { body });
  } catch (error) {
    refuse(service, { req, res }, error);
  } finally {
    verified();
    held.give();
  }
}

function refuse({ host }: HttpService, { req, res }: Exchange, error: unknown): void {
  // The sender is gone, or was cut off for being slow: there is nobody to tell.
  if (req.destroyed && !req.complete) return void res.destroy();
  const problem = error instanceof HttpProblem ? error : httpProblem('internal-error');
  if (!(error instanceof HttpProblem)) {
    host.log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'http.failed');
  }
  sendProblem(res, problem, req.headers['accept-language']);
}
