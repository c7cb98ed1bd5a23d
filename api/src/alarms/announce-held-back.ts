import type { Parts } from '../parts.ts';
import { ANNOUNCE_EVERY_MS } from './apply-rule-events.ts';
import { publishAlarms } from './publish-alarms.ts';
import { markAnnounced, unannounced } from './store.ts';

const ALARMS_PER_TURN = 500;

/** Flood control holds back the repeats of a chattering alarm; here the last of them is told. */
export function announceHeldBack(parts: Parts, now: Date): Promise<void> {
  return parts.db.tx({ kind: 'system' }, async (tx) => {
    const before = new Date(now.getTime() - ANNOUNCE_EVERY_MS);
    const ids = await unannounced(tx, before, ALARMS_PER_TURN);
    if (ids.length === 0) return;
    await markAnnounced(tx, ids, now);
    await publishAlarms(parts, tx, ids);
  });
}
