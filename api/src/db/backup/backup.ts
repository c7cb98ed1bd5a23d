import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database } from '../database.ts';
import { appliedMigrations } from '../migrate.ts';
import { catalogue, exportItems, settle } from './export-rows.ts';
import { backupLines, readBackup } from './format.ts';
import type { Tail } from './format.ts';

/**
 * Writes the whole database, as of one moment, to a file, then reads the file back and compares. It
 * gets its name only when that succeeded; an existing file is not replaced.
 * @returns rows and digest of each table
 */
export async function backup(db: Database, file: string, now: Date): Promise<Tail['tables']> {
  if (existsSync(file)) throw new Error(`${file} exists: a backup is not written over another`);
  const migrations = (await appliedMigrations(db)).map(({ number, name, sha256 }) => ({
    number,
    name,
    sha256,
  }));
  if (migrations.length === 0) throw new Error('the database is empty: it was never migrated');
  const unfinished = `${file}.unfinished`;
  try {
    await db.ownerTx(
      async (tx) => {
        await settle(tx);
        const head = { parkwatchBackup: 1 as const, takenAt: now.toISOString(), migrations };
        const items = exportItems(tx, { ...head, ...(await catalogue(tx)) });
        const target = createWriteStream(unfinished, { flush: true });
        await pipeline(backupLines(items), createGzip(), target);
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
    const { tables } = await verifyBackup(unfinished);
    renameSync(unfinished, file);
    return tables;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Reads a backup to its end; throws when anything in it is not as it was written. */
export async function verifyBackup(file: string): Promise<Tail> {
  try {
    const items = readBackup(file);
    for (;;) {
      const { done, value } = await items.next();
      if (done === true) return value;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} is not a whole backup: ${reason}`, { cause: error });
  }
}
