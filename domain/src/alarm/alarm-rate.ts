import { MINUTE_MS } from '../time/duration.ts';

/**
 * An alarm chatters when it is raised three or more times in one minute.
 * @source ISA-18.2-2016 / IEC 62682:2014, chattering alarms: three or more times in a minute as a first screening;
 *   EEMUA 191 uses the same figure
 */
export const CHATTER = { raises: 3, withinMs: MINUTE_MS } as const;

/**
 * Whether an alarm chatters now. Its raises are counted (`occurrences`), never made into alarms of their own.
 * @param recentRaisesMs  instants of its raises, in any order
 */
export function isChattering(recentRaisesMs: readonly number[], nowMs: number): boolean {
  return countWithin(recentRaisesMs, nowMs, CHATTER.withinMs) >= CHATTER.raises;
}

function countWithin(instantsMs: readonly number[], nowMs: number, withinMs: number): number {
  return instantsMs.filter((atMs) => atMs > nowMs - withinMs && atMs <= nowMs).length;
}
