import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import type { ShownFrame, SourceStatus } from '@parkwatch/domain/wire/source-status';
import { openLastDelivered } from '../runtime/last-delivered.ts';
import { sourceHealth } from '../runtime/source-health.ts';
import { startSource } from '../runtime/source.ts';
import { openUnmappedStore } from '../runtime/unmapped-store.ts';
import type { RunningSource, SourceOptions } from '../runtime/source.ts';
import { parseConfig } from './parse-config.ts';

/** A data source as the api gives it to its gateway. */
export type Configured = {
  readonly key: string;
  readonly connector: ConnectorId;
  readonly version: number;
  readonly isEnabled: boolean;
  readonly config: unknown;
};

/** The key names folders: it is checked here as well, whoever said it. */
export function isSourceKey(key: unknown): key is string {
  return typeof key === 'string' && /^[a-z0-9-]{1,60}$/.test(key);
}

export type ManagedSource = {
  /** Version of the configuration that was looked at last, good or not. */
  seenVersion(): number;
  /** The last good configuration; null: there was none. */
  good(): Configured | null;
  /** Runs it with a configuration; one that is wrong leaves what runs as it is. */
  apply(configured: Configured): Promise<void>;
  /** Null: it is so already. */
  switch(isEnabled: boolean): Promise<void> | null;
  /** Restarts it when the number has grown since it was told first; null: it has not. */
  restart(restarts: number): Promise<void> | null;
  watch(isWatched: boolean): void;
  takeFrames(): ShownFrame[];
  status(waitingReadings: number): SourceStatus;
  stop(): Promise<void>;
};

export type ManagedOptions = Pick<
  SourceOptions,
  'key' | 'spool' | 'receipts' | 'uploads' | 'now' | 'log' | 'times'
> & {
  /** Of the gateway. */
  readonly folder: string;
};

type State = {
  good: Configured | null;
  isEnabled: boolean;
  running: { readonly source: RunningSource; readonly version: number } | null;
  fault: { readonly version: number; readonly text: string } | null;
  seenVersion: number;
  restarts: number | null;
  /** Since when it is stopped or invalid. */
  sinceMs: number;
};

/** One data source of a gateway through its versions. Changes wait for one another; nothing here rejects. */
export async function managedSource(options: ManagedOptions): Promise<ManagedSource> {
  const { key, now, log, folder } = options;
  mkdirSync(join(folder, 'delivered'), { recursive: true, mode: 0o700 });
  const last = await openLastDelivered(join(folder, 'delivered', `${key}.json`), log);
  const health = sourceHealth({ source: key, now, log });
  const unmapped = await openUnmappedStore({ folder: join(folder, 'unmapped', key), log });
  const parts = { ...options, health, last, unmapped, folder: join(folder, 'sources') };
  const state: State = {
    ...{ good: null, isEnabled: true, running: null, fault: null, seenVersion: 0 },
    ...{ restarts: null, sinceMs: now() },
  };
  const inTurn = queue((error) =>
    log.warn({ source: key, reason: String(error) }, 'source.failed'),
  );
  return {
    seenVersion: () => state.seenVersion,
    good: () => (state.good === null ? null : { ...state.good, isEnabled: state.isEnabled }),
    watch: (isWatched) => health.watch(isWatched),
    takeFrames: () => health.take(),
    apply(configured) {
      state.seenVersion = configured.version;
      return inTurn(() => apply(state, parts, configured));
    },
    switch(isEnabled) {
      if (isEnabled === state.isEnabled) return null;
      state.isEnabled = isEnabled;
      return inTurn(() => run(state, parts));
    },
    restart(restarts) {
      const known = state.restarts;
      state.restarts = restarts;
      if (known === null || restarts <= known) return null;
      log.info({ source: key }, 'source.restart');
      return inTurn(async () => {
        await halt(state, parts);
        await run(state, parts);
      });
    },
    stop: () =>
      inTurn(async () => {
        await halt(state, parts);
        await unmapped.close();
      }),
    status: (waitingReadings) => ({
      ...{ ...health.status(), ...stateOf(state), waitingReadings },
      keptUnmapped: unmapped.count(),
    }),
  };
}

type Parts = Omit<SourceOptions, 'connector' | 'config'>;

async function apply(state: State, parts: Parts, configured: Configured): Promise<void> {
  const { version, connector, config, isEnabled } = configured;
  state.isEnabled = isEnabled;
  const parsed = await parseConfig(connector, config);
  if ('fault' in parsed) {
    state.fault = { version, text: parsed.fault };
    state.sinceMs = parts.now();
    parts.log.warn({ source: parts.key, version, reason: parsed.fault }, 'source.invalid');
    return run(state, parts);
  }
  state.fault = null;
  state.good = configured;
  await run(state, parts);
}

/** Makes what runs be what is good and wanted. */
async function run(state: State, parts: Parts): Promise<void> {
  const { good, isEnabled, running } = state;
  if (!isEnabled || good === null) return halt(state, parts);
  if (running?.version === good.version) return;
  const parsed = await parseConfig(good.connector, good.config);
  if ('fault' in parsed) return;
  await halt(state, parts);
  state.running = { source: startSource({ ...parts, ...parsed }), version: good.version };
}

async function halt(state: State, { now }: Parts): Promise<void> {
  const { running } = state;
  if (running === null) return;
  await running.source.stop();
  state.running = null;
  state.sinceMs = now();
}

type Shown = Pick<SourceStatus, 'version' | 'state' | 'since' | 'error'>;

function stateOf({ good, running, fault, sinceMs }: State): Shown {
  const version = running?.version ?? good?.version ?? fault?.version ?? 0;
  const since = new Date(sinceMs).toISOString();
  if (fault !== null) {
    const rest = running === null ? '' : `; version ${running.version} runs on`;
    const error = `version ${fault.version}: ${fault.text.slice(0, 400)}${rest}`;
    return { version, state: 'invalid', since, error };
  }
  if (running === null) return { version, state: 'stopped', since, error: null };
  const { state, error, sinceMs: runsSinceMs } = running.source.status();
  return { version, state, since: new Date(runsSinceMs).toISOString(), error };
}

/** One after the other. */
function queue(onError: (error: unknown) => void) {
  let before: Promise<void> = Promise.resolve();
  return (work: () => Promise<void>): Promise<void> => {
    before = before.then(work).catch(onError);
    return before;
  };
}
