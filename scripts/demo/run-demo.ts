import { join } from 'node:path';
import { pushClient } from '../../connectors/src/http-push/push-client.ts';
import { startDemoRecords } from '../../connectors/src/replay/demo-records.ts';
import { fillDemoHistory } from '../../connectors/src/replay/demo-history.ts';
import { startGateway } from '../../connectors/src/gateway/gateway.ts';
import { NO_FAULTS } from '../../connectors/src/simulate/contract.ts';
import { demoHistory, PARK_SOURCE } from '../../api/src/demo/demo-points.ts';
import { demoRecords } from '../../api/src/demo/demo-records.ts';
import type { DemoKeys } from '../../api/src/demo/load-demo-park.ts';
import type { Parts } from '../../api/src/parts.ts';
import { readDemoPark } from '../../gis-data/src/demo/demo-park.ts';
import { readSignals } from '../../gis-data/src/signals/signals.ts';
import { AIS_ACCOUNT, demoLines } from './demo-lines.ts';
import type { DemoWorld } from './demo-lines.ts';
import { secretOf } from './demo-line.ts';
import type { DemoSource } from './demo-line.ts';
import { ensureSources } from './ensure-sources.ts';
import type { Ports } from './ensure-sources.ts';

type Options = {
  readonly parts: Parts;
  readonly demo: DemoKeys;
  readonly url: string;
  readonly signal: AbortSignal;
};
type Running = Options & { readonly world: DemoWorld; readonly ports: Ports };

/** So much of the past is filled in at the first start, so that curves are not empty. */
const HISTORY_HOURS = 6;
const VESSEL_TICK_MS = 10_000;
const SPOOL = { capacityBytes: 200_000_000, fsync: { policy: 'interval', ms: 1000 } } as const;
const HOST = '127.0.0.1';

/**
 * Drives the demo park as real ones are driven: simulated loggers, controllers, terminals and enterprise systems speak
 * their protocols over real sockets to a gateway, which delivers over the ingest API with its key. It stands here because
 * neither the api nor the connectors may import the other.
 */
export async function runDemo(options: Options): Promise<void> {
  const { parts, demo, signal } = options;
  const { now, log } = parts;
  const park = readDemoPark();
  const startMs = now().getTime();
  const toDemo = (atMs: number) => startMs + (atMs - startMs) * parts.config.demoSpeed;
  const gatewayKey = demo.keys[PARK_SOURCE]!;
  const world = { park, signals: readSignals(park), toDemo, gatewayKey };
  const lines = demoLines(world);
  const ports = await ensureSources(parts, lines);
  const gateway = await startGateway({
    ...{ url: options.url, key: gatewayKey, folder: join(parts.config.dataDir, 'gateway'), signal },
    ...{ version: 'demo', now: () => now().getTime(), spool: { ...SPOOL, backlogPerS: 2000 } },
    log: {
      info: (fields, event) => log.debug(fields, event),
      warn: (fields, event) => log.warn(fields, event),
    },
  });
  const running = { ...options, world, ports };
  await Promise.all([
    gateway.ended,
    ...lines.map((line) => simulate(running, line)),
    deliverRecords(running),
    driveVessels(running),
    ...(demo.isFirstStart ? [fillHistory(running, startMs)] : []),
  ]);
}

/** One line with its devices; a simulator that breaks leaves the others alone. */
async function simulate({ parts, ports, signal }: Running, line: DemoSource): Promise<void> {
  const { simulator, key, devices } = line;
  if (simulator === undefined) return;
  const target = { host: HOST, port: ports.get(key)! };
  try {
    const now = () => parts.now().getTime();
    await simulator.run(devices, { target, faults: NO_FAULTS, random: Math.random, signal, now });
  } catch (error) {
    if (!signal.aborted) parts.log.warn({ line: key, err: error }, 'demo.line-broke');
  }
}

function pusher({ parts, ports, signal, world }: Running, account: string) {
  return pushClient({
    ...{ account, secret: secretOf(world.gatewayKey, account), signal },
    target: () => ({ host: HOST, port: ports.get('demo-plants')! }),
    now: () => parts.now().getTime(),
  });
}

function deliverRecords(running: Running): Promise<void> {
  const { parts, signal, world } = running;
  const pushers = new Map(world.park.enterprises.map(({ code }) => [code, pusher(running, code)]));
  return startDemoRecords({
    signal,
    now: () => parts.now().getTime(),
    deliver: (source, { feed, records }) => pushers.get(source)!(feed, { records }),
    sources: demoRecords(world.park, world.signals),
    onRefused: (source, error) => parts.log.warn({ source, err: error }, 'demo.refused'),
  });
}

/** The AIS receiver pushes where the vessels are. */
async function driveVessels(running: Running): Promise<void> {
  const { parts, signal, world } = running;
  const { park, signals, toDemo } = world;
  const vessels = park.movingObjects.filter(({ kind }) => kind === 'vessel');
  const codes = new Map(vessels.map(({ ref, code }) => [ref, code]));
  const push = pusher(running, AIS_ACCOUNT);
  while (!signal.aborted) {
    const atMs = parts.now().getTime();
    const time = new Date(atMs).toISOString();
    const positions = signals.tracksAt(toDemo(atMs)).flatMap((track) => {
      const object = codes.get(track.ref);
      const { lon, lat, speedMPerS, headingDeg } = track;
      return object === undefined
        ? []
        : [{ object, time, lon, lat, speedKmh: speedMPerS * 3.6, headingDeg }];
    });
    await push('positions', { positions }).catch((error: unknown) => {
      if (!signal.aborted) parts.log.warn({ err: error }, 'demo.vessels-refused');
    });
    await sleepUnless(signal, VESSEL_TICK_MS);
  }
}

function sleepUnless(signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}

function fillHistory({ parts, demo, url, signal, world }: Running, startMs: number): Promise<void> {
  const { park, signals, toDemo } = world;
  return fillDemoHistory({
    ...{ url, keys: demo.keys, signal, hours: HISTORY_HOURS, untilMs: startMs },
    points: demoHistory(park, signals, toDemo),
    onRefused: (source, error) => parts.log.warn({ source, err: error }, 'demo.refused'),
  });
}
