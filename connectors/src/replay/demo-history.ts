import { setTimeout as sleep } from 'node:timers/promises';
import { ingestClient } from '../runtime/ingest-client.ts';
import type { IngestClient, WireReading } from '../runtime/ingest-client.ts';

/** A point as the demo's recordings have it. */
export type DemoPoint = {
  readonly code: string;
  /** Who sends it: the name of a key. */
  readonly source: string;
  /** The value at an instant of the clock; null: it sent nothing then. */
  valueAt(atMs: number): number | null;
};

export type DemoHistoryOptions = {
  readonly url: string;
  /** API key by source. */
  readonly keys: Readonly<Record<string, string>>;
  readonly points: readonly DemoPoint[];
  /** Hours before `untilMs` that are filled in, at 5-minute steps and at `untilMs`. */
  readonly hours: number;
  readonly untilMs: number;
  readonly signal: AbortSignal;
  readonly onRefused?: (source: string, error: Error) => void;
};

const STEP_MS = 300_000;
/** Between two calls, so that a start stays quick and the pages answer. */
const PAUSE_MS = 400;
const MOST_PER_CALL = 10_000;
const HOUR_MS = 3_600_000;

/**
 * Fills the hours before the first start, so that curves are not empty: each point's whole series in one call, so that its
 * rules see it in order. A source that is refused is left out; the end of the demo is no error.
 */
export async function fillDemoHistory(options: DemoHistoryOptions): Promise<void> {
  const { url, keys, points, signal, onRefused } = options;
  const timesMs = stepsOf(options);
  for (const [source, own] of Map.groupBy(points, (point) => point.source)) {
    const key = keys[source];
    if (key === undefined) throw new Error(`no API key for the source ${source}`);
    try {
      await sleep(PAUSE_MS, undefined, { signal });
      const client = ingestClient({ url, key, signal });
      await send(
        client,
        own.flatMap((point) => seriesOf(point, timesMs)),
      );
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Error)) throw error;
      onRefused?.(source, error);
    }
  }
}

function stepsOf({ hours, untilMs }: DemoHistoryOptions): number[] {
  const endMs = Math.floor(untilMs / STEP_MS) * STEP_MS;
  const steps = Math.floor((hours * HOUR_MS) / STEP_MS);
  const past = Array.from({ length: steps + 1 }, (_, at) => endMs - (steps - at) * STEP_MS);
  // Up to the start itself, and no gap longer than a step: points that must speak every five minutes would count as silent.
  return [...past, untilMs];
}

function seriesOf(point: DemoPoint, timesMs: readonly number[]): WireReading[] {
  return timesMs.flatMap((atMs) => {
    const value = point.valueAt(atMs);
    return value === null ? [] : [{ point: point.code, time: new Date(atMs).toISOString(), value }];
  });
}

async function send(client: IngestClient, readings: readonly WireReading[]): Promise<void> {
  for (let from = 0; from < readings.length; from += MOST_PER_CALL) {
    await client.observations(readings.slice(from, from + MOST_PER_CALL));
  }
}
