import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a line stands. */
export type Place = { readonly segment: number; readonly offset: number; readonly bytes: number };

export type LineLogOptions = {
  readonly folder: string;
  /** Beginning of the files' names. */
  readonly name: string;
  /** A new file is begun when one is this large or this old. */
  readonly segmentBytes: number;
  readonly segmentMs: number;
  /** Whether an older file is still needed; `endedAtMs` is when it was last written. */
  keeps(segment: { readonly newer: number; readonly endedAtMs: number }): boolean;
  readonly now: () => number;
};

/** Lines that survive a loss of power: many appends at once cost one sync of the disk. */
export type LineLog = {
  /** Resolves when the line is on the disk. It holds no line feed. */
  append(line: string): Promise<Place>;
  read(place: Place): Promise<string | undefined>;
  /** Waits for what is being written. */
  close(): Promise<void>;
};

type Segment = { readonly number: number; endedAtMs: number };
type Waiting = {
  readonly line: Buffer;
  readonly done: (place: Place) => void;
  readonly failed: (error: Error) => void;
};

/** Opens the log and shows every whole line that it holds, the oldest first. A line that was torn is none. */
export async function openLineLog(
  options: LineLogOptions,
  onLine: (line: string, place: Place) => void,
): Promise<LineLog> {
  await mkdir(options.folder, { recursive: true });
  const segments = await segmentsOf(options);
  let whole = 0;
  for (const segment of segments) whole = await readSegment(options, segment, onLine);
  const writer = segmentWriter(options, segments);
  await writer.resume(whole);
  let queue: Waiting[] = [];
  let writing: Promise<void> = Promise.resolve();
  let isWriting = false;
  let isClosed = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    try {
      while (queue.length > 0) {
        const group = queue;
        queue = [];
        await writer.write(group);
      }
    } finally {
      isWriting = false;
    }
  }
  return {
    append: (line) =>
      new Promise((done, failed) => {
        // Somebody else may have the files by now.
        if (isClosed) return failed(new Error('the log is closed'));
        queue.push({ line: Buffer.from(`${line}\n`), done, failed });
        if (!isWriting) writing = writeAll();
      }),
    read: (place) => readPlace(options, place),
    async close() {
      isClosed = true;
      await writing;
      await writer.end();
    },
  };
}

function segmentWriter(options: LineLogOptions, segments: Segment[]) {
  let file: FileHandle | undefined;
  let size = 0;
  let begunAtMs = 0;
  async function begin(): Promise<void> {
    await file?.close();
    const number = (segments.at(-1)?.number ?? 0) + 1;
    file = await open(pathOf(options, number), 'wx');
    [size, begunAtMs] = [0, options.now()];
    segments.push({ number, endedAtMs: begunAtMs });
    await drop(options, segments);
  }
  async function writeGroup(group: readonly Waiting[]): Promise<void> {
    const isFull = size >= options.segmentBytes;
    if (isFull || options.now() - begunAtMs > options.segmentMs) await begin();
    const { number } = segments.at(-1)!;
    await file!.writev(
      group.map(({ line }) => line),
      size,
    );
    await file!.datasync();
    segments.at(-1)!.endedAtMs = options.now();
    for (const { line, done } of group) {
      done({ segment: number, offset: size, bytes: line.length });
      size += line.length;
    }
  }
  return {
    /** Goes on in the newest file after its last whole line. */
    async resume(whole: number): Promise<void> {
      const last = segments.at(-1);
      if (last === undefined) return begin();
      file = await open(pathOf(options, last.number), 'r+');
      await file.truncate(whole);
      [size, begunAtMs] = [whole, last.endedAtMs];
      await drop(options, segments);
    },
    async write(group: readonly Waiting[]): Promise<void> {
      try {
        await writeGroup(group);
      } catch (error) {
        const reason = error instanceof Error ? error : new Error(String(error));
        for (const { failed } of group) failed(reason);
        // Half a line may stand there: what comes next begins a new file.
        await begin().catch(() => undefined);
      }
    },
    end: async () => file?.close(),
  };
}

async function drop(options: LineLogOptions, segments: Segment[]): Promise<void> {
  const count = segments.length;
  const dead = segments.filter(
    ({ endedAtMs }, at) => at < count - 1 && !options.keeps({ newer: count - 1 - at, endedAtMs }),
  );
  for (const one of dead) {
    segments.splice(segments.indexOf(one), 1);
    await rm(pathOf(options, one.number), { force: true });
  }
}

async function segmentsOf({ folder, name }: LineLogOptions): Promise<Segment[]> {
  const pattern = new RegExp(`^${name}-(\\d{9})\\.log$`);
  const segments: Segment[] = [];
  for (const file of await readdir(folder)) {
    const number = Number(pattern.exec(file)?.[1] ?? 0);
    if (number === 0) continue;
    segments.push({ number, endedAtMs: (await stat(join(folder, file))).mtimeMs });
  }
  return segments.sort((a, b) => a.number - b.number);
}

const NEWLINE = 0x0a;

/** Shows the whole lines of a file, one at a time; answers how many bytes they take. */
async function readSegment(
  options: LineLogOptions,
  { number }: Segment,
  onLine: (line: string, place: Place) => void,
): Promise<number> {
  const bytes = await readFile(pathOf(options, number));
  let offset = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, offset)) {
    const place = { segment: number, offset, bytes: end + 1 - offset };
    onLine(bytes.toString('utf8', offset, end), place);
    offset = end + 1;
  }
  return offset;
}

async function readPlace(options: LineLogOptions, place: Place): Promise<string | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(pathOf(options, place.segment), 'r');
    const { buffer, bytesRead } = await file.read(Buffer.alloc(place.bytes), {
      position: place.offset,
    });
    return bytesRead === place.bytes ? buffer.toString('utf8', 0, bytesRead - 1) : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    await file?.close();
  }
}

function pathOf({ folder, name }: LineLogOptions, number: number): string {
  return join(folder, `${name}-${String(number).padStart(9, '0')}.log`);
}
