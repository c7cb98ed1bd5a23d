import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Thrown when another process (or another part of this one) has the folder open. */
export const DATA_DIR_IN_USE = 'DATA_DIR_IN_USE';

/** Thrown when the folder is none, cannot be made, or is not for this account to write in. */
export const DATA_DIR_UNUSABLE = 'DATA_DIR_UNUSABLE';

/** Releases the folder; harmless when called twice. */
export type Unlock = () => void;

/**
 * Takes the data folder for this process alone; nothing in PGlite prevents two from opening it, which
 * would destroy it. Node has no flock of its own, but the SQLite that it carries locks a file through
 * the operating system: the lock ends with the process, however it ends, so that nothing is stale
 * after SIGKILL and no process id is trusted. `owner.json` is beside it only to name the owner.
 */
export function lockDataDir(dataDir: string, now: () => Date): Unlock {
  const ownerFile = join(dataDir, 'owner.json');
  const lock = openLock(dataDir);
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    // SQLITE_BUSY: held. Anything else, such as a file of another account, is no owner that could be stopped.
    if ((error as { errcode?: number }).errcode !== 5) throw unusable(dataDir, error);
    const text = `${dataDir} is in use by ${owner(ownerFile)}: stop it first`;
    throw Object.assign(new Error(text, { cause: error }), { code: DATA_DIR_IN_USE });
  }
  const startedAt = now().toISOString();
  try {
    writeFileSync(ownerFile, JSON.stringify({ pid: process.pid, host: hostname(), startedAt }));
  } catch (error) {
    lock.close();
    throw unusable(dataDir, error);
  }
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    rmSync(ownerFile, { force: true });
    lock.close();
  };
}

function openLock(dataDir: string): DatabaseSync {
  try {
    // For its owner alone: the files hold password hashes and everybody's data.
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return new DatabaseSync(join(dataDir, 'lock.db'));
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

function unusable(dataDir: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const text = `${dataDir} cannot be used as the data folder (${reason})`;
  return Object.assign(new Error(text, { cause }), { code: DATA_DIR_UNUSABLE });
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
