import { mkdirSync } from 'node:fs';
import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { AccountRefusal, Host, Log, Reading, Stored } from '../contract.ts';
import type { Spool } from '../spool/parcel.ts';
import type { LastDelivered } from './last-delivered.ts';
import { mapReadings } from './map-readings.ts';
import type { Receipts } from './receipts.ts';
import { isSameSecret } from './same-secret.ts';
import type { SourceHealth } from './source-health.ts';
import type { UnmappedStore } from './unmapped-store.ts';
import type { UploadDesk } from './upload-desk.ts';

export type HostOptions = {
  /** Key of the data source. */
  readonly source: string;
  readonly devices: readonly DeviceAccount<unknown>[];
  readonly spool: Pick<Spool, 'append'>;
  readonly health: SourceHealth;
  readonly last: LastDelivered;
  readonly receipts: Receipts;
  /** Keeps what no mapping names; without it such readings are listed only. */
  readonly unmapped?: Pick<UnmappedStore, 'add'>;
  /** Without it nobody uploads. */
  readonly uploads?: UploadDesk;
  readonly folder: string;
  readonly now: () => number;
  readonly log: Log;
  /** Something came of the source: it runs. */
  readonly onAlive: () => void;
};

/** The host of one source with one configuration; `end` cuts off a connector that goes on after its time. */
export type SourceHost = { readonly host: Host; readonly end: () => void };

export function sourceHost(options: HostOptions): SourceHost {
  const { health, last, receipts, folder, now, log, source, onAlive } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const devices = new Map(options.devices.map((device) => [device.account, device]));
  let isEnded = false;
  const whileOpen = (work: () => void) => {
    if (isEnded) return;
    onAlive();
    work();
  };
  const host: Host = {
    ...{ source, folder, now },
    log: {
      info: (fields, event) => log.info({ source, ...fields }, event),
      warn: (fields, event) => log.warn({ source, ...fields }, event),
    },
    admit(from, secret) {
      const device = devices.get(from.account);
      const why = isEnded ? 'unknown' : refusalOf(device, secret);
      if (why === null) return device!;
      if (!isEnded) health.refused(from, why);
      return { refused: why };
    },
    saw: (from, frame, decoded) => whileOpen(() => health.saw(from, frame, decoded)),
    device(from, state, reason) {
      if (isEnded) return;
      // A device that cannot be reached says nothing for the source.
      if (state === 'connected') onAlive();
      health.device(from, state === 'connected', reason);
    },
    describe: (from, facts) => whileOpen(() => health.describe(from, facts)),
    listening: (port) => whileOpen(() => health.listening(port)),
    onReceipt: (batch, take) =>
      receipts.expect({ source, batch }, { take, isOpen: () => !isEnded }),
    onUpload: (take) => options.uploads?.listen(source, { take, isOpen: () => !isEnded }),
    lastDelivered: (account) => last.get(account),
    async deliver(from, readings) {
      const device = deviceOf(devices, from.account, isEnded);
      const stored = await deliver({ ...options, device }, from, readings);
      onAlive();
      return stored;
    },
    async deliverRecords(from, { feed, records, batch }) {
      deviceOf(devices, from.account, isEnded);
      const parcel = { source, kind: 'records', feed, items: records } as const;
      await options.spool.append(batch === undefined ? parcel : { ...parcel, batch });
      health.delivered(from, records.length);
      onAlive();
    },
  };
  return { host, end: () => void (isEnded = true) };
}

function refusalOf(
  device: DeviceAccount<unknown> | undefined,
  secret: string | undefined,
): AccountRefusal | null {
  if (device === undefined) return 'unknown';
  if (device.state === 'blocked') return 'blocked';
  return device.secret === undefined || isSameSecret(secret, device.secret) ? null : 'secret';
}

/** @throws for an account that may not deliver: the connector did not ask `admit`, or the source is stopped */
function deviceOf(
  devices: ReadonlyMap<string, DeviceAccount<unknown>>,
  account: string,
  isEnded: boolean,
): DeviceAccount<unknown> {
  if (isEnded) throw new Error('the source is stopped');
  const device = devices.get(account);
  if (device?.state !== 'active') throw new Error('the account may not deliver');
  return device;
}

type Delivery = HostOptions & { readonly device: DeviceAccount<unknown> };

/** Resolves when all is durable. What no mapping names is listed: it is the park's decision that it is not wanted. */
async function deliver(
  { source, spool, health, last, now, device, unmapped: store }: Delivery,
  from: Parameters<Host['deliver']>[0],
  readings: readonly Reading[],
): Promise<Stored> {
  const { observations, positions, unmapped, unfit } = mapReadings(device, readings);
  for (const reading of unmapped) health.unmapped(from, reading);
  store?.add({ account: from.account, readings: unmapped });
  for (const reason of unfit) health.dropped(from, reason);
  const appended: Promise<Stored>[] = [];
  if (observations.length > 0)
    appended.push(spool.append({ source, kind: 'observations', items: observations }));
  if (positions.length > 0)
    appended.push(spool.append({ source, kind: 'positions', items: positions }));
  const stored = await Promise.all(appended);
  health.delivered(from, observations.length + positions.length);
  // A device whose clock runs ahead must not stop its own back-fill.
  const latest = readings.reduce(
    (most, { atMs }) => Math.max(most, Math.min(atMs, now())),
    -Infinity,
  );
  if (Number.isFinite(latest)) last.note(from.account, latest);
  return {
    async committed(signal) {
      await Promise.all(stored.map((one) => one.committed(signal)));
    },
  };
}
