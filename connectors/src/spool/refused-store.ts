import { appendFile, mkdir, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../contract.ts';
import type { Parcel } from './parcel.ts';
import { reasonOf } from './disk.ts';

/** What the api refused for good, as it is kept: one line of JSON each. */
export type Refused = {
  readonly source: string;
  readonly kind: Parcel['kind'];
  readonly feed?: string;
  readonly batch?: string;
  readonly reason: string;
  readonly item: unknown;
};

export type RefusedStore = {
  /** Resolves when they are on the disk; where that fails they are kept in memory (bounded) until it works. Never rejects. */
  add(refused: readonly Refused[]): Promise<void>;
  /** How many are kept. */
  count(): number;
};

type Options = {
  readonly folder: string;
  /** Of all files together. */
  readonly maxBytes?: number;
  readonly now: () => number;
  readonly log: Log;
};

const MAX_BYTES = 64_000_000;
const FILES = 8;
/** Of an item that is larger only the beginning is kept. */
const MOST_ITEM_CHARS = 256_000;
/** Kept in memory while the disk fails. */
const MOST_HELD = 10_000;
const NAME = /^refused-(\d{9})\.ndjson$/;
const nameOf = (number: number) => `refused-${String(number).padStart(9, '0')}.ndjson`;

type File = { readonly number: number; bytes: number; lines: number };

/**
 * Keeps what was refused, with the reason, in files of NDJSON (`refused-000000001.ndjson` …); when they are full the oldest file
 * goes. They can be put right and delivered again by hand.
 */
export async function openRefusedStore(options: Options): Promise<RefusedStore> {
  const { folder, log } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = await filesIn(folder);
  let held: string[] = [];
  let isFailing = false;
  let writing: Promise<void> = Promise.resolve();

  async function write(lines: readonly string[]): Promise<void> {
    held.push(...lines);
    try {
      await append(options, files, held);
      held = [];
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ reason: reasonOf(error) }, 'refused.not-kept');
      isFailing = true;
      held = held.slice(-MOST_HELD);
    }
  }

  return {
    add(refused) {
      const at = new Date(options.now()).toISOString();
      const lines = refused.map((one) => lineOf(at, one));
      writing = writing.then(() => write(lines));
      return writing;
    },
    count: () => files.reduce((sum, { lines }) => sum + lines, held.length),
  };
}

async function append(options: Options, files: File[], lines: readonly string[]): Promise<void> {
  const { folder, maxBytes = MAX_BYTES } = options;
  if (lines.length === 0) return;
  let file = files.at(-1);
  if (file === undefined || file.bytes >= maxBytes / FILES) {
    file = { number: (file?.number ?? 0) + 1, bytes: 0, lines: 0 };
    files.push(file);
  }
  const text = lines.join('');
  const path = join(folder, nameOf(file.number));
  await appendFile(path, text, { mode: 0o600, flush: true });
  file.bytes += Buffer.byteLength(text);
  file.lines += lines.length;
  const bytes = () => files.reduce((sum, one) => sum + one.bytes, 0);
  while (files.length > 1 && bytes() > maxBytes) {
    await unlink(join(folder, nameOf(files[0]!.number)));
    files.shift();
  }
}

function lineOf(at: string, { item, ...rest }: Refused): string {
  const text = JSON.stringify(item) ?? 'null';
  const kept =
    text.length <= MOST_ITEM_CHARS ? { item } : { itemCut: text.slice(0, MOST_ITEM_CHARS) };
  return `${JSON.stringify({ at, ...rest, ...kept })}\n`;
}

async function filesIn(folder: string): Promise<File[]> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const files: File[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const { size } = await stat(path);
    files.push({ number: Number(NAME.exec(name)![1]), bytes: size, lines: await linesIn(path) });
  }
  return files;
}

async function linesIn(path: string): Promise<number> {
  // A file is an eighth of the bound and one write: small enough to be read whole.
  const bytes = await readFile(path);
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}
