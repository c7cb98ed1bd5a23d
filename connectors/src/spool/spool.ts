import { appender } from './appender.ts';
import type { Appender } from './appender.ts';
import { saveCursor } from './cursor.ts';
import { realDisk, reasonOf } from './disk.ts';
import type { Disk } from './disk.ts';
import { lane, placeOf } from './lane.ts';
import { lockFolder } from './lock-folder.ts';
import { SpoolBroken } from './parcel.ts';
import type { Spool, SpoolOptions, SpoolStatus } from './parcel.ts';
import { isDelivered, rangeOf } from './position.ts';
import type { Position, Range } from './position.ts';
import { isNeeded, scanLog } from './scan-log.ts';
import type { Segment, Segments } from './segments.ts';

const FILLING_FROM = 0.8;
/** What a process that dies delivers again is what it delivered in so long. */
const SAVE_MS = 1000;
/** Stretches of backlog that are told apart; beyond it the newest two become one, and what is between goes out again. */
const MOST_RANGES = 200;

/** The log of an open spool. */
type Log = {
  readonly segments: Segments;
  readonly backlog: Range[];
  readonly live: Range;
};

/**
 * Opens the disk queue of a folder; what is in it becomes backlog.
 * @throws SpoolInUse when another one has it; else when the folder cannot be used
 */
export async function openSpool(options: SpoolOptions, disk: Disk = realDisk): Promise<Spool> {
  const unlock = lockFolder(options.folder);
  try {
    const { segments, ranges, firstNumber } = await scanLog({ ...options, disk });
    const live = rangeOf({ segment: firstNumber, offset: 0 }, null);
    const log: Log = { segments, backlog: ranges, live };
    return opened({ ...options, disk, firstNumber }, log, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

type Opening = SpoolOptions & { readonly disk: Disk; readonly firstNumber: number };

function opened(options: Opening, log: Log, unlock: () => void): Spool {
  const { segments, live } = log;
  const bell = doorbell();
  const saver = cursorSaver(options, log);
  const writer = appender({
    ...{ ...options, segments },
    onAppended(items, atMs) {
      if (live.waiting <= 0) live.sinceMs = atMs;
      live.waiting += items;
      bell.ring();
    },
  });
  const commits = commitDesk(log);
  let dropping: Promise<unknown> = Promise.resolve();
  const onDelivered = () => {
    saver.mark();
    commits.look();
    dropping = Promise.all([dropping, ...dropDelivered(log, writer)]);
  };
  const lanes = {
    live: lane({ ...options, segments, ranges: [live], onDelivered }),
    backlog: lane({ ...options, segments, ranges: log.backlog, onDelivered }),
  };
  return {
    async append(parcel) {
      const end = await writer.append(parcel);
      return { committed: (until) => commits.until(end, until) };
    },
    status: () => statusOf(options, log, writer),
    ...lanes,
    turnToBacklog() {
      lanes.live.putBack();
      turnToBacklog(log);
      saver.mark();
    },
    untilLive: (signal) =>
      placeOf(segments, live) === null ? bell.next(signal) : Promise.resolve(),
    async close() {
      try {
        await writer.close();
      } finally {
        bell.ring();
        await saver.close();
        await Promise.all([dropping, lanes.live.close(), lanes.backlog.close()]);
        unlock();
      }
    },
  };
}

function statusOf(options: SpoolOptions, log: Log, writer: Appender): SpoolStatus {
  const { segments, backlog, live } = log;
  const { capacityBytes } = options;
  const bytes = segments.bytes();
  const state = writer.state();
  const waiting = [...backlog, live].filter((range) => range.waiting > 0);
  return {
    ...{ bytes, capacityBytes, waitingBySource: segments.waitingBySource },
    waitingReadings: waiting.reduce((sum, range) => sum + range.waiting, 0),
    oldestAtMs: waiting[0]?.sinceMs ?? null,
    state: state === 'ok' && bytes >= FILLING_FROM * capacityBytes ? 'filling' : state,
    damagedStretches: segments.damagedStretches(),
  };
}

function turnToBacklog({ segments, backlog, live }: Log): void {
  if (placeOf(segments, live) === null) return;
  const range: Range = { ...live, end: segments.end() };
  const last = backlog.at(-1);
  if (last !== undefined && backlog.length >= MOST_RANGES) {
    last.end = range.end;
    last.waiting += range.waiting;
  } else {
    backlog.push(range);
  }
  live.from = segments.end();
  live.next = live.from;
  live.waiting = 0;
  live.sinceMs = null;
}

function dropDelivered({ segments, backlog, live }: Log, writer: Appender): Promise<void>[] {
  const ranges = [...backlog, live];
  const isDone = (segment: Segment) => segment !== writer.active() && !isNeeded(segment, ranges);
  return segments
    .all()
    .filter(isDone)
    .map((segment) => segments.drop(segment));
}

/** Saves what was delivered some time after it changed, one at a time. */
function cursorSaver({ disk, folder, log }: Opening, { backlog, live }: Log) {
  let timer: NodeJS.Timeout | undefined;
  let saving: Promise<void> = Promise.resolve();
  let isFailing = false;

  function save(): Promise<void> {
    timer = undefined;
    saving = saving.then(async () => {
      try {
        await saveCursor(disk, folder, { backlog, live });
        isFailing = false;
      } catch (error) {
        if (!isFailing) log.warn({ reason: reasonOf(error) }, 'spool.cursor-not-saved');
        isFailing = true;
      }
    });
    return saving;
  }

  return {
    mark() {
      timer ??= setTimeout(() => void save(), SAVE_MS).unref();
    },
    async close() {
      clearTimeout(timer);
      await save();
    },
  };
}

/** Tells who waits for it when what ends somewhere is delivered. */
function commitDesk({ segments, backlog, live }: Log) {
  const waiting = new Map<(error?: Error) => void, Position>();
  const isDone = (end: Position) => isDelivered(end, [...backlog, live]);
  return {
    look() {
      for (const [tell, end] of waiting) {
        // Passed, but never delivered: who has it still may send it again.
        if (segments.isDamaged(end)) tell(new SpoolBroken('it lies in a damaged stretch'));
        else if (isDone(end)) tell();
      }
    },
    until(end: Position | null, signal: AbortSignal): Promise<void> {
      if (end === null || isDone(end)) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const forget = () => {
          waiting.delete(tell);
          signal.removeEventListener('abort', stop);
        };
        const tell = (error?: Error) => {
          forget();
          if (error === undefined) resolve();
          else reject(error);
        };
        const stop = () => {
          forget();
          reject(signal.reason as Error);
        };
        if (signal.aborted) return stop();
        waiting.set(tell, end);
        signal.addEventListener('abort', stop);
      });
    },
  };
}

/** Who waits is told when it rings. */
function doorbell() {
  const waiting = new Set<() => void>();
  return {
    ring: () => waiting.forEach((wake) => wake()),
    next: (signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const wake = () => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        waiting.add(wake);
        signal.addEventListener('abort', wake);
        if (signal.aborted) wake();
      }),
  };
}
