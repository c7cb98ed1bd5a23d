import * as wire from '@parkwatch/domain/wire/ingest';
import { route } from '../http/feature.ts';
import type { BoundRoute, Call, Feature } from '../http/feature.ts';
import type { Parts } from '../parts.ts';
import { batchOf } from './batches.ts';
import { positionIngest } from './positions.ts';
import { fromLines, fromList, NDJSON } from './read-entries.ts';
import type { Entries } from './read-entries.ts';
import { inspections } from './inspections.ts';
import { facilities, inventories, selfChecks } from './record-kinds.ts';
import { takeRecords } from './records.ts';
import type { RecordKind } from './records.ts';
import { observationIngest } from './service.ts';
import { listRejections } from './store.ts';

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'raw' | 'mediaType'>;

/** The list of a JSON body, or the lines of an NDJSON body, which has no parsed body. */
function entriesOf(
  { raw, mediaType }: AnyCall,
  list: () => readonly unknown[],
  max: number = wire.MAX_READINGS_PER_CALL,
): Entries {
  return mediaType === NDJSON ? fromLines(raw, max) : fromList(list());
}

/** What sources deliver: readings, positions and the records of an enterprise. */
export function ingest(parts: Parts): Feature {
  const takeObservations = observationIngest(parts);
  const takePositions = positionIngest(parts);
  return {
    name: 'ingest',
    routes: [
      route(wire.ingestObservations, (call, { req }) =>
        takeObservations({
          ...{ caller: call.caller, now: call.now, batch: batchOf(req, 'observations', call.raw) },
          sent: entriesOf(call, () => call.body.readings),
        }),
      ),
      route(wire.ingestPositions, (call, { req }) =>
        takePositions({
          ...{ caller: call.caller, now: call.now, batch: batchOf(req, 'positions', call.raw) },
          sent: entriesOf(call, () => call.body.positions),
        }),
      ),
      recordRoute(parts, wire.ingestFacilities, facilities),
      recordRoute(parts, wire.ingestInventories, inventories),
      recordRoute(parts, wire.ingestSelfChecks, selfChecks),
      recordRoute(parts, wire.ingestInspections, inspections),
      route(wire.listRejections, async () => {
        // The names of keys are the system's business; only roles with a view of the whole park have this action.
        const rows = await parts.db.tx({ kind: 'system' }, listRejections);
        return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
      }),
    ],
  };
}

/** The route of a feed of records: the feed is the path after `/ingest/`. */
function recordRoute<T extends { enterpriseCode: string; externalId: string }>(
  parts: Parts,
  endpoint: typeof wire.ingestSelfChecks,
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
  return entriesOf(call, () => body?.records ?? [], wire.MAX_RECORDS_PER_CALL).entries;
}
