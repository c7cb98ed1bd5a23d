import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { databaseOn, openDatabase } from '../db/database.ts';
import type { Database, Log } from '../db/database.ts';
import { openEmbedded } from '../db/embedded/open-embedded.ts';
import { migrate, readMigrations } from '../db/migrate.ts';
import type { Migration } from '../db/migrate.ts';

/** A test that wants to see log lines passes its own. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

export type TestDatabase = { db: Database; close: () => Promise<void> };

export type TestDatabaseOptions = {
  /** Default: those of `api/migrations`. An empty list gives a database with nothing in it. */
  migrations?: Migration[];
  poolMax?: number;
};

/** True when the tests run on a PostgreSQL server (TEST_DATABASE_URL) and not on the embedded one. */
export const onServer = process.env['TEST_DATABASE_URL'] !== undefined;

/**
 * A migrated database of its own for a test file, closed and dropped when the file is done. The migrated state is
 * made once per set of migrations and copied:
 * on a server by CREATE DATABASE … TEMPLATE, embedded from a tar under `node_modules/.cache`.
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const migrations = options.migrations ?? readMigrations();
  const url = process.env['TEST_DATABASE_URL'];
  const made =
    url === undefined ? await embedded(migrations) : await onUrl(url, migrations, options);
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= made.close());
  closeAfterFile(close);
  return { db: made.db, close };
}

/**
 * Closed after the whole file, whichever hook or test opened them: `after` called in a `before` hook
 * would run when that hook ends. A test that opens one for itself closes it itself: embedded, each
 * takes about 1 GB.
 */
const leftOpen: (() => Promise<void>)[] = [];

/** Closes something when the test file is done: what was opened last goes first, an api before its database. */
export function closeAfterFile(close: () => Promise<void>): void {
  leftOpen.unshift(close);
}

after(async () => {
  for (const close of leftOpen) await close();
});

/** Changes with any migration, and with the engine whose files the tar holds. */
function fingerprint(migrations: Migration[]): string {
  const hash = createHash('sha256').update('pglite 0.5.8');
  for (const { name, sha256 } of migrations) hash.update(name).update(sha256);
  return hash.digest('hex').slice(0, 16);
}

/** Measured on 2 cores: opening from the tar 2.2 s, creating and migrating instead 10 s. */
async function embedded(migrations: Migration[]): Promise<TestDatabase> {
  const cacheDir = join(import.meta.dirname, '../../../node_modules/.cache/parkwatch');
  const templateFile = join(cacheDir, `test-database-${fingerprint(migrations)}.tar`);
  if (existsSync(templateFile)) utimesSync(templateFile, new Date(), new Date());
  else await writeTemplate(templateFile, cacheDir, migrations);
  const db = await openDatabase({ templateFile, log: silentLog });
  return { db, close: () => db.close() };
}

/** Written aside and renamed: test processes that start together each find all of it or nothing. */
async function writeTemplate(file: string, cacheDir: string, migrations: Migration[]) {
  mkdirSync(cacheDir, { recursive: true });
  const engine = await openEmbedded({});
  const db = databaseOn(engine);
  await migrate(db, silentLog, { migrations });
  const tar = await engine.dump();
  await db.close();
  const aside = `${file}.${randomUUID()}`;
  writeFileSync(aside, tar);
  renameSync(aside, file);
  removeOldTemplates(cacheDir);
}

/** Each change of a migration leaves a tar of 65 MB or more behind; one in use today is left alone. */
function removeOldTemplates(cacheDir: string): void {
  const oldestMs = Date.now() - 24 * 3600 * 1000;
  for (const name of readdirSync(cacheDir).filter((entry) => entry.startsWith('test-database-'))) {
    const file = join(cacheDir, name);
    const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
    if (mtimeMs < oldestMs) rmSync(file, { force: true });
  }
}

async function onUrl(
  url: string,
  migrations: Migration[],
  { poolMax }: TestDatabaseOptions,
): Promise<TestDatabase> {
  const template = `parkwatch_template_${fingerprint(migrations)}`;
  const name = `parkwatch_test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await ensureServerTemplate(admin, url, { template, migrations });
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  } finally {
    await admin.end();
  }
  const db = await openDatabase({ url: withDatabase(url, name), poolMax, log: silentLog });
  return {
    db,
    async close() {
      await db.close();
      const dropper = new pg.Client({ connectionString: url });
      await dropper.connect();
      await dropper.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await dropper.end();
    },
  };
}

/** Any constant; makes test processes that start together build the template one after the other. */
const TEMPLATE_LOCK_KEY = 7201146;

async function ensureServerTemplate(
  admin: pg.Client,
  url: string,
  { template, migrations }: { template: string; migrations: Migration[] },
): Promise<void> {
  await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK_KEY]);
  try {
    const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount !== 0) return;
    // Built under another name: what was interrupted is not taken for a template.
    const unfinished = `${template}_unfinished`;
    await admin.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${unfinished}`);
    const db = await openDatabase({ url: withDatabase(url, unfinished), log: silentLog });
    await migrate(db, silentLog, { migrations }).finally(() => db.close());
    await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK_KEY]);
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
