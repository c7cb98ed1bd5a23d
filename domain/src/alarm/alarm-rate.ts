import { MINUTE_MS } from '../time/duration.ts';

/**
 * An alarm chatters when it is raised three or more times in one minute.
 * @source ISA-18.2-2016 / IEC 62682:2014, chattering alarms: three or more times in a minute as a first screening;
 *   EEMUA 191 uses the same figure
 */
export const CHATTER = { raises: 3, withinMs: MINUTE_MS } as const;

/**
 * A flood is more than ten alarms in ten minutes for one operator.
 * @source ISA-18.2-2016 / IEC 62682:2014, alarm flood; EEMUA 191, 3rd edition
 */
export const FLOOD = { alarms: 10, withinMs: 10 * MINUTE_MS } as const;

/**
 * Whether an alarm chatters now. Its raises are counted (`occurrences`), never made into alarms of their own.
 * @param recentRaisesMs  instants of its raises, in any order
 */
export function isChattering(recentRaisesMs: readonly number[], nowMs: number): boolean {
  return countWithin(recentRaisesMs, nowMs, CHATTER.withinMs) >= CHATTER.raises;
}

/** Whether an operator who got alarms at these instants is flooded now. */
export function isFlood(raisesMs: readonly number[], nowMs: number): boolean {
  return countWithin(raisesMs, nowMs, FLOOD.withinMs) > FLOOD.alarms;
}

function countWithin(instantsMs: readonly number[], nowMs: number, withinMs: number): number {
  return instantsMs.filter((atMs) => atMs > nowMs - withinMs && atMs <= nowMs).length;
}
