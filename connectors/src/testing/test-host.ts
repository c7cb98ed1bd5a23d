import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { sourceConfig } from '@parkwatch/domain/sources/data-source';
import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { DeviceFacts } from '@parkwatch/domain/wire/source-status';
import type {
  AccountRefusal,
  Connector,
  Decoded,
  From,
  Host,
  Reading,
  RecordBatch,
  Refusal,
  Stored,
  Upload,
} from '../contract.ts';
import { waiters } from './waiters.ts';

export type Delivered = { readonly account: string; readonly readings: readonly Reading[] };
export type Seen = { readonly account: string; readonly hex: string; readonly decoded: Decoded };

/** A host that keeps in memory what a connector gives it: the real one's rules of admission, no disk and no api. */
export type TestHost<Device> = Host<Device> & {
  readonly delivered: Delivered[];
  readonly batches: RecordBatch[];
  readonly seen: Seen[];
  readonly refused: { readonly account: string; readonly why: AccountRefusal }[];
  readonly states: { readonly account: string; readonly state: string }[];
  /** What devices said of themselves, by account. */
  readonly facts: Readonly<Record<string, DeviceFacts>>;
  /** The port a listening connector took. */
  readonly port: Promise<number>;
  /** Answers the next deliveries with this error, as a full spool does; null ends that. */
  failWith(error: Error | null): void;
  /** From now on nothing is committed until the returned function is called. */
  holdCommits(): () => void;
  /** As the api would answer a batch. */
  receipt(batch: string, refusals: readonly Refusal[]): void;
  /** As a gateway gives an uploaded file. @throws where the connector takes none */
  upload(upload: Upload): Promise<void>;
  /** Resolves when `isDone` holds; looked at after each call that the connector makes. */
  until(isDone: (host: TestHost<Device>) => boolean): Promise<void>;
};

export type OpenedConnector<Device> = {
  readonly host: TestHost<Device>;
  /** Ends it and waits for its end. */
  readonly close: () => Promise<void>;
  readonly ended: Promise<void>;
};

type HostOptions = { readonly now?: () => number; readonly folder?: string };

/** Opens a connector on a test host with a configuration as a person would write it; it is closed after the test file. */
export function openConnector<Settings, Device>(
  connector: Connector<Settings, Device>,
  config: object,
  options: HostOptions = {},
): OpenedConnector<Device> {
  const parsed = sourceConfig(connector.settings, connector.device).parse(config);
  const host = testHost(parsed.devices as readonly DeviceAccount<Device>[], options);
  const stop = new AbortController();
  const opened = { ...parsed, settings: parsed.settings, devices: parsed.devices };
  const ended = connector.open(opened, host, stop.signal);
  // The test looks at it; an end before that is no unhandled rejection.
  ended.catch(() => undefined);
  const close = async () => {
    stop.abort();
    await ended;
  };
  after(async () => {
    stop.abort();
    await ended.catch(() => undefined);
  });
  return { host, close, ended };
}

export function testHost<Device>(
  devices: readonly DeviceAccount<Device>[],
  { now = Date.now, folder = temporaryFolder() }: HostOptions = {},
): TestHost<Device> {
  const known = new Map(devices.map((device) => [device.account, device]));
  const port = Promise.withResolvers<number>();
  const { changed, until } = waiters();
  const receipts = new Map<string, (refusals: readonly Refusal[]) => void>();
  const last = new Map<string, number>();
  let failure: Error | null = null;
  let held: Promise<void> = Promise.resolve();
  const facts: Record<string, DeviceFacts> = {};
  const host: TestHost<Device> = {
    ...{ delivered: [], batches: [], seen: [], refused: [], states: [], facts },
    ...{ port: port.promise, source: 'test', folder, now, log: { info: () => {}, warn: () => {} } },
    admit(from, secret) {
      const device = known.get(from.account);
      const why = refusalOf(device, secret);
      if (why === null) return device!;
      host.refused.push({ account: from.account, why });
      changed();
      return { refused: why };
    },
    saw({ account }, frame, decoded) {
      host.seen.push({ account, hex: Buffer.from(frame).toString('hex'), decoded });
      changed();
    },
    async deliver({ account }: From, readings) {
      if (failure !== null) throw failure;
      host.delivered.push({ account, readings });
      const latest = readings.map(({ atMs }) => atMs);
      last.set(account, Math.max(last.get(account) ?? -Infinity, ...latest));
      changed();
      return storedUntil(held);
    },
    async deliverRecords(_from, batch) {
      if (failure !== null) throw failure;
      host.batches.push(batch);
      changed();
    },
    device({ account }, state) {
      host.states.push({ account, state });
      changed();
    },
    describe: factBook(facts, changed),
    listening: (taken) => port.resolve(taken),
    holdCommits() {
      const hold = Promise.withResolvers<void>();
      held = hold.promise;
      return hold.resolve;
    },
    onReceipt: (batch, take) => void receipts.set(batch, take),
    ...uploadDesk(changed),
    lastDelivered: (account) => last.get(account) ?? null,
    failWith: (error) => void (failure = error),
    receipt: (batch, refusals) => receipts.get(batch)?.(refusals),
    until: (isDone) => until(() => isDone(host)),
  };
  return host;
}

function factBook(facts: Record<string, DeviceFacts>, changed: () => void): Host['describe'] {
  return ({ account }, said) => {
    facts[account] = { ...facts[account], ...said };
    changed();
  };
}

function uploadDesk(changed: () => void): Pick<TestHost<unknown>, 'onUpload' | 'upload'> {
  let taker: ((upload: Upload) => Promise<void>) | null = null;
  return {
    onUpload(take) {
      taker = take;
      changed();
    },
    async upload(upload) {
      if (taker === null) throw new Error('no connector takes uploads');
      await taker(upload);
    },
  };
}

function storedUntil(held: Promise<void>): Stored {
  return {
    committed: (signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        void held.then(resolve);
      }),
  };
}

function refusalOf(
  device: DeviceAccount<unknown> | undefined,
  secret: string | undefined,
): AccountRefusal | null {
  if (device === undefined) return 'unknown';
  if (device.state === 'blocked') return 'blocked';
  return device.secret !== undefined && secret !== device.secret ? 'secret' : null;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-source-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
