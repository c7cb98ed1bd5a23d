import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { LiveTopic } from '@parkwatch/domain/wire/live';
import { readHead } from '../outbox/outbox-store.ts';
import { OUTBOX_CHANNEL } from '../outbox/outbox.ts';
import type { Parts } from '../parts.ts';
import { SESSION_CHANGED } from '../session/session-store.ts';
import { openFeed } from './feed.ts';
import type { Feed, Member } from './feed.ts';
import { handshakeLimit } from './handshake-limit.ts';
import { isFromOurPage, lastSeqOf, liveSession } from './handshake.ts';
import { admitted, cutOffSlow, memberOf, roomsOf } from './members.ts';
import type { LiveServer, LiveSocket } from './members.ts';
import { useRedis } from './redis-adapter.ts';
import { repeated } from './repeated.ts';
import { recheckSessions } from './recheck.ts';
import { viewerOf } from './viewer.ts';

export type Live = { close(): Promise<void> };

/** Readings and positions wait so long, so that those of many calls become one message. */
const TICK_MS = 150;
/** What a person must know at once goes out without the tick; so long apart, so that a burst is a few messages. */
const URGENT_MS = 30;
const IS_VALUE: Readonly<Partial<Record<LiveTopic, true>>> = { readings: true, positions: true };
/** For what no notification announced. */
const POLL_MS = 1000;
/** Sessions and grants end by time as well, which nobody announces. */
const RECHECK_MS = 5000;
/** Tells everybody how far they are, so that a quiet enterprise does not have to start over after a short break. */
const HEARTBEAT_MS = 30_000;
/** A browser has a socket per tab. */
const MOST_PER_SESSION = 30;
/** Clients send nothing but their greeting. */
const MOST_BYTES_IN = 10_000;

/** socket.io on `/live`: the events of the outbox, each to those who may see it. */
export async function openLive(parts: Parts, server: HttpServer): Promise<Live> {
  const { config, db, log, outbox } = parts;
  const isAllowed = handshakeLimit(config, parts.now);
  const io: LiveServer = new Server(server, {
    path: '/live',
    serveClient: false,
    maxHttpBufferSize: MOST_BYTES_IN,
    // Asked when a connection begins, not for each of its messages.
    allowRequest: (req, answer) =>
      isAllowed(req)
        ? answer(null, isFromOurPage(req, config.publicOrigin))
        : answer('too-many-requests', false),
  });
  const closeRedis =
    config.redisUrl === undefined ? undefined : useRedis(io, config.redisUrl.reveal(), log);
  const sockets = new WeakMap<Member, LiveSocket>();
  const rooms = roomsOf(io, (member) => sockets.get(member)!);
  const feed = openFeed(db, rooms, (await readHead(db)).headSeq);
  const pump = repeated({
    ...{ tickMs: TICK_MS, urgentMs: URGENT_MS, now: parts.now, onError: logged(parts) },
    work: () => sendNew(parts, io, feed),
  });
  const wake = () => pump.wake();
  const recheck = () => recheckSessions(parts, io, { onlyEnded: false });

  io.use((socket, next) => void greet(parts, io, { socket, next }));
  io.on('connection', (socket) => {
    const member = memberOf(socket);
    sockets.set(member, socket);
    void admit(feed, socket, member).catch((err: unknown) => {
      log.error({ err }, 'live.admit.failed');
      socket.disconnect(true);
    });
  });
  io.on('wake', wake);

  const stops: (() => unknown)[] = [
    outbox.onPublished((topic) => {
      pump.wake(IS_VALUE[topic] !== true);
      if (closeRedis !== undefined) io.serverSideEmit('wake');
    }),
    await db.listen(OUTBOX_CHANNEL, wake, { onGap: wake }),
    await db.listen(SESSION_CHANGED, () => void recheck().catch(logged(parts)), {
      onGap: wake,
    }),
    every(POLL_MS, wake),
    every(RECHECK_MS, () => void recheck().catch(logged(parts))),
    every(HEARTBEAT_MS, () => void feed.between((seq) => beat(io, seq))),
  ];
  return {
    async close() {
      for (const stop of stops) await stop();
      await pump.stop();
      await feed.between(() => undefined);
      await io.close();
      closeRedis?.();
    },
  };
}

async function sendNew(parts: Parts, io: LiveServer, feed: Feed): Promise<void> {
  await recheckSessions(parts, io, { onlyEnded: true });
  await feed.pump();
  const slow = cutOffSlow(io);
  if (slow > 0) parts.log.warn({ slow }, 'live.slow');
}

type Greeting = { readonly socket: LiveSocket; readonly next: (error?: Error) => void };

async function greet(parts: Parts, io: LiveServer, { socket, next }: Greeting): Promise<void> {
  try {
    const session = await liveSession(parts, socket.handshake.headers.cookie);
    if (session === undefined) return next(new Error('not-signed-in'));
    if (session.mustChangePassword) return next(new Error('password-expired'));
    const ofSession = [...io.of('/').sockets.values()].filter(({ data }) =>
      data.session.tokenHash.equals(session.tokenHash),
    );
    if (ofSession.length >= MOST_PER_SESSION) return next(new Error('too-many-requests'));
    socket.data.session = session;
    next();
  } catch (err) {
    parts.log.error({ err }, 'live.greet.failed');
    next(new Error('internal-error'));
  }
}

async function admit(feed: Feed, socket: LiveSocket, member: Member): Promise<void> {
  const lastSeq = lastSeqOf(socket.handshake.auth);
  await feed.admit(member, viewerOf(socket.data.session), lastSeq);
}

function beat(io: LiveServer, seq: number): void {
  for (const socket of admitted(io)) socket.emit('ready', { seq });
}

function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  timer.unref();
  return () => clearInterval(timer);
}

function logged({ log }: Parts): (err: unknown) => void {
  return (err) => log.error({ err }, 'live.failed');
}
