import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ListenLimits } from '@parkwatch/domain/sources/data-source';
import type { Host } from '../contract.ts';
import { quietRefusals } from './quiet-refusals.ts';
import type { TcpService } from './session.ts';
import { sessionRegistry } from './session-registry.ts';
import { tcpSession } from './tcp-session.ts';
import type { TcpSession } from './tcp-session.ts';

export type { Session, TcpService } from './session.ts';
export { PeerGone } from './session.ts';

export type ListenOptions = {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly limits: ListenLimits;
  /** How long an answer waits for a peer that reads slowly. */
  readonly sendWaitMs?: number;
};
export type ListenHost = Pick<Host, 'listening' | 'device' | 'log' | 'now'>;

const SEND_WAIT_MS = 10_000;
/** How long handlers may still run after the abort. */
const END_WAIT_MS = 3000;

/**
 * Serves a protocol of frames over TCP with the limits of a field port: too many or silent peers, halves of frames,
 * slow readers and fast writers never cost more than their own connection. One connection per account, the newest.
 * Resolves when the signal is aborted and the connections are closed.
 * @throws the system's error when it cannot listen (port taken, address not ours)
 */
export async function listenTcp(
  listen: ListenOptions,
  service: TcpService,
  ...[host, signal]: [host: ListenHost, signal: AbortSignal]
): Promise<void> {
  if (signal.aborted) return;
  const { limits } = listen;
  const nowMs = () => performance.now();
  const registry = sessionRegistry(limits, host);
  const sessions = new Set<TcpSession>();
  const refused = quietRefusals(host);

  // A peer that has said its last word still gets the answers: we end the connection when its frames are worked off.
  const server = createServer({ allowHalfOpen: true, noDelay: true, keepAlive: true });
  server.on('connection', (socket: Socket) => {
    // Errors of a socket end its reading loop; without a listener they would end the process.
    socket.on('error', () => undefined);
    const ip = (socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
    const reason = signal.aborted ? 'closing' : registry.refusal(ip);
    if (reason !== null) {
      socket.destroy();
      return refused(reason, ip);
    }
    const sendWaitMs = listen.sendWaitMs ?? SEND_WAIT_MS;
    const session = tcpSession({
      ...{ socket, service, limits, sendWaitMs, registry, nowMs, log: host.log },
    });
    sessions.add(session);
    void session.ended.finally(() => sessions.delete(session));
  });

  server.listen(listen.port, listen.host);
  await once(server, 'listening');
  host.listening((server.address() as AddressInfo).port);
  const sweep = setInterval(() => sessions.forEach((one) => one.check()), sweepMs(limits));
  try {
    await failureOrAbort(server, signal);
  } finally {
    clearInterval(sweep);
    for (const session of sessions) session.close('the server is closing');
    await closed(server, sessions);
  }
}

/** Often enough for the shortest of the times, and no oftener than needed. */
function sweepMs({ identifyS, idleS }: ListenLimits): number {
  return Math.min(1000, Math.max(20, Math.min(identifyS, idleS) * 100));
}

async function failureOrAbort(server: Server, signal: AbortSignal): Promise<void> {
  const stopped = once(signal, 'abort');
  if (signal.aborted) return;
  await Promise.race([
    stopped,
    once(server, 'error').then(([error]) => {
      throw error;
    }),
  ]);
}

async function closed(server: Server, sessions: ReadonlySet<TcpSession>): Promise<void> {
  const all = Promise.all([
    new Promise((resolve) => server.close(resolve)),
    ...[...sessions].map(({ ended }) => ended),
  ]);
  await Promise.race([all, sleep(END_WAIT_MS, undefined, { ref: false })]);
}
