import { readConfig } from '../config.ts';
import { openDatabase } from './database.ts';
import type { Database, Log } from './database.ts';

/** Warnings of the database go to the error stream: the output of a command is its result. */
export const commandLog: Log = {
  info: () => undefined,
  warn: (_, event) => void process.stderr.write(`${event}\n`),
  error: (_, event) => void process.stderr.write(`${event}\n`),
};

/** Runs a command's work on the database of the settings, as the only session of it. */
export async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = readConfig();
  const url = databaseUrl?.reveal();
  const db = await openDatabase({ url, dataDir, poolMax: 1, log: commandLog });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** Runs a command: its error is one line for a person, and exit status 1. */
export async function command(work: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await work()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
