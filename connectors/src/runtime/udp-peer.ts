import type { ListenLimits } from '@parkwatch/domain/sources/data-source';
import { PeerGone } from './session.ts';
import type { Session, TcpService } from './session.ts';
import type { Seat, SessionRegistry } from './session-registry.ts';
import { tokenBucket } from './token-bucket.ts';

/** Datagrams of one peer that wait for their handler. */
const MOST_WAITING = 32;

export type UdpPeerOptions = {
  readonly ip: string;
  readonly address: string;
  readonly service: TcpService;
  readonly limits: ListenLimits;
  readonly registry: SessionRegistry;
  /** Counted over all peers. */
  readonly waiting: { datagrams: number };
  readonly send: (bytes: Uint8Array) => Promise<void>;
  readonly forget: () => void;
};

export type UdpPeer = {
  /** Cuts a datagram into frames and has them handled after those before; drops it when there are too many. */
  take(datagram: Uint8Array): void;
  /** Closes it when one of its times has run out. */
  check(): void;
  close(reason: string): void;
  /** Resolves when its handlers are done. */
  idle(): Promise<void>;
};

type State = {
  account: string;
  isClosed: boolean;
  waiting: number;
  lastMs: number;
  work: Promise<void>;
};

/** A sender of datagrams, as long as it sends: the counterpart of a connection. */
export function udpPeer(options: UdpPeerOptions): UdpPeer {
  const { service, limits, registry, waiting } = options;
  const openedMs = performance.now();
  const state: State = {
    ...{ account: '', isClosed: false, waiting: 0, lastMs: openedMs },
    work: Promise.resolve(),
  };
  const { seat, session } = makeSession(options, state);
  const bucket = tokenBucket(limits.framesPerS, () => performance.now());
  registry.enter(seat);

  async function handle(datagram: Uint8Array): Promise<void> {
    const framer = service.framer();
    for (const framed of framer.push(datagram)) {
      if (state.isClosed) return;
      if ('noise' in framed) service.onNoise?.(session, framed.noise, framed.reason);
      else await service.onFrame(session, framed.frame);
    }
    if (framer.pending > 0) {
      service.onNoise?.(session, datagram, 'truncated: the datagram ends within a frame');
    }
  }

  async function handled(datagram: Uint8Array): Promise<void> {
    try {
      await handle(datagram);
    } catch (error) {
      if (!(error instanceof PeerGone)) session.close('its frame could not be handled');
    } finally {
      state.waiting--;
      waiting.datagrams--;
    }
  }

  return {
    take(datagram) {
      state.lastMs = performance.now();
      if (state.waiting >= MOST_WAITING) return;
      if (bucket.take(1) > 0) {
        // Dropped, not owed: a flood ends when it ends.
        bucket.take(-1);
        return;
      }
      state.waiting++;
      waiting.datagrams++;
      state.work = state.work.then(() => handled(datagram));
    },
    check() {
      const now = performance.now();
      const isOver = (sinceMs: number, limitS: number) => now - sinceMs > limitS * 1000;
      if (state.account === '' && isOver(openedMs, limits.identifyS)) {
        session.close(`no account within ${limits.identifyS} s`);
      } else if (isOver(state.lastMs, limits.idleS)) {
        session.close(`no datagram within ${limits.idleS} s`);
      }
    },
    close: (reason) => session.close(reason),
    idle: () => state.work,
  };
}

function makeSession(
  { ip, address, registry, service, send, forget }: UdpPeerOptions,
  state: State,
): { readonly seat: Seat; readonly session: Session } {
  const close = (reason: string) => {
    if (state.isClosed) return;
    state.isClosed = true;
    forget();
    registry.leave(seat, reason);
    try {
      service.onClose?.(session, reason);
    } catch {
      // What a connector makes of the end of one peer must not end the sweep over all of them.
    }
  };
  const seat: Seat = {
    ...{ ip, address, close },
    get isBusy() {
      return state.waiting > 0;
    },
    get account() {
      return state.account;
    },
    set account(account) {
      state.account = account;
    },
  };
  const session: Session = {
    ...{ address, close },
    async send(bytes) {
      await send(bytes).catch((error: unknown) => {
        throw new PeerGone(error instanceof Error ? error.message : 'the answer was not sent');
      });
    },
    get account() {
      return state.account;
    },
    set account(account) {
      registry.identify(seat, account);
    },
  };
  return { seat, session };
}
