import { readFile } from 'node:fs/promises';
import type { Log } from '../contract.ts';
import { openBoundedFiles } from './bounded-files.ts';
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
/** Of an item that is larger only the beginning is kept. */
const MOST_ITEM_CHARS = 256_000;
/** Kept in memory while the disk fails. */
const MOST_HELD = 10_000;

/**
 * Keeps what was refused, with the reason, in files of NDJSON (`refused-000000001.ndjson` …); when they are full the oldest file
 * goes. They can be put right and delivered again by hand.
 */
export async function openRefusedStore(options: Options): Promise<RefusedStore> {
  const { folder, log, maxBytes = MAX_BYTES } = options;
  const bounds = { folder, name: 'refused', maxBytes, flush: true };
  const kept = await openBoundedFiles({ ...bounds, itemsIn: linesIn });
  let held: string[] = [];
  let isFailing = false;
  let writing: Promise<void> = Promise.resolve();

  async function write(lines: readonly string[]): Promise<void> {
    held.push(...lines);
    try {
      if (held.length > 0) await kept.append(held.join(''), held.length);
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
    count: () => kept.items() + held.length,
  };
}

function lineOf(at: string, { item, ...rest }: Refused): string {
  const text = JSON.stringify(item) ?? 'null';
  const kept =
    text.length <= MOST_ITEM_CHARS ? { item } : { itemCut: text.slice(0, MOST_ITEM_CHARS) };
  return `${JSON.stringify({ at, ...rest, ...kept })}\n`;
}

async function linesIn(path: string): Promise<number> {
  // A file is an eighth of the bound and one write: small enough to be read whole.
  const bytes = await readFile(path);
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}
