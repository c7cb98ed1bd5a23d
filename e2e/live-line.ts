import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { LiveEvent, ServerToClient } from '@parkwatch/domain/wire/live';
import type { Socket } from 'socket.io-client';
import { PATIENCE_MS } from './visit.ts';

export type LiveLine = {
  readonly events: readonly LiveEvent[];
  /** Resolves when such an event has come. */
  until(what: string, isIt: (event: LiveEvent) => boolean): Promise<void>;
  close(): void;
};

/** The live line that a browser with this cookie gets, event by event. Resolves when the server says it has caught up. */
export async function liveLine(url: string, cookie: string | undefined): Promise<LiveLine> {
  const socket: Socket<ServerToClient> = io(url, {
    ...{ path: '/live', transports: ['websocket'], forceNew: true },
    extraHeaders: cookie === undefined ? {} : { cookie },
  });
  const events: LiveEvent[] = [];
  socket.on('events', (batch) => events.push(...batch));
  await new Promise<void>((resolve, reject) => {
    socket.on('ready', () => resolve());
    socket.on('connect_error', reject);
  });
  return {
    events,
    async until(what, isIt) {
      const giveUpMs = Date.now() + PATIENCE_MS;
      while (!events.some(isIt)) {
        if (Date.now() > giveUpMs) throw new Error(`in vain on the live line: ${what}`);
        await sleep(50);
      }
    },
    close: () => socket.disconnect(),
  };
}
