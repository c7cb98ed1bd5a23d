import type { Feed } from '@parkwatch/domain/data-quality/feeds';
import { bareDeletion, withoutEmpty } from '@parkwatch/domain/dual-prevention/fields';
import type { LevelField } from '@parkwatch/domain/dual-prevention/levels';
import { fieldFault } from '@parkwatch/domain/text/field-fault';
import type { Text } from '@parkwatch/domain/text/text';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
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
import { findTargets } from './store.ts';
import type { LinkTarget } from './store.ts';

type Sent = { readonly enterpriseCode: string; readonly externalId: string };
/** A record as its schema read it, with what was sent. */
export type Stored = Sent & { readonly [field: string]: unknown };

/** A field that names another record, and the column's name for its id. */
export type Link = { readonly field: string; readonly target: LinkTarget; readonly as: string };

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
  /** Whether the risk zones depend on such records; left out: no. */
  readonly movesZones?: boolean;
};

/**
 * A record as systems push it to the provinces: what it names must be there before it, it is kept as it was sent, what is older
 * than what is stored changes nothing, and a deletion is a state.
 */
export function pushedKind({
  action,
  entity,
  schema,
  upsert,
  feed,
  links,
  happened = [],
  level,
  shape,
  movesZones = false,
}: Definition): RecordKind<Stored> {
  return {
    action,
    upsert,
    schema: withSent(schema),
    feed,
    isTimed: true,
    movesZones,
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
