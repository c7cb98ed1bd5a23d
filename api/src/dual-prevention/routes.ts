import * as wire from '@parkwatch/domain/wire/dual-prevention';
import { findEnterprise } from '../enterprises/store.ts';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import { recordRoute } from '../ingest/record-route.ts';
import type { Parts } from '../parts.ts';
import { dualPreventionKinds as kinds } from './record-kinds.ts';
import { dualPreventionOf } from './summary.ts';

/** The chain of dual prevention as enterprises' systems deliver it, and what the park makes of it. */
export function dualPrevention(parts: Parts): Feature {
  return {
    name: 'dual-prevention',
    routes: [
      recordRoute(parts, wire.ingestRiskObjects, kinds.riskObjects),
      recordRoute(parts, wire.ingestRiskUnits, kinds.riskUnits),
      recordRoute(parts, wire.ingestRiskEvents, kinds.riskEvents),
      recordRoute(parts, wire.ingestControlMeasures, kinds.controlMeasures),
      recordRoute(parts, wire.ingestCheckTasks, kinds.checkTasks),
      recordRoute(parts, wire.ingestCheckRecords, kinds.checkRecords),
      recordRoute(parts, wire.ingestReportedDangers, kinds.reportedDangers),
      recordRoute(parts, wire.ingestDeactivations, kinds.deactivations),
      recordRoute(parts, wire.ingestCommitments, kinds.commitments),
      route(wire.readDualPrevention, ({ params: { id }, caller, now }) =>
        parts.db.tx(caller.scope, async (tx) => {
          if ((await findEnterprise(tx, id, now)) === undefined) throw problem('not-found');
          return dualPreventionOf(tx, id, now);
        }),
      ),
    ],
  };
}
