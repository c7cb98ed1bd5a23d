import { InjectionToken } from '@angular/core';
import type { LiveEvent, ServerToClient } from '@parkwatch/domain/wire/live';
import type { Socket } from 'socket.io-client';

export type SocketHandlers = {
  connected(): void;
  /** Caught up; readings and positions were left out when `areValuesMissed`. */
  ready(seq: number, areValuesMissed?: boolean): void;
  resync(seq: number): void;
  events(batch: LiveEvent[]): void;
  /** `code` is the server's refusal, if it was one. */
  lost(code: string | undefined): void;
};
/** Opens the line; the answer closes it. `lastSeq` is asked before each attempt. */
export type OpenSocket = (
  lastSeq: () => number | undefined,
  handlers: SocketHandlers,
) => Promise<() => void>;

/** The real line; tests put a scripted one here. */
export const OPEN_SOCKET = new InjectionToken<OpenSocket>('live socket', {
  factory: () => openSocket,
});

const openSocket: OpenSocket = async (lastSeq, handlers) => {
  const { io } = await import('socket.io-client');
  const socket: Socket<ServerToClient> = io({
    path: '/live',
    withCredentials: true,
    reconnectionDelayMax: 10_000,
    auth: (give) => give(lastSeq() === undefined ? {} : { lastSeq: lastSeq() }),
  });
  socket.on('connect', () => handlers.connected());
  socket.on('ready', ({ seq, areValuesMissed }) => handlers.ready(seq, areValuesMissed));
  socket.on('resync', ({ seq }) => handlers.resync(seq));
  socket.on('events', (batch) => handlers.events(batch));
  socket.on('connect_error', (error) => handlers.lost(error.message));
  socket.on('disconnect', (reason) => {
    handlers.lost(undefined);
    // The library does not reconnect by itself when the server hung up, as it does before a restart.
    if (reason === 'io server disconnect') socket.connect();
  });
  return () => socket.disconnect();
};
