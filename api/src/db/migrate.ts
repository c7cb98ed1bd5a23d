import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, Log } from './database.ts';
import { isPgError, UNDEFINED_TABLE, UNIQUE_VIOLATION } from './pg-errors.ts';
import { sqlText } from './sql.ts';
import type { Tx } from './tx.ts';

/** One file of `api/migrations`. */
export type Migration = {
  number: number;
  name: string;
  text: string;
  sha256: string;
  /** `-- breaking` in its first line: code that does not know it cannot run on the database. */
  breaking: boolean;
};

type Applied = { number: number; name: string; sha256: string; breaking: boolean };

export const MIGRATIONS_DIR = join(import.meta.dirname, '../../migrations');

const FILE_NAME = /^(\d{4})_[a-z0-9]+(?:_[a-z0-9]+)+\.sql$/;

const CREATE_TABLE = sqlText(`CREATE TABLE IF NOT EXISTS schema_migrations (
  number     integer PRIMARY KEY,
  name       text NOT NULL,
  sha256     text NOT NULL,
  breaking   boolean NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
)`);
const SELECT_APPLIED = sqlText(
  'SELECT number, name, sha256, breaking FROM schema_migrations ORDER BY number',
);
const INSERT_NUMBER = sqlText(
  'INSERT INTO schema_migrations (number, name, sha256, breaking) VALUES ($1, $2, $3, $4)',
);
/** CREATE TABLE IF NOT EXISTS by two at once can still collide in the catalogue; this key is only ours. */
const LOCK_CREATION = sqlText('SELECT pg_advisory_xact_lock(7201145)');

/** The migrations of a folder in order; wrong names, gaps and repeated numbers are refused. */
export function readMigrations(dir: string = MIGRATIONS_DIR): Migration[] {
  const files = readdirSync(dir).filter((file) => file.endsWith('.sql'));
  return files.sort().map((name, index) => {
    const number = Number(FILE_NAME.exec(name)?.[1]);
    if (number !== index + 1) {
      throw new Error(`${join(dir, name)}: expected ${index + 1} as NNNN_verb_noun.sql`);
    }
    // Line ends by checkout settings are not a change of the migration.
    const text = readFileSync(join(dir, name), 'utf8').replaceAll('\r\n', '\n');
    const sha256 = createHash('sha256').update(text).digest('hex');
    return { number, name, text, sha256, breaking: /^--\s*breaking\b/.test(text) };
  });
}

export type MigrateOptions = {
  migrations?: Migration[];
  /** Stop after this number: a backup is restored into the schema that it was taken from. */
  upTo?: number;
};

/**
 * Brings the database to the newest migration, as the role that owns it. Forward only; safe when
 * several processes start at once: each migration's transaction inserts its number first, so the
 * second waits for the first and then sees a unique violation.
 * @returns the names of the migrations that this call applied
 */
export async function migrate(
  db: Database,
  log: Log,
  { migrations = readMigrations(), upTo = Infinity }: MigrateOptions = {},
): Promise<string[]> {
  await db.ownerTx(async (tx) => {
    await tx.rows(LOCK_CREATION);
    await tx.run(CREATE_TABLE);
  });
  const applied = await appliedMigrations(db);
  checkApplied(applied, migrations, log);
  const done = new Set(applied.map(({ number }) => number));
  const names: string[] = [];
  for (const migration of migrations) {
    if (done.has(migration.number) || migration.number > upTo) continue;
    const ours = await applyOne(db, migration);
    if (!ours) continue;
    names.push(migration.name);
    log.info({ migration: migration.name }, 'db.migrated');
  }
  return names;
}

/** What the database says it has; empty when it was never migrated. */
export async function appliedMigrations(db: Database): Promise<Applied[]> {
  try {
    return await db.ownerTx((tx) => tx.rows<Applied>(SELECT_APPLIED), { readOnly: true });
  } catch (error) {
    if (isPgError(error, UNDEFINED_TABLE)) return [];
    throw error;
  }
}

/** False when another process applied it meanwhile. */
async function applyOne(db: Database, migration: Migration): Promise<boolean> {
  const { number, name, sha256, breaking, text } = migration;
  return db.ownerTx(async (tx) => {
    const inserted = await insertNumber(tx, [number, name, sha256, breaking]);
    // A migration may rebuild a large table; the time-out is meant for requests.
    if (inserted) await tx.run(sqlText('SET LOCAL statement_timeout = 0'));
    if (inserted) await tx.script({ text, name });
    return inserted;
  });
}

async function insertNumber(tx: Tx, row: unknown[]): Promise<boolean> {
  await tx.run(sqlText('SAVEPOINT numbered'));
  try {
    await tx.run(INSERT_NUMBER, row);
    return true;
  } catch (error) {
    if (!isPgError(error, UNIQUE_VIOLATION)) throw error;
    await tx.run(sqlText('ROLLBACK TO SAVEPOINT numbered'));
    return false;
  }
}

/** Old files are as they were, and the database is not ahead of this code. */
function checkApplied(applied: Applied[], migrations: Migration[], log: Log): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const row of applied) {
    const migration = known.get(row.number);
    if (migration === undefined) {
      throw new Error(
        `the database is newer than this program: it has ${row.name}` +
          `${row.breaking ? ' (breaking)' : ''}; start the newer version`,
      );
    }
    if (migration.sha256 !== row.sha256) {
      log.error({ migration: row.name }, 'db.migration.changed');
      throw new Error(
        `${migration.name} was changed after the database applied it as ${row.name}: ` +
          'put it back and write a new migration',
      );
    }
  }
}
