import type { GatewayOrders, GatewayReport } from '@parkwatch/domain/wire/data-sources';
import type { GatewaySources } from './api-client.ts';
import type { KeptSources } from './kept-sources.ts';
import { isSourceKey, managedSource } from './managed-source.ts';
import type { Configured, ManagedOptions, ManagedSource } from './managed-source.ts';

/** The sources of a gateway. */
export type SourceFleet = {
  /** Starts those that were kept. */
  start(): Promise<void>;
  /**
   * Does what the api orders; configurations are fetched when a version is not the one that was seen last. Sources change
   * beside each other: one that takes its time to end holds up nobody.
   */
  obey(orders: GatewayOrders['sources'], fetch: () => Promise<GatewaySources>): Promise<void>;
  report(waiting: ReadonlyMap<string, number>): GatewayReport['sources'];
  /** Resolves when all have ended and what is kept is on the disk. */
  stop(): Promise<void>;
};

type Options = Omit<ManagedOptions, 'key'> & { readonly kept: KeptSources };

export function sourceFleet(options: Options): SourceFleet {
  const { kept } = options;
  const sources = new Map<string, ManagedSource>();
  const watched = new Set<string>();
  const { begin, settled } = changesThen(() => {
    const good = [...sources.values()].map((source) => source.good());
    return kept.keep(good.filter((one): one is Configured => one !== null));
  });

  async function apply(configured: Configured): Promise<void> {
    const { key } = configured;
    const source = sources.get(key) ?? (await managedSource({ ...options, key }));
    sources.set(key, source);
    begin(source.apply(configured));
  }

  function remove(key: string, source: ManagedSource): void {
    sources.delete(key);
    watched.delete(key);
    begin(source.stop());
  }

  async function update(
    orders: GatewayOrders['sources'],
    fetch: () => Promise<GatewaySources>,
  ): Promise<void> {
    if (orders.every(({ key, version }) => sources.get(key)?.seenVersion() === version)) return;
    const ordered = new Set(orders.map(({ key }) => key));
    for (const { key, connector, version, isEnabled, config } of await fetch()) {
      if (!ordered.has(key) || sources.get(key)?.seenVersion() === version) continue;
      await apply({ key, connector, version, isEnabled, config });
    }
  }

  return {
    async start() {
      for (const configured of kept.found) await apply(configured);
    },
    async obey(given, fetch) {
      const orders = given.filter(({ key }) => isSourceKey(key));
      const ordered = new Set(orders.map(({ key }) => key));
      for (const [key, source] of sources) if (!ordered.has(key)) remove(key, source);
      await update(orders, fetch);
      for (const { key, isEnabled, isWatched, restarts } of orders) {
        const source = sources.get(key);
        if (source === undefined) continue;
        source.watch(isWatched);
        watched[isWatched ? 'add' : 'delete'](key);
        begin(source.switch(isEnabled));
        begin(source.restart(restarts));
      }
    },
    report: (waiting) =>
      [...sources].slice(0, 500).map(([key, source]) => ({
        key,
        status: source.status(waiting.get(key) ?? 0),
        ...(watched.has(key) ? { frames: source.takeFrames() } : {}),
      })),
    async stop() {
      for (const source of sources.values()) begin(source.stop());
      await settled();
    },
  };
}

/** Changes that are under way; what is good is kept after each. */
function changesThen(keep: () => Promise<void>) {
  const changes = new Set<Promise<void>>();
  return {
    begin: (change: Promise<void> | null): void => {
      if (change === null) return;
      const done = change.then(keep).finally(() => changes.delete(done));
      changes.add(done);
    },
    settled: () => Promise.all(changes),
  };
}
