import type { Caller } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import type { Rejection } from './check-readings.ts';
import type { Entries } from './read-entries.ts';
import { countRejections } from './store.ts';
import type { RejectionCount } from './store.ts';

const SAMPLE_LENGTH = 500;

type Remembered = {
  readonly caller: Caller;
  readonly sent: Entries;
  readonly rejections: readonly Rejection[];
  readonly now: Date;
};

/** Refused entries are counted by source and reason, with the last one of each: field data is hostile, the store bounded. */
export async function rememberRejections(parts: Parts, remembered: Remembered): Promise<void> {
  const { caller, sent, rejections, now } = remembered;
  const apiKeyId = caller.apiKey?.id;
  if (rejections.length === 0 || apiKeyId === undefined) return;
  const byReason = Map.groupBy(rejections, ({ reason }) => reason);
  const counts = [...byReason].map(([reason, list]): RejectionCount => {
    const last = list.at(-1)!;
    return { reason, count: list.length, sample: sampleOf(sent.entries[last.index], last.detail) };
  });
  // In order of the reason: two calls of one source never wait for each other in a circle.
  counts.sort((a, b) => (a.reason < b.reason ? -1 : 1));
  await parts.db.tx({ kind: 'system' }, (tx) => countRejections(tx, { apiKeyId, counts }, now));
}

/** The entry as sent, cut, or why there is none. NUL is no text for PostgreSQL. */
function sampleOf(entry: unknown, detail: string): string {
  const text = entry === undefined ? detail : JSON.stringify(entry);
  return text.slice(0, SAMPLE_LENGTH).replaceAll('\u0000', '');
}
