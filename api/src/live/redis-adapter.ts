import { createAdapter } from '@socket.io/redis-adapter';
import { createClient } from 'redis';
import type { Logger } from 'pino';
import type { LiveServer } from './members.ts';

/**
 * Between the processes of the api: they wake each other through it, beside the database's own notifications, which do not
 * pass a connection pooler. Events themselves do not travel here: each process reads them from the outbox, in order, so
 * that a lost Redis message is never a lost event.
 * @returns ends the connections
 */
export async function useRedis(
  io: LiveServer,
  url: string,
  log: Logger,
): Promise<() => Promise<void>> {
  const publisher = createClient({ url });
  const subscriber = publisher.duplicate();
  let isDown = false;
  for (const client of [publisher, subscriber]) {
    // One line when it goes and one when it is back, not one per attempt.
    client.on('error', (err: unknown) => {
      if (!isDown) log.error({ err }, 'live.redis.down');
      isDown = true;
    });
    client.on('ready', () => {
      if (isDown) log.info({}, 'live.redis.up');
      isDown = false;
    });
  }
  await Promise.all([publisher.connect(), subscriber.connect()]);
  io.adapter(createAdapter(publisher, subscriber));
  return async () => {
    await Promise.allSettled([publisher.close(), subscriber.close()]);
  };
}
