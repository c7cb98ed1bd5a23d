import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { buildParts } from '../../api/src/build-parts.ts';
import { readConfig } from '../../api/src/config.ts';
import { createSource } from '../../api/src/data-sources/config-service.ts';
import { openDatabase } from '../../api/src/db/database.ts';
import type { Database } from '../../api/src/db/database.ts';
import { migrate } from '../../api/src/db/migrate.ts';
import { sqlText } from '../../api/src/db/sql.ts';
import { SYSTEM_CALLER } from '../../api/src/http/caller.ts';
import { hashPassword } from '../../api/src/session/password-hash.ts';
import { freePort } from '../demo/free-port.ts';
import { killable } from '../kill/killable.ts';
import type { Killable } from '../kill/killable.ts';
import { until } from '../kill/until.ts';
import { withNativePostgres } from '../native-postgres.ts';
import { createBenchKey, createBenchPoints } from './bench-points.ts';
import { factorName, loadAccount, loadPoint, VALUES_PER_FRAME } from './load-device.ts';

/** A park whose api, gateway and PostgreSQL are processes of their own, with a line of HJ 212 loggers. */
export type BenchPark = {
  readonly db: Database;
  readonly api: Killable;
  readonly gateway: Killable;
  readonly apiUrl: string;
  /** Where the gateway listens for loggers. */
  readonly port: number;
  /** What has gone wrong in one of the processes; null: nothing. */
  fault(): string | null;
};

const KEY = 'pw_bench_key_of_the_gateway';
export const VIEWER = { username: 'bench', password: 'Bench-Pass-77' };
/** The logger of the points whose limit is crossed. */
export const PROBE_ACCOUNT = loadAccount(999_999);
const START_MS = 60_000;
const SYSTEM = { kind: 'system' } as const;
const silentLog = { info: () => {}, warn: () => {}, error: () => {} };

export type BenchParkSize = {
  readonly loggers: number;
  /** Points of which each crosses its limit once. */
  readonly probes: number;
};

/** Code of a probe's point. */
export function probePoint({ loggers }: BenchParkSize, probe: number): string {
  return `P${1 + loggers * VALUES_PER_FRAME + probe}`;
}

/** Runs `work` in a park; everything is ended and removed afterwards, whatever happens. */
export function withBenchPark<T>(
  size: BenchParkSize,
  work: (park: BenchPark) => Promise<T>,
): Promise<T> {
  return withNativePostgres(async (databaseUrl) => {
    const folder = mkdtempSync(join(tmpdir(), 'parkwatch-bench-'));
    const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
    // Interrupted: the processes are killed and the folder is removed without waiting.
    const endAll = () => ends.forEach((end) => void end());
    process.once('exit', endAll);
    try {
      return await work(await started(size, { databaseUrl, folder, ends }));
    } finally {
      process.off('exit', endAll);
      for (const end of ends) await end();
    }
  });
}

type Place = {
  readonly databaseUrl: string;
  readonly folder: string;
  /** What is to be ended, the last first. */
  readonly ends: (() => unknown)[];
};

async function started(size: BenchParkSize, place: Place): Promise<BenchPark> {
  const { databaseUrl, folder, ends } = place;
  const db = await openDatabase({ url: databaseUrl, log: silentLog });
  ends.unshift(() => db.close());
  const port = await freePort(null);
  await fill(db, size, port);
  let apiUrl = '';
  const api = killable({
    ...{ name: 'api', main: 'api/src/main.ts' },
    env: {
      ...{ DATABASE_URL: databaseUrl, DATA_DIR: join(folder, 'api'), PORT: '0' },
      ...{ HOST: '127.0.0.1', DEMO: 'off', LOG_LEVEL: 'warn' },
      INGEST_CALLS_PER_MINUTE: '1000000',
    },
    onLine: (line) => (apiUrl = /^ready (\S+)/.exec(line)?.[1] ?? apiUrl),
  });
  ends.unshift(() => api.kill());
  api.start();
  await until(() => apiUrl !== '', patience(api, 'the api is not ready'));
  const gateway = killable({
    ...{ name: 'gateway', main: 'connectors/src/gateway/main.ts' },
    env: {
      ...{ PARKWATCH_URL: apiUrl, PARKWATCH_API_KEY: KEY, SPOOL_FSYNC: 'always' },
      ...{ GATEWAY_DIR: join(folder, 'gateway'), LOG_LEVEL: 'warn' },
    },
    onLine: () => undefined,
  });
  ends.unshift(() => gateway.kill());
  gateway.start();
  let isListening = false;
  const look = setInterval(() => {
    connect({ port, host: '127.0.0.1' }, function (this: { destroy(): void }) {
      isListening = true;
      this.destroy();
    }).on('error', () => undefined);
  }, 100);
  await until(() => isListening, patience(gateway, 'the gateway does not listen')).finally(() =>
    clearInterval(look),
  );
  return { ...{ db, api, gateway, apiUrl, port }, fault: () => api.fault() ?? gateway.fault() };
}

function patience(process: Killable, what: string) {
  const said = () => `${what}\n${process.lastLines()}`;
  return { longestMs: START_MS, what: said, fault: () => process.fault() };
}

/** Points, the key of the gateway, somebody who looks, and the data source. */
async function fill(db: Database, size: BenchParkSize, port: number): Promise<void> {
  await migrate(db, silentLog);
  await createBenchPoints(db, size.loggers * VALUES_PER_FRAME + size.probes);
  await createBenchKey(db, KEY);
  const passwordHash = await hashPassword(VIEWER.password);
  const insertViewer = sqlText(
    `INSERT INTO app_user (username, role, password_hash, display_name, enabled) VALUES ($1, 'duty', $2, 'Bench', true)`,
  );
  const findKey = sqlText('SELECT id FROM api_key WHERE name = $1');
  const gatewayId = await db.tx(SYSTEM, async (tx) => {
    await tx.run(insertViewer, [VIEWER.username, passwordHash]);
    return (await tx.one<{ id: number }>(findKey, [KEY]))!.id;
  });
  const config = readConfig({ DEMO: 'off', LOG_LEVEL: 'silent' });
  const parts = buildParts({ config, db, log: pino({ level: 'silent' }) });
  const made = {
    ...{ key: 'bench-loggers', connector: 'hj212' as const, gatewayId, enterpriseId: null },
    ...{ nameZh: '压测数采仪', nameEn: 'Loggers of the bench', reason: 'bench' },
    config: sourceConfig(size, port),
  };
  await createSource(parts, made, { caller: SYSTEM_CALLER, now: new Date() });
}

function sourceConfig(size: BenchParkSize, port: number): object {
  const named = (points: readonly string[]) =>
    Object.fromEntries(points.map((point, factor) => [factorName(factor), { point }]));
  const loggers = Array.from({ length: size.loggers }, (_, index) => ({
    account: loadAccount(index),
    points: named(
      Array.from({ length: VALUES_PER_FRAME }, (__, factor) => loadPoint(index, factor)),
    ),
  }));
  const probes = Array.from({ length: size.probes }, (_, probe) => probePoint(size, probe));
  const most = size.loggers + 10;
  return {
    settings: {
      ...{ host: '127.0.0.1', port },
      limits: { connections: most, perAddress: most, unidentified: most },
    },
    devices: [...loggers, { account: PROBE_ACCOUNT, points: named(probes) }],
  };
}
