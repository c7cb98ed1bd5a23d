import { constants } from 'node:fs';
import { lstat, mkdir, open, opendir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from './file-fault.ts';

const DAY_MS = 86_400_000;
/** Files that are looked at in one round; the others come next. */
const MOST_FILES = 5000;
/** Of editors, copying programs and browsers: not yet, or never, a file that somebody delivered. */
const HALF = /^(\.|~\$)|\.(tmp|part|partial|crdownload|filepart|swp)$/i;

type Look = { readonly size: number; readonly mtimeMs: number; readonly sinceMs: number };

export type Inbox = {
  readonly folder: string;
  /** Names of files that have not changed for long enough and were not taken as they are, the oldest first. */
  ready(): Promise<string[]>;
  /** The file was looked at and stays where it is: it comes again when it changes. */
  leave(name: string): void;
  read(name: string, most: number): Promise<Buffer>;
  /** Where the file will lie under `done` or `failed`. */
  place(name: string, end: 'done' | 'failed'): Promise<string>;
  move(name: string, path: string): Promise<void>;
  /** Deletes what has lain in `done` and `failed` for longer. */
  tidy(keepDays: number): Promise<void>;
};

export function openInbox(folder: string, stableS: number, nowMs: () => number): Inbox {
  const looks = new Map<string, Look>();
  const left = new Map<string, Look>();

  async function ready(): Promise<string[]> {
    await mkdir(folder, { recursive: true });
    const found: { name: string; mtimeMs: number }[] = [];
    const seen = new Set<string>();
    for await (const { name } of await opendir(folder)) {
      if (HALF.test(name) || seen.size === MOST_FILES) continue;
      // A link would let a sender read files of ours; folders are none of theirs.
      const info = await lstat(join(folder, name)).catch(() => null);
      if (info?.isFile() !== true) continue;
      seen.add(name);
      const { size, mtimeMs } = info;
      const before = looks.get(name);
      const isSame = before?.size === size && before.mtimeMs === mtimeMs;
      const look = isSame ? before : { size, mtimeMs, sinceMs: nowMs() };
      looks.set(name, look);
      const isStable = nowMs() - look.sinceMs >= stableS * 1000;
      if (isStable && left.get(name) !== look) found.push({ name, mtimeMs });
    }
    for (const name of looks.keys()) if (!seen.has(name)) forget(name);
    return found.sort((a, b) => a.mtimeMs - b.mtimeMs).map(({ name }) => name);
  }
  function forget(name: string): void {
    looks.delete(name);
    left.delete(name);
  }
  return {
    ...{ folder, ready },
    leave: (name) => void left.set(name, looks.get(name)!),
    read: (name, most) => readWhole(join(folder, name), most),
    place: (name, end) => freePath(join(folder, end), name),
    async move(name, path) {
      await rename(join(folder, name), path);
      forget(name);
    },
    async tidy(keepDays) {
      for (const end of ['done', 'failed']) await dropOld(join(folder, end), keepDays);
    },
  };
}

/** @throws FileFault for a file that is too large */
async function readWhole(path: string, most: number): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { size } = await file.stat();
    const mega = Math.round(most / 1e5) / 10;
    if (size > most) throw fault(`文件超过 ${mega} MB`, `The file is larger than ${mega} MB`);
    if (size === 0) throw fault('文件为空', 'The file is empty');
    // It may grow while it is read: what came later makes it another file.
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), { position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** `report.csv`, or `report (2).csv` where that is taken. */
async function freePath(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem} (${number})${ending}`);
    if ((await lstat(path).catch(() => null)) === null) return path;
  }
}

async function dropOld(folder: string, keepDays: number): Promise<void> {
  const entries = await opendir(folder).catch(() => null);
  if (entries === null) return;
  for await (const { name } of entries) {
    const path = join(folder, name);
    const info = await lstat(path).catch(() => null);
    // The time of its change is when it was moved here; that of its content may be years ago.
    const isOld = info?.isFile() === true && Date.now() - info.ctimeMs > keepDays * DAY_MS;
    if (isOld) await rm(path, { force: true });
  }
}
