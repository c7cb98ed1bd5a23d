import { appendFile, mkdir, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** `items`: what its lines hold, in the owner's count. */
export type BoundedFile = {
  readonly number: number;
  readonly path: string;
  bytes: number;
  items: number;
};

export type BoundedFiles = {
  /** The oldest first. */
  readonly files: BoundedFile[];
  /** Behind what is there; beyond the bound the oldest file goes. @throws the system's error */
  append(text: string, items: number): Promise<void>;
  items(): number;
};

type Options = {
  readonly folder: string;
  /** `refused` → `refused-000000001.ndjson`. */
  readonly name: string;
  /** Of all files together. */
  readonly maxBytes: number;
  /** Whether an append is on the disk, and not only with the system, when it resolves. */
  readonly flush: boolean;
  readonly itemsIn: (path: string) => Promise<number>;
};

const FILES = 8;

/** Numbered files of NDJSON that keep what is newest within a bound. */
export async function openBoundedFiles(options: Options): Promise<BoundedFiles> {
  const { folder, name, maxBytes, flush } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = await filesIn(options);
  const bytes = () => files.reduce((sum, file) => sum + file.bytes, 0);
  const last = () => {
    const file = files.at(-1);
    if (file !== undefined && file.bytes < maxBytes / FILES) return file;
    const number = (file?.number ?? 0) + 1;
    const path = join(folder, `${name}-${String(number).padStart(9, '0')}.ndjson`);
    files.push({ number, path, bytes: 0, items: 0 });
    return files.at(-1)!;
  };
  return {
    files,
    async append(text, items) {
      const file = last();
      await appendFile(file.path, text, { mode: 0o600, flush });
      file.bytes += Buffer.byteLength(text);
      file.items += items;
      while (files.length > 1 && bytes() > maxBytes) {
        await unlink(files[0]!.path);
        files.shift();
      }
    },
    items: () => files.reduce((sum, file) => sum + file.items, 0),
  };
}

async function filesIn({ folder, name, itemsIn }: Options): Promise<BoundedFile[]> {
  const pattern = new RegExp(String.raw`^${name}-(\d{9})\.ndjson$`);
  const files: BoundedFile[] = [];
  for (const one of (await readdir(folder)).sort()) {
    const number = Number(pattern.exec(one)?.[1]);
    if (Number.isNaN(number)) continue;
    const path = join(folder, one);
    files.push({ number, path, bytes: (await stat(path)).size, items: await itemsIn(path) });
  }
  return files;
}
