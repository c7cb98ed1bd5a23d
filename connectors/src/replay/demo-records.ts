import { setTimeout as sleep } from 'node:timers/promises';
import { ingestClient } from '../runtime/ingest-client.ts';
import type { WireInventory, WireSelfCheck } from '../runtime/ingest-client.ts';

/** What one source delivers beside its readings. */
export type DemoRecordSource = {
  /** The name of its key. */
  readonly source: string;
  stocksAt(atMs: number): readonly WireInventory[];
  /** Checks with a time in (`fromMs`, `toMs`]. */
  selfChecksBetween(fromMs: number, toMs: number): readonly WireSelfCheck[];
};

export type DemoRecordOptions = {
  readonly url: string;
  /** API key by source. */
  readonly keys: Readonly<Record<string, string>>;
  readonly sources: readonly DemoRecordSource[];
  readonly signal: AbortSignal;
  readonly intervalMs?: number;
  readonly now?: () => number;
  readonly onRefused?: (source: string, error: Error) => void;
};

/** Stock is reported so often. Ninety sources: a call every ten seconds. */
const INTERVAL_MS = 15 * 60_000;
/** The first delivery holds the checks of so many days; what is known already is left as it is. */
const DAYS_BACK = 7;
const DAY_MS = 86_400_000;

/** Delivers stock and self-checks as each enterprise's own system would; resolves when the signal is aborted. */
export async function startDemoRecords(options: DemoRecordOptions): Promise<void> {
  const { sources } = options;
  await Promise.all(
    sources.map((source, at) =>
      driveSource(options, source, at / sources.length).catch((error: unknown) => {
        // A source that is refused falls silent; the others go on. The end of the demo is no error.
        if (options.signal.aborted) return;
        if (!(error instanceof Error)) throw error;
        options.onRefused?.(source.source, error);
      }),
    ),
  );
}

/** @param share  the source's place among the others, 0 to 1: no burst of ninety calls at once */
async function driveSource(
  options: DemoRecordOptions,
  source: DemoRecordSource,
  share: number,
): Promise<void> {
  const { url, keys, signal, intervalMs = INTERVAL_MS, now = Date.now } = options;
  const key = keys[source.source];
  if (key === undefined) throw new Error(`no API key for the source ${source.source}`);
  const client = ingestClient({ url, key, signal });
  let doneMs = now() - DAYS_BACK * DAY_MS;
  for (let pauseMs = share * intervalMs; ; pauseMs = intervalMs) {
    await sleep(pauseMs, undefined, { signal });
    const nowMs = now();
    const stocks = source.stocksAt(nowMs);
    if (stocks.length > 0) await client.inventories(stocks);
    const checks = source.selfChecksBetween(doneMs, nowMs);
    if (checks.length > 0) await client.selfChecks(checks);
    doneMs = nowMs;
  }
}
