import {
  ingestObservations,
  listRejections,
  MAX_READINGS_PER_CALL,
} from '@parkwatch/domain/wire/ingest';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import type { Parts } from '../parts.ts';
import { fromLines, fromList, NDJSON } from './read-entries.ts';
import { observationIngest } from './service.ts';
import { listRejections as readRejections } from './store.ts';

/** What sources deliver: readings, positions and the records of an enterprise. */
export function ingest(parts: Parts): Feature {
  const takeObservations = observationIngest(parts);
  return {
    name: 'ingest',
    routes: [
      route(ingestObservations, ({ body, raw, mediaType, caller, now }) => {
        const isLines = mediaType === NDJSON;
        const sent = isLines ? fromLines(raw, MAX_READINGS_PER_CALL) : fromList(body.readings);
        return takeObservations(caller, sent, now);
      }),
      route(listRejections, async ({ caller }) => {
        const rows = await parts.db.tx(caller.scope, readRejections);
        return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
      }),
    ],
  };
}
