import { readFile, rename, unlink, writeFile } from 'node:fs/promises';
import type { Log, Reading } from '../contract.ts';
import { openBoundedFiles } from '../spool/bounded-files.ts';
import type { BoundedFile } from '../spool/bounded-files.ts';
import { reasonOf } from '../spool/disk.ts';

/** What came of one account. */
export type Unmapped = { readonly account: string; readonly readings: readonly Reading[] };

export type UnmappedStore = {
  /** Kept on the disk within a second; the oldest give way. */
  add(unmapped: Unmapped): void;
  /**
   * Gives what was kept, oldest first, and keeps what `take` leaves of it. When `take` rejects, what it was given stays.
   * May give again what it gave before a crash: (point, time) makes it once.
   */
  release(take: (unmapped: Unmapped) => Promise<readonly Reading[]>): Promise<void>;
  /** How many readings are kept. */
  count(): number;
  close(): Promise<void>;
};

type Options = {
  readonly folder: string;
  readonly log: Log;
  readonly maxBytes?: number;
  /** Pause between writes. */
  readonly writeMs?: number;
};

/** Of one source: some 150,000 readings. Most points of a logger are unmapped on purpose: they must not fill the disk. */
const MAX_BYTES = 16_000_000;
const WRITE_MS = 1000;
/** Not yet written; beyond it what comes is not kept: a disk that stands still must not fill the memory. */
const MOST_HELD_CHARS = 4_000_000;

/**
 * Readings that no mapping names, in bounded files of NDJSON (`[account, reading, …]`), until a configuration names them:
 * what came before a mapping was right is not lost with it.
 */
export async function openUnmappedStore(options: Options): Promise<UnmappedStore> {
  const { folder, log, maxBytes = MAX_BYTES, writeMs = WRITE_MS } = options;
  const bounds = { folder, name: 'unmapped', maxBytes, flush: false };
  const kept = await openBoundedFiles({ ...bounds, itemsIn: readingsIn });
  const { files } = kept;
  // The first line feed ends a last line that a crash has torn.
  const held = { text: files.length > 0 ? '\n' : '', readings: 0 };
  let isFailing = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    timer = undefined;
    const { text, readings } = held;
    if (readings === 0) return;
    Object.assign(held, { text: '', readings: 0 });
    try {
      await kept.append(text, readings);
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ reason: reasonOf(error) }, 'unmapped.not-kept');
      isFailing = true;
    }
  }
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = working.then(work);
    working = mine.catch(() => undefined);
    return mine;
  };

  return {
    add({ account, readings }) {
      if (readings.length === 0 || held.text.length > MOST_HELD_CHARS) return;
      held.text += `${JSON.stringify([account, ...readings])}\n`;
      held.readings += readings.length;
      timer ??= setTimeout(() => void inTurn(write), writeMs).unref();
    },
    release: (take) =>
      inTurn(async () => {
        await write();
        for (const file of [...files]) await releaseFile(files, { file, take });
      }),
    count: () => kept.items() + held.readings,
    async close() {
      clearTimeout(timer);
      await inTurn(write);
    },
  };
}

type Releasing = {
  readonly file: BoundedFile;
  readonly take: (unmapped: Unmapped) => Promise<readonly Reading[]>;
};

async function releaseFile(files: BoundedFile[], { file, take }: Releasing) {
  const { path } = file;
  const left: string[] = [];
  let readings = 0;
  for (const unmapped of linesOf(await readFile(path, 'utf8'))) {
    const rest = await take(unmapped);
    if (rest.length > 0) left.push(`${JSON.stringify([unmapped.account, ...rest])}\n`);
    readings += rest.length;
  }
  if (readings === file.items) return;
  const text = left.join('');
  if (text === '') {
    await unlink(path);
    files.splice(files.indexOf(file), 1);
    return;
  }
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
  Object.assign(file, { bytes: Buffer.byteLength(text), items: readings });
}

/** Lines that a crash tore are none. */
function* linesOf(text: string): Generator<Unmapped> {
  for (const line of text.split('\n')) {
    try {
      const [account, ...readings] = JSON.parse(line) as [string, ...Reading[]];
      yield { account, readings };
    } catch {
      // Half a line.
    }
  }
}

async function readingsIn(path: string): Promise<number> {
  const lines = [...linesOf(await readFile(path, 'utf8'))];
  return lines.reduce((sum, { readings }) => sum + readings.length, 0);
}
