import {
  ingestCameraEvents,
  listCameraEvents,
  MAX_CAMERA_EVENTS_PER_CALL,
  readCameraSnapshot,
} from '@parkwatch/domain/wire/cameras';
import { IMAGE_ENDINGS } from '../attachments/check-image.ts';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import { batchOf } from '../ingest/batches.ts';
import { fromList } from '../ingest/read-entries.ts';
import { entriesOf } from '../ingest/record-route.ts';
import { observationIngest } from '../ingest/service.ts';
import type { Parts } from '../parts.ts';
import { eventPage, readSnapshot } from './store.ts';
import { takeEvents } from './take-events.ts';

/** What video analytics see: events with their snapshots, whose alarms are those of state points. */
export function cameras(parts: Parts): Feature {
  const { db } = parts;
  const takeObservations = observationIngest(parts);
  return {
    name: 'cameras',
    routes: [
      route(ingestCameraEvents, async (call, { req }) => {
        const { caller, now, raw } = call;
        const batch = batchOf(req, 'camera-events', raw);
        const sent = entriesOf(call, () => call.body?.records ?? [], MAX_CAMERA_EVENTS_PER_CALL);
        const taken = await takeEvents(parts, { caller, records: sent.entries, now, batch });
        if (taken.values.length > 0)
          await takeObservations({ caller, now, batch: undefined, sent: fromList(taken.values) });
        return taken.receipt;
      }),
      route(listCameraEvents, ({ query, caller }) =>
        db.tx(caller.scope, (tx) => eventPage(tx, query)),
      ),
      route(readCameraSnapshot, async ({ params: { id }, caller }, { res }) => {
        const found = await db.tx(caller.scope, (tx) => readSnapshot(tx, id));
        if (found === undefined) throw problem('not-found');
        const { snapshot, mediaType } = found;
        res.set({
          'content-type': mediaType,
          'content-disposition': `inline; filename="camera-event-${id}.${IMAGE_ENDINGS[mediaType] ?? 'bin'}"`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-cache',
        });
        res.end(snapshot);
      }),
    ],
  };
}
