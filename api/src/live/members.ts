import type { ServerToClient } from '@parkwatch/domain/wire/live';
import type { Server, Socket } from 'socket.io';
import type { Session } from '../session/session-store.ts';
import type { Member, Rooms } from './feed.ts';
import { roomOf, viewerOf } from './viewer.ts';
import type { Viewer } from './viewer.ts';

export type InterServer = { wake: () => void };
export type LiveServer = Server<Record<string, never>, ServerToClient, InterServer, SocketData>;
export type LiveSocket = Socket<Record<string, never>, ServerToClient, InterServer, SocketData>;

/** `viewer` is set when the socket has caught up and is in its room. */
export type SocketData = { session: Session; viewer?: Viewer };

/** Packets that a client may leave unread before it is cut off; it comes back and catches up, or loads anew. */
const MOST_UNREAD = 1000;

export function memberOf(socket: LiveSocket): Member {
  return {
    events: (batch) => void socket.emit('events', batch),
    ready: (seq, { areValuesMissed }) =>
      void socket.emit('ready', { seq, ...(areValuesMissed ? { areValuesMissed } : {}) }),
    resync: (seq) => void socket.emit('resync', { seq }),
  };
}

/** The sockets of this process that were admitted. */
export function admitted(io: LiveServer): LiveSocket[] {
  return [...io.of('/').sockets.values()].filter((socket) => socket.data.viewer !== undefined);
}

/** The rooms of this process: other processes read the outbox themselves, hence `local`. */
export function roomsOf(io: LiveServer, socketOf: (member: Member) => LiveSocket): Rooms {
  return {
    join(member, room) {
      const socket = socketOf(member);
      // With the adapters in use a join takes effect at once; the promise is for others.
      void socket.join(room);
      socket.data.viewer = viewerOf(socket.data.session);
    },
    send: (room, batch) => void io.local.to(room).emit('events', batch),
    *viewers() {
      const seen = new Set<string>();
      for (const { data } of admitted(io)) {
        if (data.viewer === undefined || seen.has(roomOf(data.viewer))) continue;
        seen.add(roomOf(data.viewer));
        yield data.viewer;
      }
    },
  };
}

/** A client that does not read would make us keep everything for it. */
export function cutOffSlow(io: LiveServer): number {
  const slow = admitted(io).filter(({ conn }) => unread(conn) > MOST_UNREAD);
  for (const socket of slow) socket.disconnect(true);
  return slow.length;
}

function unread(conn: LiveSocket['conn']): number {
  // Not in engine.io's typings, but there since its first version: packets that wait for the transport.
  return (conn as unknown as { writeBuffer?: unknown[] }).writeBuffer?.length ?? 0;
}
