import { sql } from '../db/sql.ts';
import type { Outbox } from '../parts.ts';

const queries = {
  lock: sql(import.meta, '../audit/lock-trail.sql'),
  insert: sql(import.meta, './insert-event.sql'),
};

/** NOTIFY channel that says: there is something new in the outbox. */
export const OUTBOX_CHANNEL = 'outbox';

export function outbox({ now }: { now: () => Date }): Outbox {
  const wakes = new Set<() => void>();
  return {
    // eslint-disable-next-line max-params -- what, to whom and which: each call reads like a sentence
    async publish(tx, topic, audience, payload) {
      if (!audience.park && audience.enterpriseIds.length === 0) return;
      await tx.rows(queries.lock);
      const ids = [...audience.enterpriseIds];
      await tx.rows(queries.insert, [now(), topic, audience.park, ids, JSON.stringify(payload)]);
      tx.afterCommit(() => {
        for (const wake of wakes) wake();
      });
    },
    onPublished(wake) {
      wakes.add(wake);
      return () => wakes.delete(wake);
    },
  };
}
