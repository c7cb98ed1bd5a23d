import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ListenLimits } from '@parkwatch/domain/sources/data-source';
import type { Framed, Framer, Log } from '../contract.ts';
import { PeerGone } from './session.ts';
import type { Session, TcpService } from './session.ts';
import type { Seat, SessionRegistry } from './session-registry.ts';
import { tokenBucket } from './token-bucket.ts';

/** Answers that a peer has not read: beyond it the handler did not wait for `send`, and the peer does not read. */
const MOST_UNSENT_BYTES = 1 << 20;
/** How long what was sent last has time to go out when a session ends. */
const LAST_WORDS_MS = 1000;
/** A chunk counts as at least one frame for each so many bytes: noise costs as much as frames do. */
const BYTES_PER_FRAME = 4096;

export type TcpSessionOptions = {
  readonly socket: Socket;
  readonly service: TcpService;
  readonly limits: ListenLimits;
  /** How long `send` waits for a slow reader. */
  readonly sendWaitMs: number;
  readonly registry: SessionRegistry;
  readonly log: Log;
  /** Milliseconds of a clock that never jumps: what the limits are measured by. */
  readonly nowMs: () => number;
};

export type TcpSession = Seat & {
  /** Closes it when one of its times has run out. */
  check(): void;
  /** Resolves when no handler of it runs any more. */
  readonly ended: Promise<void>;
};

type State = {
  readonly framer: Framer;
  account: string;
  isBusy: boolean;
  openedMs: number;
  lastFrameMs: number;
  /** Since when the beginning of a frame is held; null: none is. */
  partialMs: number | null;
  readonly closing: AbortController;
};

/** One connection from its beginning to its end: reads, cuts, hands over one frame after the other. */
export function tcpSession(options: TcpSessionOptions): TcpSession {
  const { socket, service, limits, registry, nowMs } = options;
  const { seat, session, state } = makeSession(options);
  const bucket = tokenBucket(limits.framesPerS, nowMs);
  registry.enter(seat);

  async function handle(framed: Framed): Promise<void> {
    if ('noise' in framed) return service.onNoise?.(session, framed.noise, framed.reason);
    state.lastFrameMs = nowMs();
    await service.onFrame(session, framed.frame).catch((error: unknown) => {
      // An answer that nobody waits for any more is no reason to drop the frames that came before the line broke.
      if (!(error instanceof PeerGone)) throw error;
    });
    state.lastFrameMs = nowMs();
  }

  async function take(chunk: Uint8Array): Promise<void> {
    const cut = state.framer.push(chunk);
    const cost = Math.max(1, chunk.length / BYTES_PER_FRAME / Math.max(1, cut.length));
    state.isBusy = cut.length > 0;
    for (const framed of cut) {
      const waitMs = bucket.take(cost);
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: state.closing.signal });
      if (state.closing.signal.aborted) return;
      await handle(framed);
    }
    state.isBusy = false;
    if (state.framer.pending === 0) state.partialMs = null;
    else if (cut.length > 0 || state.partialMs === null) state.partialMs = nowMs();
  }

  /** Reading stops while frames are worked on: the window of TCP tells the sender to wait, and nothing is lost. */
  async function read(): Promise<void> {
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      if (state.closing.signal.aborted) return;
      await take(chunk as Uint8Array);
    }
  }

  const ended = read().then(
    () => seat.close('the peer closed the connection'),
    (error: unknown) => seat.close(error instanceof Error ? error.message : 'the line broke'),
  );
  return Object.assign(seat, { check: () => check(seat, state, options), ended });
}

function makeSession(options: TcpSessionOptions) {
  const { socket, service, registry, nowMs, log } = options;
  const ip = (socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
  const address = `${ip}:${socket.remotePort ?? 0}`;
  const now = nowMs();
  const state: State = {
    ...{ framer: service.framer(), account: '', isBusy: false, openedMs: now, lastFrameMs: now },
    ...{ partialMs: null, closing: new AbortController() },
  };
  const close = (reason: string) => {
    if (state.closing.signal.aborted) return;
    state.closing.abort(new Error(reason));
    end(socket);
    registry.leave(seat, reason);
    try {
      service.onClose?.(session, reason);
    } catch (error) {
      // The sweep and the registry close sessions as well: a defect of one handler must not reach them.
      log.warn({ address, reason: String(error) }, 'connector.close-failed');
    }
  };
  const seat: Seat = {
    ...{ ip, address, close },
    get isBusy() {
      return state.isBusy;
    },
    get account() {
      return state.account;
    },
    set account(account) {
      state.account = account;
    },
  };
  const session: Session = {
    ...{ address, close, send: (bytes) => send(bytes, session, options) },
    get account() {
      return state.account;
    },
    set account(account) {
      registry.identify(seat, account);
    },
  };
  return { seat, session, state };
}

function check(seat: Seat, state: State, { limits, nowMs }: TcpSessionOptions): void {
  if (state.isBusy) return;
  const now = nowMs();
  const isOver = (sinceMs: number, limitS: number) => now - sinceMs > limitS * 1000;
  if (state.account === '' && isOver(state.openedMs, limits.identifyS)) {
    seat.close(`no account within ${limits.identifyS} s`);
  } else if (state.partialMs !== null && isOver(state.partialMs, limits.identifyS)) {
    seat.close(`a frame was not complete within ${limits.identifyS} s`);
  } else if (isOver(state.lastFrameMs, limits.idleS)) {
    seat.close(`no frame within ${limits.idleS} s`);
  }
}

async function send(
  bytes: Uint8Array,
  session: Session,
  { socket, sendWaitMs }: TcpSessionOptions,
): Promise<void> {
  if (!socket.writable) throw new PeerGone('the connection is closed');
  if (socket.writableLength + bytes.length > MOST_UNSENT_BYTES) {
    session.close('the peer does not read our answers');
    throw new PeerGone('it does not read our answers');
  }
  const written = Promise.withResolvers<void>();
  const slow = setTimeout(() => {
    session.close(`the peer did not read our answer within ${sendWaitMs / 1000} s`);
    written.reject(new PeerGone('it did not read our answer in time'));
  }, sendWaitMs);
  socket.write(bytes, (error) =>
    error ? written.reject(new PeerGone(error.message)) : written.resolve(),
  );
  await written.promise.finally(() => clearTimeout(slow));
}

/** Lets the last answers go out, but not for ever; what still comes in is thrown away. */
function end(socket: Socket): void {
  if (socket.destroyed) return;
  socket.destroySoon();
  const late = setTimeout(() => socket.destroy(), LAST_WORDS_MS);
  // Not `once` of node:events: it rejects for an error that comes before the close.
  socket.once('close', () => clearTimeout(late));
}
