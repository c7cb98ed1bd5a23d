import type { FileHandle } from 'node:fs/promises';
import { realDisk } from '../disk.ts';
import type { Disk } from '../disk.ts';

type Operation = 'open' | 'write' | 'datasync' | 'read' | 'truncate' | 'rename' | 'unlink';
/** Operation → code of the error that it ends with, as long as it stands there. */
export type Faults = Partial<Record<Operation, string>> & {
  /** A write takes so many bytes before it fails. */
  writeTakes?: number;
};

/** The real disk, with operations that fail as it is told. */
export function faultyDisk(): { readonly disk: Disk; readonly faults: Faults } {
  const faults: Faults = {};
  const check = (operation: Operation) => {
    const code = faults[operation];
    if (code === undefined) return;
    throw Object.assign(new Error(`${code}: made to fail, ${operation}`), { code });
  };
  const disk: Disk = {
    async open(path, flags) {
      if (flags !== 'r') check('open');
      return faulty(await realDisk.open(path, flags), faults, check);
    },
    async unlink(path) {
      check('unlink');
      await realDisk.unlink(path);
    },
    async rename(from, to) {
      check('rename');
      await realDisk.rename(from, to);
    },
  };
  return { disk, faults };
}

/** The real disk without its syncs: for hundreds of openings in which no power is cut. */
export const hastyDisk: Disk = {
  ...realDisk,
  async open(path, flags) {
    const handle = await realDisk.open(path, flags);
    return Object.assign(handle, { sync: async () => undefined, datasync: async () => undefined });
  },
};

type Place = { readonly offset: number; readonly length: number; readonly position: number };

function faulty(
  handle: FileHandle,
  faults: Faults,
  check: (operation: Operation) => void,
): FileHandle {
  const own = {
    async write(bytes: Buffer, place: Place) {
      if (faults.write === undefined) return handle.write(bytes, place);
      const length = Math.min(place.length, faults.writeTakes ?? 0);
      faults.writeTakes = 0;
      if (length === 0) check('write');
      return handle.write(bytes, { ...place, length });
    },
    async read(bytes: Buffer, place: Place) {
      check('read');
      return handle.read(bytes, place);
    },
    async datasync() {
      check('datasync');
      await handle.datasync();
    },
    async truncate(length: number) {
      check('truncate');
      await handle.truncate(length);
    },
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
  return own as unknown as FileHandle;
}
