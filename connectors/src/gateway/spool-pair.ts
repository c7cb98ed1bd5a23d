import type { Spool, SpoolState, SpoolStatus } from '../spool/parcel.ts';

/** What sources append to, and what is said of it. */
export type SpoolPair = Pick<Spool, 'append'> & { status(): SpoolStatus };

/** From the best to the worst. */
const STATES: readonly SpoolState[] = ['ok', 'filling', 'full', 'broken'];

/**
 * Two queues as one: readings and positions, which are delivered live first, and records, whose order counts. Records that
 * the api breaks at hold up no reading.
 */
export function spoolPair(readings: Spool, records: Spool): SpoolPair {
  return {
    append: (parcel) => (parcel.kind === 'records' ? records : readings).append(parcel),
    status: () => merged(readings.status(), records.status()),
  };
}

function merged(one: SpoolStatus, other: SpoolStatus): SpoolStatus {
  const waitingBySource = new Map(one.waitingBySource);
  for (const [source, count] of other.waitingBySource) {
    waitingBySource.set(source, (waitingBySource.get(source) ?? 0) + count);
  }
  const oldest = [one.oldestAtMs, other.oldestAtMs].filter((ms) => ms !== null);
  return {
    waitingBySource,
    bytes: one.bytes + other.bytes,
    capacityBytes: one.capacityBytes + other.capacityBytes,
    waitingReadings: one.waitingReadings + other.waitingReadings,
    oldestAtMs: oldest.length === 0 ? null : Math.min(...oldest),
    // One that is full is told as such, however empty the other is.
    state: STATES[Math.max(STATES.indexOf(one.state), STATES.indexOf(other.state))]!,
    damagedStretches: one.damagedStretches + other.damagedStretches,
  };
}
