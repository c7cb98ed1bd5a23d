import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/**
 * PGlite starts PostgreSQL with fsync off, and Emscripten's file system ignores it anyway: what was
 * acknowledged would survive SIGKILL, not a power cut. These start parameters switch it on (fsync, as
 * Emscripten has no fdatasync to call), and `durableFiles` makes it reach the disk. Measured: one sync
 * a commit, 1.1 ms more on an SSD; reading costs nothing.
 */
export const DURABLE_START = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

/** The part of Emscripten's file systems that is not in PGlite's typings. */
export type NodeFiles = {
  filesystems: { NODEFS: { stream_ops: { fsync?: (stream: { nfd?: number }) => number } } };
};

/**
 * PGlite's files in a real folder, with the one operation that they lack. It is added before the
 * database starts, because recovery after a crash writes too.
 */
export function durableFiles(folder: string, sync: (descriptor: number) => void = fdatasyncSync) {
  const files = new NodeFS(folder);
  const init = files.init.bind(files);
  files.init = async (db, options) => {
    const { emscriptenOpts } = await init(db, options);
    const addSync = ({ FS }: { FS: unknown }) => {
      (FS as NodeFiles).filesystems.NODEFS.stream_ops.fsync = ({ nfd }) => {
        // PostgreSQL also syncs directories; NODEFS has no descriptor for one.
        if (nfd !== undefined) sync(nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...preRuns(emscriptenOpts), addSync] } };
  };
  return files;
}

type PreRun = NonNullable<Parameters<NodeFS['init']>[1]['preRun']>;

function preRuns({ preRun }: { preRun?: PreRun }) {
  if (preRun === undefined) return [];
  return Array.isArray(preRun) ? preRun : [preRun];
}

/** Syncs every file under a folder: a new database is unpacked there without. */
export function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncFolder(path);
    else if (entry.isFile()) syncPath(path);
  }
  // Windows cannot open a directory, and keeps its entries by itself.
  if (process.platform !== 'win32') syncPath(folder);
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
