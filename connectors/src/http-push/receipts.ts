import type { Refusal } from '../contract.ts';
import type { RejectedEntry } from './decode.ts';
import { openLineLog } from './line-log.ts';
import type { Place } from './line-log.ts';

/** What the sender can look up about a batch, one per feed. */
export type Receipt = {
  readonly account: string;
  /** As the sender calls it. */
  readonly batch: string;
  readonly feed: string;
  /** ISO 8601, when it was taken. */
  readonly at: string;
  /**
   * `spooled`: it will reach the park's system, which is the last that is said of readings. `checked`: it has, and the
   * refusals are the records that were not stored there.
   */
  readonly state: 'spooled' | 'checked';
  readonly accepted: number;
  readonly rejected: readonly RejectedEntry[];
  readonly refusals: readonly Refusal[];
};

export type Receipts = {
  save(receipt: Receipt): Promise<void>;
  of(account: string, batch: string): Promise<Receipt[]>;
  /** Those of before the start that wait for the park's answer. */
  readonly waiting: readonly Receipt[];
  close(): Promise<void>;
};

/** 8 files of 8 MB, about 100,000 batches: what is older cannot be looked up any more here. */
const SEGMENTS = 8;
const SEGMENT_BYTES = 8_000_000;
/** Pushes of these stay `spooled`. */
const READING_FEEDS: readonly string[] = ['observations', 'positions'];
const MOST_BATCHES = 100_000;
const SEGMENT_MS = 30 * 86_400_000;

/** Receipts in a bounded log; in memory only where they stand. */
export async function openReceipts(folder: string, now: () => number): Promise<Receipts> {
  const places = new Map<string, Map<string, Place>>();
  const waiting = new Map<string, Receipt>();
  function note(receipt: Receipt, place: Place): void {
    const key = keyOf(receipt.account, receipt.batch);
    const feeds = places.get(key) ?? new Map<string, Place>();
    feeds.set(receipt.feed, place);
    places.delete(key);
    places.set(key, feeds);
    if (places.size > MOST_BATCHES) places.delete(places.keys().next().value!);
  }
  const log = await openLineLog(
    {
      ...{ folder, name: 'receipts', now, segmentBytes: SEGMENT_BYTES, segmentMs: SEGMENT_MS },
      keeps: ({ newer }) => newer < SEGMENTS,
    },
    (line, place) => {
      const receipt = JSON.parse(line) as Receipt;
      note(receipt, place);
      const key = `${keyOf(receipt.account, receipt.batch)}\n${receipt.feed}`;
      // The park answers record by record; of readings it has no answer by batch.
      if (receipt.state === 'spooled' && !READING_FEEDS.includes(receipt.feed))
        waiting.set(key, receipt);
      else waiting.delete(key);
    },
  );
  return {
    waiting: [...waiting.values()],
    save: async (receipt) => note(receipt, await log.append(JSON.stringify(receipt))),
    async of(account, batch) {
      const found = places.get(keyOf(account, batch))?.values() ?? [];
      const lines = await Promise.all([...found].map((place) => log.read(place)));
      return lines.flatMap((line) => (line === undefined ? [] : (JSON.parse(line) as Receipt)));
    },
    close: () => log.close(),
  };
}

function keyOf(account: string, batch: string): string {
  return `${account}\n${batch}`;
}
