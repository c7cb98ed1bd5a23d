import { io } from 'socket.io-client';
import { apiClient } from '../../api/src/testing/api-client.ts';
import type { LiveEvent } from '../../domain/src/wire/live.ts';
import { VIEWER } from './bench-park.ts';

/** A browser that is signed in and hears the live events. */
export type AlarmEar = {
  /** When the alarm of a point (by its code) came, `performance.now()` ms. */
  readonly heardMs: ReadonlyMap<string, number>;
  end(): void;
};

export async function openAlarmEar(apiUrl: string): Promise<AlarmEar> {
  const client = apiClient(apiUrl);
  await client.signIn(VIEWER.username, VIEWER.password);
  const cookie = client.cookie();
  if (cookie === undefined) throw new Error('the session has no cookie');
  const heardMs = new Map<string, number>();
  const socket = io(apiUrl, {
    ...{ path: '/live', transports: ['websocket'], forceNew: true },
    extraHeaders: { cookie },
  });
  socket.on('events', (batch: LiveEvent[]) => {
    const nowMs = performance.now();
    for (const { topic, payload } of batch) {
      if (topic === 'alarm' && !heardMs.has(payload.point.code)) {
        heardMs.set(payload.point.code, nowMs);
      }
    }
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('ready', () => resolve());
    socket.once('connect_error', reject);
  });
  return { heardMs, end: () => void socket.disconnect() };
}
