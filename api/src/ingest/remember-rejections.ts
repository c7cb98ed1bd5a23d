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

/**
 * Refused entries are counted by source and reason, with the last one of each: field data is hostile, the store bounded.
 * The call is stored by now, so what fails here is logged: an error would make the source send it all again, for ever.
 */
export async function rememberRejections(parts: Parts, remembered: Remembered): Promise<void> {
  const apiKeyId = remembered.caller.apiKey?.id;
  if (remembered.rejections.length === 0 || apiKeyId === undefined) return;
  try {
    const counts = countsOf(remembered);
    const { now } = remembered;
    await parts.db.tx({ kind: 'system' }, (tx) => countRejections(tx, { apiKeyId, counts }, now));
  } catch (error) {
    parts.log.error({ err: error, apiKeyId }, 'ingest.rejections-not-kept');
  }
}

function countsOf({ sent, rejections }: Remembered): RejectionCount[] {
  const byReason = Map.groupBy(rejections, ({ reason }) => reason);
  const counts = [...byReason].map(([reason, list]): RejectionCount => {
    const last = list.at(-1)!;
    return { reason, count: list.length, sample: sampleOf(sent.entries[last.index], last.detail) };
  });
  // In order of the reason: two calls of one source never wait for each other in a circle.
  return counts.sort((a, b) => (a.reason < b.reason ? -1 : 1));
}

/** The entry as sent, cut, or why there is none. NUL and half characters are no text for PostgreSQL. */
export function sampleOf(entry: unknown, detail: string): string {
  const text = entry === undefined ? detail : asJson(entry);
  return text.slice(0, SAMPLE_LENGTH).replaceAll('\u0000', '').toWellFormed();
}

/** JSON may be nested more deeply than it can be written again: reading it needs no stack, writing it does. */
function asJson(entry: unknown): string {
  try {
    return JSON.stringify(entry);
  } catch (error) {
    return `not shown: ${error instanceof Error ? error.message : String(error)}`;
  }
}
