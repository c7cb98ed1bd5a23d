import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockDataDir } from './data-dir-lock.ts';
import { syncFolder } from './durable-files.ts';
import { startEngine } from './engine.ts';
import type { Engine } from './engine.ts';

export type EmbeddedOptions = {
  /** Data folder; the database takes `pg` in it. Undefined: in memory, gone at close. */
  dataDir?: string | undefined;
  /** A tar of a database folder to begin with; only in memory. */
  templateFile?: string | undefined;
  now?: () => Date;
};

/** Locks the data folder, then opens or creates the database in it. `close` unlocks it. */
export async function openEmbedded(options: EmbeddedOptions): Promise<Engine> {
  const { dataDir, templateFile, now = () => new Date() } = options;
  if (dataDir === undefined) return startEngine({ dataDir: undefined, templateFile });
  const unlock = lockDataDir(dataDir, now);
  try {
    const folder = join(dataDir, 'pg');
    const createdMark = join(dataDir, 'pg-created');
    setAsideUnfinished(folder, createdMark, now());
    mkdirSync(folder, { recursive: true });
    const engine = await startEngine({ dataDir: folder, templateFile: undefined });
    if (!existsSync(createdMark)) {
      syncFolder(folder);
      writeFileSync(createdMark, `${now().toISOString()}\n`, { flush: true });
    }
    return {
      ...engine,
      async close() {
        await engine.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * Creation takes seconds; killed in the middle it leaves a folder that PostgreSQL would refuse for
 * ever. Without the mark nothing was ever acknowledged from it, so a new one may be made; the old
 * one is moved, not deleted, in case somebody copied a database here without its mark.
 */
function setAsideUnfinished(folder: string, createdMark: string, now: Date): void {
  if (existsSync(createdMark) || !existsSync(folder)) return;
  renameSync(folder, `${folder}-unfinished-${now.toISOString().replaceAll(':', '')}`);
}
