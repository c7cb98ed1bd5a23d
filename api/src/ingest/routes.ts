import { ingestHazardUnits } from '@parkwatch/domain/wire/hazard-units';
import * as wire from '@parkwatch/domain/wire/ingest';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { hazardUnits } from '../major-hazards/ingest-units.ts';
import type { Parts } from '../parts.ts';
import { batchOf } from './batches.ts';
import { positionIngest } from './positions.ts';
import { inspections } from './inspections.ts';
import { facilities, inventories, selfChecks } from './record-kinds.ts';
import { entriesOf, recordRoute } from './record-route.ts';
import { observationIngest } from './service.ts';
import { listRejections } from './store.ts';

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
      recordRoute(parts, ingestHazardUnits, hazardUnits),
      route(wire.listRejections, async () => {
        // The names of keys are the system's business; only roles with a view of the whole park have this action.
        const rows = await parts.db.tx({ kind: 'system' }, listRejections);
        return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
      }),
    ],
  };
}
