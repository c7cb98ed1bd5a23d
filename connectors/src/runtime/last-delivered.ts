import { readFile } from 'node:fs/promises';
import type { Log } from '../contract.ts';
import { writeFileSafely } from './write-file-safely.ts';

export type LastDelivered = {
  get(account: string): number | null;
  /** Readings of an account are durable, the newest of them of `atMs`. */
  note(account: string, atMs: number): void;
  /** Resolves when it is on the disk. */
  save(): Promise<void>;
};

const SAVE_MS = 5000;

/**
 * Epoch ms of the last durable reading of each account, kept across restarts. After a crash it may lag by some seconds,
 * never run ahead: then a little is asked for twice and known as a duplicate.
 */
export async function openLastDelivered(path: string, log: Log): Promise<LastDelivered> {
  const last = await read(path);
  let timer: NodeJS.Timeout | undefined;
  let saving: Promise<void> = Promise.resolve();

  function save(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const write = () => writeFileSafely(path, JSON.stringify(Object.fromEntries(last)));
    saving = saving.then(write).catch((error: unknown) => {
      log.warn({ path, reason: String(error) }, 'source.last-delivered-not-saved');
    });
    return saving;
  }

  return {
    get: (account) => last.get(account) ?? null,
    note(account, atMs) {
      if (atMs <= (last.get(account) ?? -Infinity)) return;
      last.set(account, atMs);
      timer ??= setTimeout(() => void save(), SAVE_MS).unref();
    },
    save,
  };
}

/** What is missing or damaged means that nothing is known: no reason not to start. */
async function read(path: string): Promise<Map<string, number>> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  try {
    const parsed = JSON.parse(text) as Record<string, unknown>;
    const entries = Object.entries(parsed).filter(([, ms]) => Number.isFinite(ms));
    return new Map(entries as [string, number][]);
  } catch {
    return new Map();
  }
}
