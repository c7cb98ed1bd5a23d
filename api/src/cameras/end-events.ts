import { DAY_MS } from '@parkwatch/domain/time/duration';
import { SYSTEM_CALLER } from '../http/caller.ts';
import { fromList } from '../ingest/read-entries.ts';
import { observationIngest } from '../ingest/service.ts';
import type { Parts } from '../parts.ts';
import { deleteEventsBefore, pointsThatAreOver, pointsThatGoOn } from './store.ts';

/**
 * Brings the state points in line with the events (a timed task): what was not seen again for its hold is over, 0; what
 * goes on although its point is at 0 (it came after the end of a later sight) stands, 1. Returns how many points changed.
 */
export async function endCameraEvents(parts: Parts, now: Date): Promise<number> {
  const { over, standing } = await parts.db.tx({ kind: 'system' }, async (tx) => ({
    over: await pointsThatAreOver(tx, now),
    standing: await pointsThatGoOn(tx, now),
  }));
  const time = now.toISOString();
  const values = [
    ...over.map((point) => ({ point, time, value: 0 })),
    ...standing.map((point) => ({ point, time, value: 1 })),
  ];
  if (values.length === 0) return 0;
  const take = observationIngest(parts);
  const sent = fromList(values);
  return (await take({ caller: SYSTEM_CALLER, now, batch: undefined, sent })).accepted;
}

/** Removes events that are older than readings are kept. Returns how many. */
export function trimCameraEvents({ db, config }: Parts, now: Date): Promise<number> {
  const before = new Date(now.getTime() - config.retentionDays * DAY_MS);
  return db.tx({ kind: 'system' }, (tx) => deleteEventsBefore(tx, before));
}
