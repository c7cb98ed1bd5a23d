import type { ClockWindow } from '@parkwatch/domain/sources/clock-window';
import type { ValueReading } from '../contract.ts';

/** Whether a time can be that of a clock that is set: the park refuses others for good, and an alarm with them. */
export function isPlausible(
  atMs: number,
  nowMs: number,
  { aheadS, behindH }: ClockWindow,
): boolean {
  return atMs <= nowMs + aheadS * 1000 && atMs >= nowMs - behindH * 3_600_000;
}

/** A value whose time is not known, as of the moment it came: uncertain, so that it raises an alarm and ends none. */
export function asOfArrival(reading: Omit<ValueReading, 'atMs'>, nowMs: number): ValueReading {
  return { ...reading, atMs: nowMs, quality: 'uncertain' };
}
