import * as events from '@parkwatch/domain/dual-prevention/event-records';
import * as register from '@parkwatch/domain/dual-prevention/register-records';
import * as wire from '@parkwatch/domain/wire/dual-prevention';
import type { RecordKind } from '../ingest/records.ts';
import { pushedKind as kind } from './pushed-kind.ts';
import type { Link, Stored } from './pushed-kind.ts';
import { upserts } from './store.ts';
import type { LinkTarget } from './store.ts';

/** The counts of a commitment in one object. */
function commitmentCounts(record: Stored): object {
  const names = [...events.COMMITMENT_COUNTS, 'trialProduction', 'openParking'];
  const counts = names
    .filter((name) => record[name] !== undefined)
    .map((name) => [name, record[name]]);
  return { counts: Object.fromEntries(counts) as object };
}

const parent = (field: string, target: LinkTarget): Link => ({ field, target, as: 'parentId' });

/** In the order in which the guideline has them pushed: each names the one before. */
export const dualPreventionKinds = {
  riskObjects: kind({
    action: wire.ingestRiskObjects.id,
    entity: 'risk-object',
    feed: 'risk-register',
    schema: register.riskObjectRecord,
    upsert: upserts.riskObjects,
    links: [{ field: 'facilityExternalId', target: 'facility', as: 'facilityId' }],
  }),
  riskUnits: kind({
    action: wire.ingestRiskUnits.id,
    entity: 'risk-unit',
    feed: 'risk-register',
    schema: register.riskUnitRecord,
    upsert: upserts.riskUnits,
    level: 'riskLevel',
    links: [parent('hazardCode', 'risk-object')],
  }),
  riskEvents: kind({
    action: wire.ingestRiskEvents.id,
    entity: 'risk-event',
    feed: 'risk-register',
    schema: register.riskEventRecord,
    upsert: upserts.riskEvents,
    links: [parent('riskUnitId', 'risk-unit')],
  }),
  controlMeasures: kind({
    action: wire.ingestControlMeasures.id,
    entity: 'control-measure',
    feed: 'risk-register',
    schema: register.controlMeasureRecord,
    upsert: upserts.controlMeasures,
    links: [
      parent('riskEventId', 'risk-event'),
      { field: 'point', target: 'point', as: 'pointId' },
      { field: 'camera', target: 'camera', as: 'cameraId' },
    ],
  }),
  checkTasks: kind({
    action: wire.ingestCheckTasks.id,
    entity: 'check-task',
    feed: 'risk-register',
    schema: register.checkTaskRecord,
    upsert: upserts.checkTasks,
    links: [parent('riskMeasureId', 'control-measure')],
  }),
  checkRecords: kind({
    action: wire.ingestCheckRecords.id,
    entity: 'check-record',
    feed: 'checks',
    schema: register.checkRecordRecord,
    upsert: upserts.checkRecords,
    happened: ['checkTime'],
    links: [parent('checkTaskId', 'check-task')],
  }),
  reportedDangers: kind({
    action: wire.ingestReportedDangers.id,
    entity: 'hidden-danger',
    feed: 'hidden-dangers',
    schema: events.reportedDangerRecord,
    upsert: upserts.reportedDangers,
    level: 'dangerLevel',
    happened: ['registTime', 'checkAcceptTime'],
    links: [
      parent('riskMeasureId', 'control-measure'),
      { field: 'checkRecordId', target: 'check-record', as: 'checkId' },
    ],
  }),
  deactivations: kind({
    action: wire.ingestDeactivations.id,
    entity: 'deactivation',
    feed: 'deactivations',
    schema: events.deactivationRecord,
    upsert: upserts.deactivations,
    links: [
      parent('riskUnitId', 'risk-unit'),
      { field: 'hazardCode', target: 'risk-object', as: 'objectId' },
    ],
  }),
  commitments: kind({
    action: wire.ingestCommitments.id,
    entity: 'commitment',
    feed: 'commitments',
    schema: events.commitmentRecord,
    upsert: upserts.commitments,
    happened: ['commitDate'],
    links: [],
    shape: commitmentCounts,
  }),
} satisfies Record<string, RecordKind<Stored>>;
