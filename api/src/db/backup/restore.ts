import type { Database, Log } from '../database.ts';
import { appliedMigrations, migrate, readMigrations } from '../migrate.ts';
import type { Migration } from '../migrate.ts';
import { sql, sqlText } from '../sql.ts';
import type { Tx } from '../tx.ts';
import { verifyBackup } from './backup.ts';
import { catalogue, identifier, settle, storedContent } from './export-rows.ts';
import { readBackup } from './format.ts';
import type { Head, Partition, Row, Sequence, TableInfo, Tail } from './format.ts';
import { rowBatch } from './row-batch.ts';

const FOREIGN_KEYS = sql(import.meta, './foreign-keys.sql');
const MATERIALIZED_VIEWS = sql(import.meta, './materialized-views.sql');
const OTHER_SESSIONS = sqlText(`SELECT count(*) AS n FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'parkwatch' AND pid <> pg_backend_pid()`);

/**
 * Tables of which migrations make the one row that the program counts in. Where they alone hold rows there is nothing to
 * lose: a restore that was stopped after the migrations, or before its commit, leaves the database so and may be repeated.
 */
const COUNTERS = new Set(['audit_head', 'outbox_mark', 'point_version', 'zone_request']);

export type RestoreOptions = {
  /** Replace what the database holds. */
  force?: boolean;
  /** Default: those of `api/migrations`. */
  migrations?: Migration[];
  log: Log;
};

/**
 * Brings a backup back: checks the whole file first, migrates the database to the state that the
 * backup was taken in, then replaces all rows in one transaction that is committed only if rows and
 * digests of every table are those of the backup. Later migrations run at the next start. Stopped in between, it leaves the
 * database empty, and is repeated as it was begun.
 */
export async function restore(
  db: Database,
  file: string,
  { force = false, migrations = readMigrations(), log }: RestoreOptions,
): Promise<Tail['tables']> {
  const tail = await verifyBackup(file);
  const head = await readHead(file);
  checkKnown(head, migrations);
  await refuseOthers(db);
  if (!force) await refuseRows(db);
  await migrateTo(db, head, { migrations, log });
  await db.ownerTx(async (tx) => {
    await settle(tx);
    await checkTables(tx, head);
    const foreignKeys = await tx.rows<ForeignKey>(FOREIGN_KEYS);
    await prepare(tx, head, foreignKeys);
    await load(tx, file, head);
    await finish(tx, head, foreignKeys);
    for (const table of head.tables) await compare(tx, table, tail);
  });
  return tail.tables;
}

type ForeignKey = { table_name: string; name: string; definition: string };

async function readHead(file: string): Promise<Head> {
  for await (const item of readBackup(file)) if (item.kind === 'head') return item.head;
  throw new Error(`${file} has no head`);
}

/** The backup's schema must be one that this program's migrations lead to. */
function checkKnown(head: Head, migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration.sha256]));
  const strange = head.migrations.find(({ number, sha256 }) => known.get(number) !== sha256);
  if (strange === undefined) return;
  throw new Error(
    `the backup was taken with another version: this one does not have ${strange.name}`,
  );
}

async function refuseOthers(db: Database): Promise<void> {
  // The embedded database cannot have any: its folder is locked.
  if (db.kind === 'embedded') return;
  const others = await db.ownerTx((tx) => tx.one<{ n: number }>(OTHER_SESSIONS));
  if (others?.n)
    throw new Error(`${others.n} sessions of parkwatch are open: stop the servers first`);
}

async function refuseRows(db: Database): Promise<void> {
  const filled = await db.ownerTx(async (tx) => {
    const names: string[] = [];
    const tables = (await catalogue(tx)).tables.filter(({ name }) => !COUNTERS.has(name));
    for (const { name } of tables) {
      const any = { text: `SELECT EXISTS (SELECT FROM ${identifier(name)}) AS any`, name };
      if ((await tx.one<{ any: boolean }>(any))?.any === true) names.push(name);
    }
    return names;
  });
  if (filled.length === 0) return;
  throw new Error(
    `the database is not empty (${filled.slice(0, 5).join(', ')}${filled.length > 5 ? ' …' : ''}): ` +
      'restore into an empty one, or replace it with --force',
  );
}

async function migrateTo(
  db: Database,
  head: Head,
  { migrations, log }: { migrations: Migration[]; log: Log },
): Promise<void> {
  const wanted = Math.max(...head.migrations.map(({ number }) => number));
  const newer = (await appliedMigrations(db)).find(({ number }) => number > wanted);
  if (newer !== undefined) {
    throw new Error(
      `the database already has ${newer.name}, which is later than the backup: restore into an empty database`,
    );
  }
  await migrate(db, log, { migrations, upTo: wanted });
}

async function checkTables(tx: Tx, head: Head): Promise<void> {
  const shape = ({ name, columns }: TableInfo) =>
    `${name}(${columns.map((column) => `${column.name} ${column.type}`).join(', ')})`;
  const here = new Set((await catalogue(tx)).tables.map(shape));
  const missing = head.tables.map(shape).find((table) => !here.has(table));
  if (missing !== undefined) throw new Error(`the database has no table ${missing}`);
}

/** Empties everything. Foreign keys are dropped, and made again at the end, which checks every row. */
async function prepare(tx: Tx, head: Head, foreignKeys: ForeignKey[]): Promise<void> {
  const statements = foreignKeys.map(
    (key) => `ALTER TABLE ${identifier(key.table_name)} DROP CONSTRAINT ${identifier(key.name)}`,
  );
  for (const { name } of head.tables) {
    statements.push(`TRUNCATE ${identifier(name)} RESTART IDENTITY CASCADE`);
    statements.push(`ALTER TABLE ${identifier(name)} DISABLE TRIGGER USER`);
  }
  const present = (await catalogue(tx)).partitions.toReversed();
  statements.push(...present.map(({ name }) => `DROP TABLE IF EXISTS ${identifier(name)}`));
  statements.push(...head.partitions.map(createPartition));
  await tx.script({ text: statements.join(';\n'), name: 'prepare restore' });
}

function createPartition({ name, parent, bounds, key }: Partition): string {
  const split = key === null ? '' : ` PARTITION BY ${key}`;
  return `CREATE TABLE ${identifier(name)} PARTITION OF ${identifier(parent)} ${bounds}${split}`;
}

async function load(tx: Tx, file: string, head: Head): Promise<void> {
  const tables = new Map(head.tables.map((table) => [table.name, table]));
  let insert: ((rows: Row[]) => Promise<void>) | undefined;
  const batch = rowBatch();
  for await (const item of readBackup(file)) {
    if (item.kind === 'row') await insert?.(batch.add(item.row));
    if (item.kind !== 'table') continue;
    await insert?.(batch.take());
    insert = inserter(tx, tables.get(item.name));
  }
  await insert?.(batch.take());
}

function inserter(tx: Tx, table: TableInfo | undefined): (rows: Row[]) => Promise<void> {
  if (table === undefined)
    throw new Error('the backup has rows of a table that its head does not name');
  const { name, columns } = table;
  const target = columns.map((column) => identifier(column.name)).join(', ');
  const casts = columns.map(({ type }, at) => `c${at}::${type}`).join(', ');
  const arrays = columns.map((_, at) => `$${at + 1}::text[]`).join(', ');
  const aliases = columns.map((_, at) => `c${at}`).join(', ');
  const text = `INSERT INTO ${identifier(name)} (${target}) OVERRIDING SYSTEM VALUE
    SELECT ${casts} FROM unnest(${arrays}) AS saved (${aliases})`;
  return async (rows) => {
    if (rows.length === 0) return;
    const values = columns.map((_, at) => rows.map((row) => row[at] ?? null));
    await tx.run({ text, name: `restore ${name}` }, values);
  };
}

async function finish(tx: Tx, head: Head, foreignKeys: ForeignKey[]): Promise<void> {
  const statements = head.tables.map(
    ({ name }) => `ALTER TABLE ${identifier(name)} ENABLE TRIGGER USER`,
  );
  for (const { table_name: table, name, definition } of foreignKeys) {
    statements.push(
      `ALTER TABLE ${identifier(table)} ADD CONSTRAINT ${identifier(name)} ${definition}`,
    );
  }
  const views = await tx.rows<{ name: string }>(MATERIALIZED_VIEWS);
  statements.push(...views.map(({ name }) => `REFRESH MATERIALIZED VIEW ${identifier(name)}`));
  await tx.script({ text: statements.join(';\n'), name: 'finish restore' });
  for (const sequence of head.sequences) await setSequence(tx, sequence);
}

async function setSequence(tx: Tx, { name, last }: Sequence): Promise<void> {
  const text =
    last === null
      ? `ALTER SEQUENCE ${identifier(name)} RESTART`
      : `SELECT setval('${identifier(name).replaceAll("'", "''")}', ${last})`;
  await tx.script({ text, name: `restore ${name}` });
}

async function compare(tx: Tx, table: TableInfo, tail: Tail): Promise<void> {
  const stored = await storedContent(tx, table);
  const saved = tail.tables[table.name];
  if (stored.rows === saved?.rows && stored.digest === saved.digest) return;
  throw new Error(
    `${table.name}: ${stored.rows} rows came back of ${saved?.rows ?? 0}, or with other values; nothing was changed`,
  );
}
