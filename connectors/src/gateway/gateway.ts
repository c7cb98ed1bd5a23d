import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayReport } from '@parkwatch/domain/wire/data-sources';
import type { Log } from '../contract.ts';
import { backOff } from '../runtime/back-off.ts';
import { receiptDesk } from '../runtime/receipts.ts';
import type { SourceOptions } from '../runtime/source.ts';
import { uploadDesk } from '../runtime/upload-desk.ts';
import type { FsyncPolicy } from '../spool/parcel.ts';
import { openRefusedStore } from '../spool/refused-store.ts';
import type { RefusedStore } from '../spool/refused-store.ts';
import { openSpool } from '../spool/spool.ts';
import { spoolPair } from './spool-pair.ts';
import type { SpoolPair } from './spool-pair.ts';
import { apiClient, ApiRefused } from './api-client.ts';
import type { ApiClient } from './api-client.ts';
import { openKeptSources } from './kept-sources.ts';
import { startPump } from './pump.ts';
import { sourceFleet } from './source-fleet.ts';
import type { SourceFleet } from './source-fleet.ts';
import { uploadRunner } from './upload-runner.ts';
import type { UploadRunner } from './upload-runner.ts';

export type GatewayOptions = {
  /** Where the api is. */
  readonly url: string;
  /** Its API key: decides which sources it runs and what they may write. */
  readonly key: string;
  /** Spool, configurations and what sources keep; one gateway at a time has it. */
  readonly folder: string;
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly version: string;
  readonly spool: {
    readonly capacityBytes: number;
    readonly fsync: FsyncPolicy;
    /** Most readings of backlog a second, so that live data stays live. */
    readonly backlogPerS: number;
  };
  readonly now: () => number;
  readonly log: Log;
  /** A test's times, milliseconds. */
  readonly reportMs?: number;
  readonly times?: SourceOptions['times'];
};

export type Gateway = {
  /** Resolves when everything is closed; what is not delivered is on the disk. */
  readonly ended: Promise<void>;
};

const REPORT_MS = 2000;
const LONGEST_PAUSE_MS = 30_000;
/** A report that was too large goes without its devices for so long, then it is tried again. */
const WITHOUT_DEVICES_MS = 600_000;
const SEGMENT_BYTES = 16_000_000;
/** Of the capacity, for records: they have a queue of their own, in which their order holds. */
const RECORDS_SHARE = 0.2;

/**
 * Runs the data sources of an API key: reports every two seconds and does what the answer orders. Begins with the
 * configurations that it kept, whether the api is there or not.
 * @throws when its folder cannot be used, or another gateway has it
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { url, key, folder, signal, now, log } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { capacityBytes, fsync, backlogPerS } = options.spool;
  const open = (name: string, share: number) =>
    openSpool({
      ...{ folder: join(folder, name), capacityBytes: Math.floor(capacityBytes * share) },
      ...{ segmentBytes: SEGMENT_BYTES, fsync, now, log },
    });
  const readings = await open('spool', 1 - RECORDS_SHARE);
  const records = await open('records', RECORDS_SHARE);
  const spool = spoolPair(readings, records);
  const refused = await openRefusedStore({ folder: join(folder, 'refused'), now, log });
  const receipts = receiptDesk();
  const kept = await openKeptSources(join(folder, 'sources.json'), log);
  const uploads = uploadDesk();
  const parts = { spool, receipts, uploads, now, log, folder, kept };
  const fleet = sourceFleet(
    options.times === undefined ? parts : { ...parts, times: options.times },
  );
  await fleet.start();

  // The pump goes on while sources end: what they store last goes out if it can.
  const pumping = new AbortController();
  const pumped = { refused, url, key, signal: pumping.signal, backlogPerS, now, log };
  const pumps = [
    startPump({ ...pumped, spool: readings }),
    startPump({
      ...{ ...pumped, spool: records, isOrdered: true },
      onReceipt: (batch, refusals, source) => receipts.arrived({ source, batch }, refusals),
    }),
  ];
  const api = apiClient({ url, key, signal });
  const runner = uploadRunner({ desk: uploads, api, log, now, signal });
  const reporting = report(options, { fleet, spool, refused, runner, api });

  async function end(): Promise<void> {
    await reporting;
    await fleet.stop();
    pumping.abort();
    await Promise.all(pumps);
    await Promise.all([readings.close(), records.close()]);
  }
  return { ended: end() };
}

type Reporter = {
  readonly fleet: SourceFleet;
  readonly spool: SpoolPair;
  readonly refused: RefusedStore;
  readonly runner: UploadRunner;
  readonly api: ApiClient;
};

/** Reports and obeys until the abort; while the api is away it asks less often. */
async function report(options: GatewayOptions, reporter: Reporter): Promise<void> {
  const { signal, log, now, version, reportMs = REPORT_MS } = options;
  const startedAt = new Date(now()).toISOString();
  const pause = backOff({ firstMs: reportMs, longestMs: LONGEST_PAUSE_MS }, Math.random);
  let awayReason: string | null = null;
  let withoutDevicesUntil = 0;
  while (!signal.aborted) {
    let waitMs = reportMs;
    try {
      const withDevices = now() >= withoutDevicesUntil;
      await reportOnce(reporter, { version, startedAt, withDevices });
      if (awayReason !== null) log.info({}, 'gateway.api-back');
      awayReason = null;
      pause.reset();
    } catch (error) {
      if (signal.aborted) return;
      // Too large with its devices: the sources are shown without them rather than not at all.
      if (error instanceof ApiRefused && error.status === 413) {
        withoutDevicesUntil = now() + WITHOUT_DEVICES_MS;
      }
      const reason = reasonOf(error);
      if (awayReason !== reason) log.warn({ reason }, 'gateway.api-away');
      awayReason = reason;
      waitMs = pause.next();
    }
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  }
}

type Said = Pick<GatewayReport, 'version' | 'startedAt'> & { readonly withDevices: boolean };

async function reportOnce(reporter: Reporter, { withDevices, ...said }: Said): Promise<void> {
  const { fleet, spool, refused, runner, api } = reporter;
  const { waitingBySource, oldestAtMs, ...status } = spool.status();
  const sources = fleet.report(waitingBySource);
  const orders = await api.report({
    ...said,
    spool: {
      ...{ ...status, refusedReadings: refused.count() },
      oldestAt: oldestAtMs === null ? null : new Date(oldestAtMs).toISOString(),
    },
    sources: withDevices
      ? sources
      : sources.map((one) => ({ ...one, status: { ...one.status, devices: [] } })),
  });
  await fleet.obey(orders.sources, () => api.sources());
  runner.obey(orders.uploads);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.cause instanceof Error ? error.cause.message : error.message).slice(0, 300);
}
