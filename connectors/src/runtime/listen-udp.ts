import { createSocket } from 'node:dgram';
import type { RemoteInfo, Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import type { ListenHost, ListenOptions } from './listen-tcp.ts';
import { quietRefusals } from './quiet-refusals.ts';
import type { TcpService } from './session.ts';
import { sessionRegistry } from './session-registry.ts';
import { udpPeer } from './udp-peer.ts';
import type { UdpPeer } from './udp-peer.ts';

/** Datagrams that wait for their handler, of all peers together: beyond it they are dropped, as networks drop them. */
const MOST_WAITING = 2000;

/**
 * Serves a protocol of frames over UDP with the limits of `listenTcp`: a peer is an address with its port, a datagram
 * holds whole frames, the frames of a peer are worked on in order. What comes faster than it is worked off is dropped:
 * a sender without an answer sends again. Resolves when the signal is aborted and no handler runs any more.
 * @throws the system's error when it cannot listen
 */
export async function listenUdp(
  listen: ListenOptions,
  service: TcpService,
  ...[host, signal]: [host: ListenHost, signal: AbortSignal]
): Promise<void> {
  if (signal.aborted) return;
  const { limits } = listen;
  const registry = sessionRegistry(limits, host);
  const peers = new Map<string, UdpPeer>();
  const waiting = { datagrams: 0 };
  const refused = quietRefusals(host);
  const socket = createSocket(isIPv6(listen.host) ? 'udp6' : 'udp4');

  function peerOf({ address: ip, port }: RemoteInfo): UdpPeer | null {
    const address = `${ip}:${port}`;
    const known = peers.get(address);
    if (known !== undefined) return known;
    const reason = registry.refusal(ip);
    if (reason !== null) {
      refused(reason, ip);
      return null;
    }
    const send = (bytes: Uint8Array) => sendTo(socket, bytes, { ip, port });
    const forget = () => void peers.delete(address);
    const made = udpPeer({ ...{ ip, address, service, limits, registry, waiting }, send, forget });
    peers.set(address, made);
    return made;
  }

  socket.on('message', (datagram, from) => {
    if (signal.aborted || waiting.datagrams >= MOST_WAITING) return;
    peerOf(from)?.take(datagram);
  });
  await bound(socket, listen);
  host.listening(socket.address().port);
  const sweep = setInterval(() => peers.forEach((peer) => peer.check()), 1000);
  try {
    await failureOrAbort(socket, signal);
  } finally {
    clearInterval(sweep);
    const last = [...peers.values()];
    for (const peer of last) peer.close('the server is closing');
    await Promise.all(last.map((peer) => peer.idle()));
    socket.close();
  }
}

async function bound(socket: Socket, { host, port }: ListenOptions): Promise<void> {
  const listening = once(socket, 'listening');
  socket.bind(port, host);
  try {
    await listening;
  } catch (error) {
    // A port that is taken is tried again for ever: each try would keep a socket.
    socket.close();
    throw error;
  }
}

/** Errors of single datagrams (a peer's port that is closed) are the answers' own; those of the socket end it. */
async function failureOrAbort(socket: Socket, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.on('error', reject);
  signal.addEventListener('abort', () => resolve(), { once: true });
  if (signal.aborted) resolve();
  await promise;
}

type Peer = { readonly ip: string; readonly port: number };

function sendTo(socket: Socket, bytes: Uint8Array, { ip, port }: Peer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(bytes, port, ip, (error) => (error ? reject(error) : resolve()));
  });
}
