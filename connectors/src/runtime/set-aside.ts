import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { SourceStatus } from '@parkwatch/domain/wire/source-status';
import { isPosition } from '../contract.ts';
import type { AccountRefusal, From, Reading } from '../contract.ts';
import { newestEntries } from './newest-entries.ts';

/** Bounds of `domain/wire`. */
const MOST_REFUSED = 100;
const MOST_UNMAPPED = 200;

/** Accounts that were turned away and points that no mapping names: what the engineer may want to add. */
export type SetAside = {
  /** What a new configuration has put right is listed no longer. */
  configure(devices: readonly DeviceAccount<unknown>[]): void;
  readonly refused: (from: From, why: AccountRefusal) => void;
  readonly unmapped: (from: From, reading: Reading) => void;
  lists(): Pick<SourceStatus, 'refused' | 'unmapped'>;
};

export function setAside(now: () => number): SetAside {
  const refused = newestEntries<SourceStatus['refused'][number]>(MOST_REFUSED);
  const unmapped = newestEntries<SourceStatus['unmapped'][number]>(MOST_UNMAPPED);
  const lastAt = () => new Date(now()).toISOString();
  return {
    configure(devices) {
      const known = new Map(devices.map((device) => [device.account, device]));
      refused.retain(({ account, why }) => why !== 'unknown' || !known.has(account));
      unmapped.retain(({ account, point, value }) => {
        const device = known.get(account);
        if (device === undefined) return false;
        return value === null ? device.object === undefined : !Object.hasOwn(device.points, point);
      });
    },
    refused(from, why) {
      const account = from.account.slice(0, 100);
      const key = `${why} ${account}`;
      const address = from.address?.slice(0, 100) ?? null;
      const count = (refused.get(key)?.count ?? 0) + 1;
      refused.set(key, { account, why, address, count, lastAt: lastAt() });
    },
    unmapped(from, reading) {
      const account = from.account.slice(0, 100);
      const point = reading.point.slice(0, 300);
      const [value, unit] = isPosition(reading) ? [null, null] : [reading.value, reading.unit];
      unmapped.set(`${account}\n${point}`, {
        ...{ account, point, lastAt: lastAt(), unit: unit?.slice(0, 30) ?? null },
        value: Number.isFinite(value) ? value : null,
      });
    },
    lists: () => ({ refused: refused.values(), unmapped: unmapped.values() }),
  };
}
