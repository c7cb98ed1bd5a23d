import { setTimeout as sleep } from 'node:timers/promises';
import type { IngestClient, WireReading } from '../runtime/ingest-client.ts';
import type { RecordedLine } from './read-recording.ts';

export type ReplayOptions = {
  readonly client: Pick<IngestClient, 'observations'>;
  /** How many times faster than recorded; Infinity sends without waiting. */
  readonly speed: number;
  /** Keeps the recorded times; else the first reading is now, and the others follow as they are sent. */
  readonly keepsTimes: boolean;
  readonly now: () => number;
  /** Waits; a test gives one that does not. */
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly onBadLine?: (line: number, reason: string) => void;
};

export type ReplayCounts = {
  readonly sent: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly badLines: number;
  /** Why readings were refused: reason → count. */
  readonly reasons: Readonly<Record<string, number>>;
};

/** Most readings that the ingest takes in a call. */
const MOST_PER_CALL = 10_000;
/** Readings that are due within so long go in one call. */
const GATHER_MS = 250;

/** Pushes a recording through the ingest, paced by its own times. In order: a call is made when the one before is stored. */
export async function replay(
  recording: AsyncIterable<RecordedLine>,
  options: ReplayOptions,
): Promise<ReplayCounts> {
  const counts = { sent: 0, accepted: 0, duplicate: 0, rejected: 0, badLines: 0 };
  const reasons: Record<string, number> = {};
  const { client, now, wait = sleep } = options;

  async function send(batch: readonly WireReading[]): Promise<void> {
    if (batch.length === 0) return;
    const receipt = await client.observations(batch);
    counts.sent += batch.length;
    counts.accepted += receipt.accepted;
    counts.duplicate += receipt.duplicate;
    counts.rejected += receipt.rejected;
    for (const { reason } of receipt.rejections) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }

  const pace = pacer(options);
  let batch: WireReading[] = [];
  for await (const line of recording) {
    if ('bad' in line) {
      counts.badLines++;
      options.onBadLine?.(line.lineNumber, line.bad);
      continue;
    }
    const { dueMs, reading } = pace(line);
    if (batch.length === MOST_PER_CALL || dueMs > now() + GATHER_MS) {
      await send(batch);
      batch = [];
      if (dueMs > now()) await wait(dueMs - now());
    }
    batch.push(reading);
  }
  await send(batch);
  return { ...counts, reasons };
}

type Good = Extract<RecordedLine, { reading: unknown }>;

function pacer({ speed, keepsTimes, now }: ReplayOptions) {
  let first: { readonly atMs: number; readonly startedMs: number } | undefined;
  return ({ reading, atMs }: Good): { dueMs: number; reading: WireReading } => {
    first ??= { atMs, startedMs: now() };
    const dueMs = first.startedMs + (atMs - first.atMs) / speed;
    const shiftedMs = Math.round(dueMs);
    const time = keepsTimes ? reading.time : new Date(shiftedMs).toISOString();
    return { dueMs, reading: { ...reading, time } };
  };
}
