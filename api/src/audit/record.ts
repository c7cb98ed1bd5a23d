import type { Logger } from 'pino';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Audit } from '../parts.ts';
import { linkHash, storable, storableText } from './chain.ts';
import type { Algorithm, AuditFacts } from './chain.ts';

const queries = {
  lock: sql(import.meta, './lock-trail.sql'),
  last: sql(import.meta, './select-last-link.sql'),
  insert: sql(import.meta, './insert-record.sql'),
};

type AuditNeeds = { readonly algorithm: Algorithm; readonly now: () => Date; readonly log: Logger };

/**
 * Appends to the trail in the caller's transaction: a change and its record stand or fall together. Ids are given under a
 * lock and have no gaps, so a missing record in the middle shows. A record continues the head, which the database keeps beside
 * the rows, so a trail that was cut off never closes again. The log carries each hash out of the database: against whoever
 * owns it, and could rewrite rows and head.
 */
export function audit({ algorithm, now, log }: AuditNeeds): Audit {
  return {
    async record(tx, caller, entry) {
      await tx.rows(queries.lock);
      const last = await tx.one<{ id: number; hash: string }>(queries.last);
      if (last === undefined) throw new Error('the audit trail has lost its head');
      const facts: AuditFacts = {
        id: last.id + 1,
        at: now().toISOString(),
        userId: caller.userId,
        actor: storableText(caller.username),
        role: caller.role,
        address: caller.address,
        action: entry.action,
        object: entry.object === undefined ? null : storableText(entry.object),
        result: entry.result ?? 'done',
        detail: storable(entry.detail ?? {}),
        algorithm,
      };
      const prevHash = last.hash;
      const hash = linkHash(prevHash, facts);
      await insert(tx, facts, { prevHash, hash });
      tx.afterCommit(() =>
        log.info({ auditId: facts.id, hash, action: facts.action }, 'audit.recorded'),
      );
    },
  };
}

async function insert(tx: Tx, facts: AuditFacts, link: { prevHash: string; hash: string }) {
  const { id, at, userId, actor, role, address, action, object, result, detail, algorithm } = facts;
  const who = [userId, actor, role, address];
  const what = [action, object, result, JSON.stringify(detail)];
  await tx.run(queries.insert, [id, at, ...who, ...what, algorithm, link.prevHash, link.hash]);
}
