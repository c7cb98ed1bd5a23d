import { setTimeout as sleep } from 'node:timers/promises';
import type { IngestClient, WirePosition, WireReading } from '../runtime/ingest-client.ts';
import { ingestClient } from '../runtime/ingest-client.ts';

/** A point as the demo drives it. */
export type DemoPoint = {
  readonly code: string;
  /** Who sends it: the name of a key. */
  readonly source: string;
  readonly intervalS: number;
  /** The recorded value at an instant of the demo's clock; null: it sends nothing (a gap, a sensor that is silent). */
  valueAt(atMs: number): number | null;
};

export type DemoSignalOptions = {
  readonly url: string;
  /** API key by source. */
  readonly keys: Readonly<Record<string, string>>;
  readonly points: readonly DemoPoint[];
  /** Vehicles and vessels, and the source that sends them. */
  readonly positions?: {
    readonly source: string;
    at(atMs: number): readonly Omit<WirePosition, 'time'>[];
  };
  /** How fast the recordings run; the times that are sent are always those of the clock. */
  readonly speed: number;
  /** Hours before the start that are filled in (first start), at 5-minute steps; 0 = none. */
  readonly backfillHours: number;
  readonly signal: AbortSignal;
  /** How often a source looks for due points. */
  readonly tickMs?: number;
  readonly now?: () => number;
  readonly onRefused?: (source: string, error: Error) => void;
  readonly onOutage?: (reason: string | null) => void;
};

export type DemoSignalCounts = {
  accepted: number;
  duplicate: number;
  rejected: number;
  calls: number;
};
export type DemoSignals = {
  /** Every source has sent its first readings. */
  readonly started: Promise<void>;
  /** Ends when the signal is aborted. */
  readonly done: Promise<void>;
  readonly counts: Readonly<DemoSignalCounts>;
};

/** A source looks for due points so often. 90 sources and 2,000 points: 3 calls a second, 2 to 10 % of a core for driver, api and database. */
const SOURCE_TICK_MS = 10_000;
const POSITION_TICK_MS = 5000;
const BACKFILL_STEP_MS = 300_000;
/** Between two back-fill calls, so that a start stays quick and the pages answer. */
const BACKFILL_PAUSE_MS = 400;
const MOST_PER_CALL = 10_000;
const HOUR_MS = 3_600_000;

type Source = {
  readonly name: string;
  /** Its place among the sources, 0 to 1. */
  readonly share: number;
  readonly points: readonly DemoPoint[];
  readonly client: IngestClient;
};

/**
 * Drives the demo park: recorded signals sent over HTTP to the public ingest API with one key per source, as an
 * enterprise would send them. First the present of every source, then the last hours, one source after the other.
 */
export function startDemoSignals(options: DemoSignalOptions): DemoSignals {
  const clock = demoClock(options);
  const counts = { accepted: 0, duplicate: 0, rejected: 0, calls: 0 };
  const run: Run = { options, clock, counts };
  const sources = sourcesOf(run);
  const firsts = sources.map(() => Promise.withResolvers<void>());
  const live = sources.map((source, at) =>
    quietly(run, source.name, () => driveSource(run, source, firsts[at]!.resolve)).finally(
      firsts[at]!.resolve,
    ),
  );
  const started = Promise.all(firsts.map(({ promise }) => promise)).then(() => undefined);
  const done = Promise.all([
    ...live,
    started.then(() => backfill(run, sources)),
    quietly(run, options.positions?.source ?? '', () => drivePositions(run)),
  ]).then(() => undefined);
  return { started, done, counts };
}

type Clock = { now(): number; toDemo(atMs: number): number };
type Run = {
  readonly options: DemoSignalOptions;
  readonly clock: Clock;
  readonly counts: DemoSignalCounts;
};

/** Recordings run `speed` times as fast as the clock, from the start on. */
function demoClock({ now = Date.now, speed }: DemoSignalOptions): Clock {
  const startMs = now();
  return { now, toDemo: (atMs) => startMs + (atMs - startMs) * speed };
}

function sourcesOf(run: Run): Source[] {
  const { points, keys } = run.options;
  const byName = Map.groupBy(points, ({ source }) => source);
  return [...byName].map(([name, own], at) => {
    const key = keys[name];
    if (key === undefined) throw new Error(`no API key for the source ${name}`);
    return { name, share: at / byName.size, points: own, client: clientOf(run, key) };
  });
}

function clientOf({ options }: Run, key: string): IngestClient {
  const { url, signal, onOutage } = options;
  return ingestClient({ url, key, signal, ...(onOutage ? { onOutage } : {}) });
}

/** A source that is refused (its key was revoked) falls silent; the others go on. The end of the demo is no error. */
async function quietly({ options }: Run, name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (options.signal.aborted) return;
    if (!(error instanceof Error)) throw error;
    options.onRefused?.(name, error);
  }
}

async function driveSource(run: Run, source: Source, onFirst: () => void): Promise<void> {
  const { signal, tickMs = SOURCE_TICK_MS } = run.options;
  const sentMs = new Map<DemoPoint, number>();
  // Sources begin one after the other and keep that distance: no burst of ninety calls at once.
  await sleep(source.share * tickMs, undefined, { signal });
  for (;;) {
    const nowMs = run.clock.now();
    const due = source.points.filter(
      (point) => nowMs - (sentMs.get(point) ?? -Infinity) >= point.intervalS * 1000 - tickMs / 2,
    );
    for (const point of due) sentMs.set(point, nowMs);
    await send(
      run,
      source,
      due.flatMap((point) => readingsOf(run, point, [nowMs])),
    );
    onFirst();
    await sleep(tickMs, undefined, { signal });
  }
}

async function send(run: Run, { client }: Source, readings: readonly WireReading[]): Promise<void> {
  for (let from = 0; from < readings.length; from += MOST_PER_CALL) {
    count(run, await client.observations(readings.slice(from, from + MOST_PER_CALL)));
  }
}

type Receipt = { readonly accepted: number; readonly duplicate: number; readonly rejected: number };

function count({ counts }: Run, { accepted, duplicate, rejected }: Receipt): void {
  counts.calls++;
  counts.accepted += accepted;
  counts.duplicate += duplicate;
  counts.rejected += rejected;
}

function readingsOf({ clock }: Run, point: DemoPoint, timesMs: readonly number[]): WireReading[] {
  return timesMs.flatMap((atMs) => {
    const value = point.valueAt(clock.toDemo(atMs));
    if (value === null) return [];
    // Six digits are more than any of these instruments has.
    return [
      {
        point: point.code,
        time: new Date(atMs).toISOString(),
        value: Number(value.toPrecision(6)),
      },
    ];
  });
}

/** The hours before the start: each point's whole series in one call, so that its rules see it in order. */
async function backfill(run: Run, sources: readonly Source[]): Promise<void> {
  const { backfillHours, signal } = run.options;
  if (backfillHours === 0) return;
  const untilMs = Math.floor(run.clock.now() / BACKFILL_STEP_MS) * BACKFILL_STEP_MS;
  const steps = Math.floor((backfillHours * HOUR_MS) / BACKFILL_STEP_MS);
  const timesMs = Array.from(
    { length: steps },
    (_, at) => untilMs - (steps - at) * BACKFILL_STEP_MS,
  );
  for (const source of sources) {
    await quietly(run, source.name, async () => {
      await sleep(BACKFILL_PAUSE_MS, undefined, { signal });
      await send(
        run,
        source,
        source.points.flatMap((point) => readingsOf(run, point, timesMs)),
      );
    });
  }
}

async function drivePositions(run: Run): Promise<void> {
  const { positions, keys, signal } = run.options;
  if (positions === undefined) return;
  const key = keys[positions.source];
  if (key === undefined) throw new Error(`no API key for the source ${positions.source}`);
  const client = clientOf(run, key);
  for (;;) {
    const nowMs = run.clock.now();
    const time = new Date(nowMs).toISOString();
    const records = positions.at(run.clock.toDemo(nowMs)).map((one) => ({ ...one, time }));
    if (records.length > 0) count(run, await client.positions(records));
    await sleep(POSITION_TICK_MS, undefined, { signal });
  }
}
