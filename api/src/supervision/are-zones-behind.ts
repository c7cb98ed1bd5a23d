import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Tx } from '../db/tx.ts';
import { readRequest } from '../zones/store.ts';

/** New zones that were asked for come within seconds; after so long without them what is shown is old. */
const BEHIND_MS = 5 * MINUTE_MS;

/** The zones cannot be computed, or what was asked for is overdue: what the map shows may be better than it is. */
export async function areZonesBehind(tx: Tx, now: Date): Promise<boolean> {
  const { requested_at: asked, done_at: done, last_error: error } = await readRequest(tx);
  if (error !== null) return true;
  const isOpen = asked !== null && (done === null || asked > done);
  return isOpen && now.getTime() - asked.getTime() > BEHIND_MS;
}
