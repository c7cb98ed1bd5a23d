import { DAY_MS } from '@parkwatch/domain/time/duration';
import { SYSTEM_CALLER } from '../http/caller.ts';
import { fromList } from '../ingest/read-entries.ts';
import { observationIngest } from '../ingest/service.ts';
import type { Parts } from '../parts.ts';
import { deleteEventsBefore, pointsThatAreOver } from './store.ts';

/** What was not seen again for its hold is over: its state point returns to 0 (a timed task). Returns how many. */
export async function endCameraEvents(parts: Parts, now: Date): Promise<number> {
  const codes = await parts.db.tx({ kind: 'system' }, (tx) => pointsThatAreOver(tx, now));
  if (codes.length === 0) return 0;
  const time = now.toISOString();
  const sent = fromList(codes.map((point) => ({ point, time, value: 0 })));
  const take = observationIngest(parts);
  return (await take({ caller: SYSTEM_CALLER, now, batch: undefined, sent })).accepted;
}

/** Removes events that are older than readings are kept. Returns how many. */
export function trimCameraEvents({ db, config }: Parts, now: Date): Promise<number> {
  const before = new Date(now.getTime() - config.retentionDays * DAY_MS);
  return db.tx({ kind: 'system' }, (tx) => deleteEventsBefore(tx, before));
}
