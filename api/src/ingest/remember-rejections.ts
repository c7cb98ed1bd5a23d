import { shanghaiDay } from '@parkwatch/domain/dual-prevention/source-time';
import { countFeed } from '../data-quality/store.ts';
import type { FeedCount } from '../data-quality/store.ts';
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
  /** The enterprise of a point, for its data quality; absent: nothing is counted there. */
  readonly ownerOf?: (point: string) => number | null | undefined;
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
    const byEnterprise = countsByEnterprise(remembered);
    const { now } = remembered;
    await parts.db.tx({ kind: 'system' }, async (tx) => {
      await countRejections(tx, { apiKeyId, counts }, now);
      const call = { feed: 'telemetry', day: shanghaiDay(now.getTime()), now } as const;
      await countFeed(tx, call, byEnterprise);
    });
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

/** By the owner of the point; where there is no such point, by the enterprise whose key it is. */
function countsByEnterprise({ caller, rejections, ownerOf }: Remembered): FeedCount[] {
  if (ownerOf === undefined) return [];
  const owners = rejections.map(({ point }) => {
    const owner = point === null ? undefined : ownerOf(point);
    return owner ?? caller.enterpriseId;
  });
  const byOwner = Map.groupBy(owners, (owner) => owner);
  // In order of the id, as above.
  return [...byOwner]
    .flatMap(([enterpriseId, list]) =>
      enterpriseId === null ? [] : [{ enterpriseId, accepted: 0, rejected: list.length }],
    )
    .sort((a, b) => a.enterpriseId - b.enterpriseId);
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
