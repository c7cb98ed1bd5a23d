import type { ClockWindow } from '@parkwatch/domain/sources/clock-window';
import { asOfArrival, isPlausible } from '../clock/plausible-times.ts';
import { isPosition } from '../contract.ts';
import type { PositionReading, Reading, ValueReading } from '../contract.ts';
import type { Said, Undated } from './body.ts';
import { isAlarm } from './location.ts';

/**
 * What a message says, where its terminal has no clock or a wrong one: the park would refuse the times for good, and an
 * emergency with them. The arrival stands in for the values, as uncertain, and for the last place of a message that
 * tells no other. What is late was not so at its arrival: only an alarm in it is raised, all else stays as it came, for
 * the park to judge.
 */
export function clocked(
  said: Said,
  nowMs: number,
  clock: ClockWindow,
): Said & { readonly isClockOff: boolean } {
  const { undated = [], notes = [], isLate = false } = said;
  const isOff = ({ atMs }: Reading) => !isPlausible(atMs, nowMs, clock);
  const off = said.readings.filter(isOff);
  if (off.length === 0) {
    const readings = [...said.readings, ...arrived(undated, isLate, nowMs)];
    return { ...said, readings, isClockOff: undated.length > 0 };
  }
  const isMoved = (one: Reading) => !isPosition(one) && isOff(one) && (!isLate || isAlarm(one));
  const moved = said.readings.filter((one): one is ValueReading => isMoved(one));
  const place = isLate ? undefined : placeOfNow(said.readings, isOff);
  const kept = said.readings.filter((one) => one !== place && !isMoved(one));
  const values = arrived([...moved, ...undated], isLate, nowMs);
  const first = new Date(off[0]!.atMs).toISOString();
  return {
    ...said,
    readings: [...(place === undefined ? [] : [{ ...place, atMs: nowMs }]), ...kept, ...values],
    notes: [`clock-off: ${first} is no time of a clock that is set`, ...notes],
    isClockOff: true,
  };
}

/** Values as of their arrival, one a point: of several items the last, but an alarm that was on in one of them is on. */
function arrived(values: readonly Undated[], isLate: boolean, nowMs: number): ValueReading[] {
  const byPoint = new Map<string, Undated>();
  for (const one of values) {
    const before = byPoint.get(one.point);
    if (isLate && !isAlarm(one)) continue;
    if (before === undefined || !isAlarm(before)) byPoint.set(one.point, one);
  }
  return [...byPoint.values()].map((one) => asOfArrival(one, nowMs));
}

/** The last place, unless one has a right time: then that is where the vehicle is. */
function placeOfNow(
  readings: readonly Reading[],
  isOff: (reading: Reading) => boolean,
): PositionReading | undefined {
  const places = readings.filter(isPosition);
  return places.every(isOff) ? places.at(-1) : undefined;
}
