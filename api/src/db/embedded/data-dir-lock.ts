import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Thrown when another process (or another part of this one) has the folder open. */
export const DATA_DIR_IN_USE = 'DATA_DIR_IN_USE';

/** Releases the folder; harmless when called twice. */
export type Unlock = () => void;

/**
 * Takes the data folder for this process alone; nothing in PGlite prevents two from opening it, which
 * would destroy it. Node has no flock of its own, but the SQLite that it carries locks a file through
 * the operating system: the lock ends with the process, however it ends, so that nothing is stale
 * after SIGKILL and no process id is trusted. `owner.json` is beside it only to name the owner.
 */
export function lockDataDir(dataDir: string, now: () => Date): Unlock {
  // For its owner alone: the files hold password hashes and everybody's data.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const ownerFile = join(dataDir, 'owner.json');
  const lock = new DatabaseSync(join(dataDir, 'lock.db'));
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const text = `${dataDir} is in use by ${owner(ownerFile)}: stop it first`;
    throw Object.assign(new Error(text, { cause: error }), { code: DATA_DIR_IN_USE });
  }
  const startedAt = now().toISOString();
  writeFileSync(ownerFile, JSON.stringify({ pid: process.pid, host: hostname(), startedAt }));
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    rmSync(ownerFile, { force: true });
    lock.close();
  };
}

function owner(file: string): string {
  try {
    const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    return `process ${String(known['pid'])} on ${String(known['host'])} since ${String(known['startedAt'])}`;
  } catch {
    // Written a moment after the lock is taken: the lock counts, the name does not.
    return 'another process';
  }
}
