import { readNotified, timeOf } from './decode.ts';
import type { Notified, ReadValues } from './decode.ts';
import { qualityOf } from './status-codes.ts';

/** Of one confirmation; what is left follows when these are stored. An array counts each of its elements. */
const MOST_READINGS = 5000;

export type HeldValues = {
  /** Readings of a value that the server published; it is held until the next one of its node. */
  read(account: string, notified: Notified): ReadValues;
  /** Values by account that hold as of a time and were not said for so long; from then on they count as said. */
  confirmAt(heardMs: number): Due;
};
export type Due = {
  readonly values: ReadonlyMap<string, readonly Notified[]>;
  /** There are more than were given. */
  readonly isCut: boolean;
};

type Held = {
  readonly account: string;
  readonly notified: Notified;
  readonly readings: number;
  /** Latest time under which the park was told something of the node. */
  toldMs: number;
  /** Its own time lies before what was told already (clocks differ): it would count as late data. */
  isOvertaken: boolean;
  /** What came last could not be read: this one does not hold any more, and nothing else is known. */
  isGone: boolean;
};

/**
 * Last value of each node. A subscription sends a value when it changes (OPC UA Part 4 §5.13.1.2): in between, its keep-alives
 * say that the value still is as it was, and `confirmAt` says so to the park.
 */
export function heldValues(refreshMs: number, now: () => number): HeldValues {
  const held = new Map<string, Held>();
  const hold = (account: string, notified: Notified, { readings }: ReadValues) => {
    const key = keyOf(account, notified);
    const before = held.get(key);
    const atMs = readings[0]!.atMs;
    const toldMs = Math.max(atMs, before?.toldMs ?? -Infinity);
    const isOvertaken = before !== undefined && atMs <= before.toldMs;
    const size = { readings: readings.length };
    held.set(key, { account, notified, ...size, toldMs, isOvertaken, isGone: false });
  };
  return {
    read(account, notified) {
      const read = readNotified(notified);
      if (read.readings.length > 0) {
        hold(account, notified, read);
        return read;
      }
      const before = held.get(keyOf(account, notified));
      if (before === undefined) return read;
      if (qualityOf(notified.statusCode) !== 'bad') {
        before.isGone = true;
        return read;
      }
      // A server that has no value says so without one: the last one does not hold any more.
      const lost = { ...before.notified, ...saidOf(notified, now()) };
      const { readings } = readNotified(lost);
      if (readings.length > 0) hold(account, lost, { readings, notes: [] });
      return { readings, notes: read.notes };
    },
    confirmAt(heardMs) {
      const values = new Map<string, Notified[]>();
      let room = MOST_READINGS;
      for (const one of held.values()) {
        if (one.isGone || !isDue(one, heardMs, refreshMs)) continue;
        if (room <= 0) return { values, isCut: true };
        room -= one.readings;
        one.toldMs = heardMs;
        one.isOvertaken = false;
        const confirmed = confirmedOf(one.notified, heardMs);
        const batch = values.get(one.account);
        if (batch === undefined) values.set(one.account, [confirmed]);
        else batch.push(confirmed);
      }
      return { values, isCut: false };
    },
  };
}

function keyOf(account: string, { point, nodeId }: Notified): string {
  return JSON.stringify([account, point ?? nodeId]);
}

function isDue({ toldMs, isOvertaken }: Held, heardMs: number, refreshMs: number): boolean {
  return heardMs > toldMs && (isOvertaken || heardMs - toldMs >= refreshMs);
}

/** Its status as it was, without the flags of the one publication (queue overflow). */
function confirmedOf(notified: Notified, heardMs: number): Notified {
  const statusCode = (notified.statusCode & 0xffff0000) >>> 0;
  return { ...notified, statusCode, confirmedAt: new Date(heardMs).toISOString() };
}

function saidOf({ statusCode, sourceTimestamp, serverTimestamp }: Notified, nowMs: number) {
  const atMs = timeOf(sourceTimestamp) ?? timeOf(serverTimestamp) ?? nowMs;
  return { statusCode, sourceTimestamp: new Date(atMs).toISOString() };
}
