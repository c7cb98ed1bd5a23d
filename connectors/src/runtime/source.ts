import { join } from 'node:path';
import type { Connector, Log, SourceConfig } from '../contract.ts';
import type { Spool } from '../spool/parcel.ts';
import { sourceHost } from './host.ts';
import type { LastDelivered } from './last-delivered.ts';
import type { Receipts } from './receipts.ts';
import type { SourceHealth } from './source-health.ts';
import { supervise } from './supervisor.ts';
import type { SuperviseOptions, Supervised } from './supervisor.ts';
import { releaseUnmapped } from './release-unmapped.ts';
import type { UnmappedStore } from './unmapped-store.ts';
import type { UploadDesk } from './upload-desk.ts';

export type SourceOptions = {
  /** Key of the data source. */
  readonly key: string;
  readonly connector: Connector;
  /** Parsed by the connector's schemas. */
  readonly config: SourceConfig<unknown, unknown>;
  readonly spool: Pick<Spool, 'append'>;
  readonly health: SourceHealth;
  readonly last: LastDelivered;
  readonly receipts: Receipts;
  readonly uploads?: UploadDesk;
  readonly unmapped?: UnmappedStore;
  /** Where sources keep what must survive a restart: each has a folder of its own in it. */
  readonly folder: string;
  readonly now: () => number;
  readonly log: Log;
  readonly times?: SuperviseOptions['times'];
};

export type RunningSource = {
  status(): Supervised;
  /** Resolves when it has ended, after some seconds in any case. */
  stop(): Promise<void>;
};

/** Runs a connector with one configuration until it is stopped. */
export function startSource(options: SourceOptions): RunningSource {
  const { key, connector, config, health, folder } = options;
  const stop = new AbortController();
  const ends = new Set<() => void>();
  let isOver = false;
  health.configure(config.devices);
  releaseUnmapped({ ...options, devices: config.devices, isOver: () => isOver });
  const supervisor = supervise({
    ...{ source: key, backOff: config.backOff, signal: stop.signal },
    ...{ now: options.now, log: options.log },
    ...(options.times === undefined ? {} : { times: options.times }),
    async open(signal, onAlive) {
      const { host, end } = sourceHost({
        ...{ ...options, source: key, devices: config.devices, onAlive },
        folder: join(folder, key),
      });
      ends.add(end);
      try {
        await connector.open(config, host, signal);
      } finally {
        end();
        ends.delete(end);
        // A connector that was left behind must not take down what runs in its place.
        if (!isOver) health.gone();
      }
    },
  });
  return {
    status: () => supervisor.status(),
    async stop() {
      stop.abort();
      await supervisor.ended;
      isOver = true;
      ends.forEach((end) => end());
      health.gone();
      await options.last.save();
    },
  };
}
