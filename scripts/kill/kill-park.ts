import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
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
import type { Tx } from '../../api/src/db/tx.ts';
import { SYSTEM_CALLER } from '../../api/src/http/caller.ts';
import { insertRow } from '../../api/src/testing/tenant-fixture.ts';
import { silentLog, testDatabase } from '../../api/src/testing/test-database.ts';
import { configOf } from '../demo/demo-line.ts';
import type { DemoLine } from '../demo/demo-line.ts';
import { freePort } from '../demo/free-port.ts';

const SYSTEM = { kind: 'system' } as const;
const ENTERPRISE = { id: 101, code: 'E101' };
const PLACE = 'POINT(121.5 30.5)';
const HOST = '127.0.0.1';

export type Target = { readonly host: string; readonly port: number };

/** A park in a database of its own, with the lines as its data sources. */
export type KillPark = {
  /** The api's settings of its database. */
  readonly env: NodeJS.ProcessEnv;
  /** Of the gateway. */
  readonly key: string;
  readonly gatewayDir: string;
  /** Where each line is met, by its key. */
  readonly targets: ReadonlyMap<string, Target>;
  /** As an outsider; the embedded database must be nobody else's then. */
  withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T>;
  remove(): void;
};

export async function killPark(
  lines: readonly DemoLine[],
  databaseUrl: string | undefined,
): Promise<KillPark> {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-kill-'));
  const dataDir = join(folder, 'api');
  const url = databaseUrl === undefined ? undefined : await ownDatabase(databaseUrl);
  const key = `pw_${randomBytes(16).toString('hex')}`;
  const park: KillPark = {
    ...{ key, gatewayDir: join(folder, 'gateway'), targets: await targetsOf(lines) },
    env: { DATA_DIR: dataDir, DATABASE_URL: url ?? '' },
    async withDatabase(work) {
      const db = await openDatabase({ url, dataDir, log: silentLog });
      return work(db).finally(() => db.close());
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  await park.withDatabase(async (db) => {
    await migrate(db, silentLog);
    await fill(db, park, lines);
  });
  return park;
}

/** The address of a database that is dropped when the test file is done. */
async function ownDatabase(databaseUrl: string): Promise<string> {
  const { db } = await testDatabase();
  const query = sqlText('SELECT current_database() AS name');
  const { name } = (await db.tx(SYSTEM, (tx) => tx.one<{ name: string }>(query)))!;
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function targetsOf(lines: readonly DemoLine[]): Promise<Map<string, Target>> {
  const targets = new Map<string, Target>();
  for (const { key } of lines) targets.set(key, { host: HOST, port: await freePort(null) });
  return targets;
}

async function fill(db: Database, park: KillPark, lines: readonly DemoLine[]): Promise<void> {
  const config = readConfig({ DEMO: 'off', LOG_LEVEL: 'silent' });
  const parts = buildParts({ config, db, log: pino({ level: 'silent' }) });
  const gatewayId = await db.tx(SYSTEM, async (tx) => {
    await insertRow(tx, 'enterprise', {
      ...{ ...ENTERPRISE, account_prefix: 'e1', kind: 'chemical', rating: 'B' },
      ...{ name_zh: '样例化工', name_en: 'Sample Chemicals' },
    });
    for (const line of lines) await insertThings(tx, line);
    return insertKey(tx, park.key);
  });
  for (const line of lines) {
    const { key, connector, nameZh, nameEn } = line;
    const made = { key, connector, nameZh, nameEn, gatewayId, enterpriseId: null };
    const source = { ...made, config: configOf(line, park.targets.get(key)!), reason: 'kill test' };
    await createSource(parts, source, { caller: SYSTEM_CALLER, now: parts.now() });
  }
}

/** Points without limits, wide enough for every value, and moving objects. */
async function insertThings(tx: Tx, { devices }: DemoLine): Promise<void> {
  for (const { mapping, object, nameZh } of devices) {
    for (const { point: code } of Object.values(mapping)) {
      await insertRow(tx, 'point', {
        ...{ enterprise_id: ENTERPRISE.id, external_id: code, code, name_zh: code, name_en: code },
        ...{ kind: 'process', unit: '1', range_low: -1e12, range_high: 1e12, geom: PLACE },
      });
    }
    if (object === undefined) continue;
    await insertRow(tx, 'moving_object', {
      ...{ code: object, name_zh: nameZh, name_en: object, kind: 'hazmat-truck' },
    });
  }
}

async function insertKey(tx: Tx, key: string): Promise<number> {
  const keyHash = createHash('sha256').update(key).digest();
  await insertRow(tx, 'api_key', { name: 'gateway', key_hash: keyHash, prefix: key.slice(0, 8) });
  const row = await tx.one<{ id: number }>(sqlText('SELECT id FROM api_key'));
  return row!.id;
}
