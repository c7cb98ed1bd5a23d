import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** SQLITE_BUSY: another one holds it. */
const BUSY = 5;

/** Thrown when another process, or another spool of this one, has the folder open. */
export class SpoolInUse extends Error {
  constructor(folder: string, options?: ErrorOptions) {
    super(`${folder} is in use by another gateway: stop it first`, options);
    this.name = 'SpoolInUse';
  }
}

/**
 * Takes the folder for this spool alone; the answer releases it and is harmless when called twice. The SQLite in Node locks
 * `lock.db` through the operating system: the lock ends with the process, however it ends, so nothing is stale after
 * SIGKILL and no process id is trusted.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(folder, 'lock.db'));
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === BUSY) {
      throw new SpoolInUse(folder, { cause: error });
    }
    throw error;
  }
  let isHeld = true;
  return () => {
    if (isHeld) lock.close();
    isHeld = false;
  };
}
