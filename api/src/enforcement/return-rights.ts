import { nextRestriction } from '@parkwatch/domain/enforcement/restriction';
import type { Tx } from '../db/database.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { publishRestrictions } from './publish-restrictions.ts';
import { lifeOf, lockRestrictions, saveRuling } from './store.ts';

const REASON = {
  zh: '隐患已办结，自动恢复',
  en: 'The hidden danger is closed; restored by the system',
};

/**
 * A hidden danger was closed: what was frozen or proposed because of it ends in the same transaction, and nobody has to
 * think of it. Answers whether there was anything, and the live events, to be sent last in the transaction.
 */
export async function returnRights(
  parts: Parts,
  tx: Tx,
  { id: dangerId, now }: { id: number; now: Date },
): Promise<{ readonly hasLifted: boolean; readonly publish: () => Promise<void> }> {
  const lifted: number[] = [];
  for (const row of await lockRestrictions(tx, { dangerId })) {
    const action = { type: 'closed', atMs: now.getTime(), by: null, reason: REASON } as const;
    const next = nextRestriction(lifeOf(row), action);
    // Rejected and lifted ones stay as they are.
    if ('refused' in next) continue;
    const { state } = next.restriction;
    await saveRuling(tx, { id: row.id, state, at: now, by: SYSTEM_CALLER, reason: REASON });
    lifted.push(row.id);
  }
  return {
    hasLifted: lifted.length > 0,
    publish: () => publishRestrictions(parts, tx, lifted),
  };
}
