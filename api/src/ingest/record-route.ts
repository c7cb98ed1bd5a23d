import type { ingestSelfChecks } from '@parkwatch/domain/wire/ingest';
import { MAX_READINGS_PER_CALL, MAX_RECORDS_PER_CALL } from '@parkwatch/domain/wire/ingest';
import { route } from '../http/feature.ts';
import type { BoundRoute, Call } from '../http/feature.ts';
import type { Parts } from '../parts.ts';
import { batchOf } from './batches.ts';
import { fromLines, fromList, NDJSON } from './read-entries.ts';
import type { Entries } from './read-entries.ts';
import { takeRecords } from './records.ts';
import type { RecordKind } from './records.ts';

export type AnyCall = Pick<Call<unknown, unknown, unknown>, 'raw' | 'mediaType'>;

/** The list of a JSON body, or the lines of an NDJSON body, which has no parsed body. */
export function entriesOf(
  { raw, mediaType }: AnyCall,
  list: () => readonly unknown[],
  max: number = MAX_READINGS_PER_CALL,
): Entries {
  return mediaType === NDJSON ? fromLines(raw, max) : fromList(list());
}

/** The route of a feed of records: the feed is the path after `/ingest/`. */
export function recordRoute<T extends { enterpriseCode: string; externalId: string }>(
  parts: Parts,
  endpoint: typeof ingestSelfChecks,
  kind: RecordKind<T>,
): BoundRoute {
  const feed = endpoint.path.replace('/ingest/', '');
  return route(endpoint, ({ caller, body, now, ...call }, { req }) => {
    const batch = batchOf(req, feed, call.raw);
    return takeRecords(parts, kind, { caller, records: recordsOf(call, body), now, batch });
  });
}

/** A broken line of NDJSON is a record without anything: refused with its index. */
function recordsOf(call: AnyCall, body: { records: unknown[] } | undefined): readonly unknown[] {
  return entriesOf(call, () => body?.records ?? [], MAX_RECORDS_PER_CALL).entries;
}
