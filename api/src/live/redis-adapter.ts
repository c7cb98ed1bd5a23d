import { createAdapter } from '@socket.io/redis-adapter';
import { createClient } from 'redis';
import type { Logger } from 'pino';
import type { LiveServer } from './members.ts';

/**
 * Between the processes of the api: they wake each other through it, beside the database's own notifications, which do not
 * pass a connection pooler. Events themselves do not travel here: each process reads them from the outbox, in order, so
 * that a lost Redis message is never a lost event, and a Redis that is away at the start or later stops nothing.
 * @returns ends the connections
 */
export function useRedis(io: LiveServer, url: string, log: Logger): () => void {
  // A wake that can't be sent now is worth nothing later; a subscription is.
  const publisher = createClient({ url, disableOfflineQueue: true });
  const subscriber = createClient({ url });
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
    // It goes on trying by itself; each failure is an 'error' above.
    client.connect().catch(() => undefined);
  }
  io.adapter(createAdapter(forgiving(publisher), forgiving(subscriber)));
  return () => {
    publisher.destroy();
    subscriber.destroy();
  };
}

/**
 * The adapter awaits none of its commands: while Redis is away each would be an unhandled rejection, which ends a Node
 * process. The client's 'error' event has told of it already.
 */
function forgiving<T extends object>(client: T): T {
  return new Proxy(client, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        const result: unknown = Reflect.apply(member, target, args);
        return result instanceof Promise ? result.catch(() => undefined) : result;
      };
    },
  });
}
