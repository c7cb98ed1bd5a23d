import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Host } from '../contract.ts';
import type { Owed } from './backfill-plan.ts';

const FILE = 'owed-history.json';
const span = z.object({ fromMs: z.number(), toMs: z.number() });
const stored = z.record(z.string(), z.object({ minute: span.optional(), hour: span.optional() }));

/** What devices still owe us of their history: kept on disk, so that a restart forgets none of it. */
export type OwedHistory = {
  of(account: string): Owed;
  /** Empty: nothing any more. */
  set(account: string, owed: Owed): void;
  /** Resolves when it is on disk. */
  saved(): Promise<void>;
};

export async function owedHistory({
  folder,
  log,
}: Pick<Host, 'folder' | 'log'>): Promise<OwedHistory> {
  const path = join(folder, FILE);
  const owed = new Map(Object.entries(await load(path, log)));
  let saving: Promise<void> = Promise.resolve();
  let isDirty = false;

  async function save(): Promise<void> {
    if (!isDirty) return;
    isDirty = false;
    const text = JSON.stringify(Object.fromEntries(owed));
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
  }

  return {
    of: (account) => owed.get(account) ?? {},
    set(account, what) {
      if (Object.keys(what).length === 0) owed.delete(account);
      else owed.set(account, what);
      isDirty = true;
      // Without the file a restart forgets a gap that the next one would show: no reason to stop taking data.
      saving = saving.then(save).catch((error: unknown) => {
        log.warn({ error: String(error) }, 'hj212.owed-history-not-saved');
      });
    },
    saved: () => saving,
  };
}

async function load(path: string, log: Host['log']): Promise<Record<string, Owed>> {
  try {
    return stored.parse(JSON.parse(await readFile(path, 'utf8'))) as Record<string, Owed>;
  } catch (error) {
    const isNew = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isNew) log.warn({ error: String(error) }, 'hj212.owed-history-unreadable');
    return {};
  }
}
