import { setTimeout as sleep } from 'node:timers/promises';

/** Records of one feed, in the form of its endpoint of the ingest. */
export type FeedRecords = { readonly feed: string; readonly records: readonly object[] };

/** What one enterprise's system delivers beside its readings; feeds in the order in which they must come. */
export type DemoRecordSource = {
  /** Its account. */
  readonly source: string;
  /** What is delivered once, at the start. */
  register(): readonly FeedRecords[];
  /** What stands now, delivered again and again: stock. */
  presentAt(atMs: number): readonly FeedRecords[];
  /** What happened with a time in (`fromMs`, `toMs`]: checks, commitments. */
  between(fromMs: number, toMs: number): readonly FeedRecords[];
};

export type DemoRecordOptions = {
  /** Resolves when the other side has it. */
  readonly deliver: (source: string, records: FeedRecords) => Promise<void>;
  readonly sources: readonly DemoRecordSource[];
  readonly signal: AbortSignal;
  readonly intervalMs?: number;
  readonly now?: () => number;
  readonly onRefused?: (source: string, error: Error) => void;
};

/** Stock is reported so often. Ninety sources: a call every ten seconds. */
const INTERVAL_MS = 15 * 60_000;
/** The first delivery holds what happened in so many days; what is known already is left as it is. */
const DAYS_BACK = 31;
const DAY_MS = 86_400_000;

/** Delivers records as each enterprise's own system would; resolves when the signal is aborted. */
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
  const { signal, intervalMs = INTERVAL_MS, now = Date.now } = options;
  const deliver = async (list: readonly FeedRecords[]) => {
    for (const one of list) if (one.records.length > 0) await options.deliver(source.source, one);
  };
  let doneMs = now() - DAYS_BACK * DAY_MS;
  let isFirst = true;
  for (let pauseMs = share * intervalMs; ; pauseMs = intervalMs) {
    await sleep(pauseMs, undefined, { signal });
    if (isFirst) await deliver(source.register());
    isFirst = false;
    const nowMs = now();
    await deliver(source.presentAt(nowMs));
    await deliver(source.between(doneMs, nowMs));
    doneMs = nowMs;
  }
}
