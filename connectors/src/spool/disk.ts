import { open, rename, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** What the spool asks of the disk while it runs: a test gives one that fails. */
export type Disk = {
  open(path: string, flags: string): Promise<FileHandle>;
  unlink(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
};

/** For its owner alone: readings are the enterprise's data. */
export const realDisk: Disk = {
  open: (path, flags) => open(path, flags, 0o600),
  unlink,
  rename,
};

/** A file's name outlives a power cut when its folder is synced. Windows knows no such thing and refuses it. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes all of it: a short write is no error to the operating system. */
export async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, {
      ...{ offset: done, length: bytes.length - done, position: position + done },
    });
    if (bytesWritten === 0) throw new Error('the disk took nothing');
    done += bytesWritten;
  }
}

/** Up to `length` bytes from `position`; fewer at the end of the file. */
export async function readAll(
  handle: FileHandle,
  position: number,
  length: number,
): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, {
      ...{ offset: done, length: length - done, position: position + done },
    });
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `ENOSPC` and the like; empty for what is no error of the operating system. */
export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? '';
}
