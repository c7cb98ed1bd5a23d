import type { Feed } from '@parkwatch/domain/data-quality/feeds';
import * as events from '@parkwatch/domain/dual-prevention/event-records';
import { bareDeletion, withoutEmpty } from '@parkwatch/domain/dual-prevention/fields';
import type { LevelField } from '@parkwatch/domain/dual-prevention/levels';
import * as register from '@parkwatch/domain/dual-prevention/register-records';
import { fieldFault } from '@parkwatch/domain/text/field-fault';
import type { Text } from '@parkwatch/domain/text/text';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import * as wire from '@parkwatch/domain/wire/dual-prevention';
import * as z from 'zod';
import type { Sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { fieldWords } from '../http/field-words.ts';
import { keyOf } from '../ingest/record-store.ts';
import { REFUSED } from '../ingest/refusal-words.ts';
import { refusal } from '../ingest/records.ts';
import type { Checked, OwnRecord, RecordKind, Refusal } from '../ingest/records.ts';
import { withDeletions } from './deletions.ts';
import { readLevels } from './levels.ts';
import { storableJson } from './storable-json.ts';
import { findTargets, upserts } from './store.ts';
import type { LinkTarget } from './store.ts';

type Sent = { readonly enterpriseCode: string; readonly externalId: string };
type Stored = Sent & { readonly [field: string]: unknown };

/** A field that names another record, and the column's name for its id. */
type Link = { readonly field: string; readonly target: LinkTarget; readonly as: string };

type Definition = {
  readonly action: string;
  /** Under which its deletions are remembered. */
  readonly entity: string;
  readonly schema: z.ZodType<Sent>;
  readonly upsert: Sql;
  readonly feed: Feed;
  readonly links: readonly Link[];
  /** Fields that say when something happened: it cannot be still to come. */
  readonly happened?: readonly string[];
  /** The field whose codes are in use in two ways. */
  readonly level?: LevelField;
  readonly shape?: (record: Stored) => object;
};

/** A record of the chain: its parents must be there before it, and it is kept as it was sent. */
function kind({
  action,
  entity,
  schema,
  upsert,
  feed,
  links,
  happened = [],
  level,
  shape,
}: Definition): RecordKind<Stored> {
  return {
    action,
    upsert,
    schema: withSent(schema),
    feed,
    isTimed: true,
    movesZones: false,
    async check(tx, records, now) {
      const past = withoutFuture(records, happened, now);
      const read = level === undefined ? undefined : await readLevels(tx, past.records, level);
      const linked = await link(tx, read?.records ?? past.records, links);
      const shaped = linked.records.map((one) => ({
        ...one,
        ...changedAt(one, now),
        ...shape?.(one),
      }));
      const refused = [...past.refused, ...(read?.refused ?? []), ...linked.refused];
      return { records: await withDeletions(tx, shaped, { entity, now }), refused };
    },
  };
}

/** When the enterprise changed a record last. A clock that runs ahead must not shut out every later change. */
function changedAt({ updateDate }: Stored, now: Date): object {
  if (typeof updateDate !== 'string') return {};
  const atMs = Math.min(Date.parse(updateDate), now.getTime());
  return { sourceUpdatedAt: new Date(atMs).toISOString() };
}

function withSent(schema: z.ZodType<Sent>): z.ZodType<Stored> {
  return z.unknown().transform((raw, check): Stored => {
    const said = withoutEmpty(raw);
    const parsed = schema.safeParse(said);
    if (parsed.success) return { ...parsed.data, sent: storableJson(raw) };
    // Whatever is wrong with its other fields, what is gone is gone: they stay as they were.
    const deletion = bareDeletion.safeParse(said);
    if (deletion.success) return { ...deletion.data, isBare: true, sent: storableJson(said) };
    for (const issue of parsed.error.issues) {
      check.addIssue({ path: issue.path, ...fieldFault(fieldWords(issue)) });
    }
    return z.NEVER;
  });
}

/** As for readings: a clock may run 5 minutes ahead. A deletion takes back what it says, and may say anything. */
function withoutFuture(
  records: readonly OwnRecord<Stored>[],
  happened: readonly string[],
  now: Date,
): Checked<Stored> {
  const latestMs = now.getTime() + 5 * MINUTE_MS;
  const kept: OwnRecord<Stored>[] = [];
  const refused: Refusal[] = [];
  for (const record of records) {
    const field = happened.find((name) => Date.parse(String(record[name])) > latestMs);
    if (field === undefined || record['deleted'] === true) kept.push(record);
    else refused.push(refusal(record, `/${field}`, REFUSED.ahead));
  }
  return { records: kept, refused };
}

const TARGETS: Readonly<Record<LinkTarget, string>> = {
  ...{ 'risk-object': '风险分析对象', 'risk-unit': '风险分析单元', 'risk-event': '风险事件' },
  ...{ 'control-measure': '管控措施', 'check-task': '排查任务', 'check-record': '排查记录' },
  ...{ facility: '设施', point: '测点', camera: '摄像机' },
};

function missingWords(target: LinkTarget): Text {
  const zh = `没有这个${TARGETS[target]}，请先提交它`;
  return { zh, en: `no such ${target}: deliver it before` };
}

async function link(
  tx: Tx,
  records: readonly OwnRecord<Stored>[],
  links: readonly Link[],
): Promise<Checked<Stored>> {
  let kept = records;
  const refused: Refusal[] = [];
  for (const { field, target, as } of links) {
    const keyed = (record: OwnRecord<Stored>) => ({
      enterpriseId: record.enterpriseId,
      externalId: String(record[field]),
    });
    const naming = kept.filter((record) => record[field] !== undefined);
    const ids = await findTargets(tx, target, naming.map(keyed));
    const found: OwnRecord<Stored>[] = [];
    for (const record of kept) {
      const id = ids.get(keyOf(keyed(record)));
      if (record[field] === undefined) found.push(record);
      else if (id !== undefined) found.push({ ...record, [as]: id });
      // The parent may have gone before it.
      else if (record['deleted'] === true) found.push({ ...record, isBare: true });
      else refused.push(refusal(record, `/${field}`, missingWords(target)));
    }
    kept = found;
  }
  return { records: kept, refused };
}

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
