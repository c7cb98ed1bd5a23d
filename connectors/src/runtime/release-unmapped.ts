import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import { isPosition } from '../contract.ts';
import type { Log, Reading } from '../contract.ts';
import type { Parcel, Spool } from '../spool/parcel.ts';
import { mapReadings } from './map-readings.ts';
import type { UnmappedStore } from './unmapped-store.ts';

type Releasing = {
  /** Key of the data source. */
  readonly key: string;
  readonly devices: readonly DeviceAccount<unknown>[];
  readonly spool: Pick<Spool, 'append'>;
  readonly unmapped?: UnmappedStore;
  readonly log: Log;
  /** The source was stopped: what is left waits for its next start. */
  readonly isOver: () => boolean;
};

/**
 * Brings into the spool what was kept because nobody knew whose it was and what this configuration names: with its own
 * times, as data that comes late. Beside what is live; a failure is logged, and the next start tries again.
 */
export function releaseUnmapped({ key, devices, spool, unmapped, log, isOver }: Releasing): void {
  if (unmapped === undefined || unmapped.count() === 0) return;
  const known = new Map(devices.map((device) => [device.account, device]));
  let released = 0;
  unmapped
    .release(async ({ account, readings }) => {
      const device = known.get(account);
      if (isOver() || device?.state !== 'active') return readings;
      const mapped = mapReadings(device, readings.map(late));
      const parcels: Parcel[] = [
        { source: key, kind: 'observations', items: mapped.observations },
        { source: key, kind: 'positions', items: mapped.positions },
      ];
      for (const parcel of parcels) if (parcel.items.length > 0) await spool.append(parcel);
      released += mapped.observations.length + mapped.positions.length;
      return mapped.unmapped;
    })
    .then(
      () => released > 0 && log.info({ source: key, readings: released }, 'unmapped.released'),
      (error: unknown) =>
        log.warn({ source: key, reason: String(error).slice(0, 300) }, 'unmapped.not-released'),
    );
}

/** Where something was moves nothing now. */
function late(reading: Reading): Reading {
  return isPosition(reading) ? { ...reading, isLate: true } : reading;
}
