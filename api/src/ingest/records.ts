import type * as z from 'zod';
import type { Feed } from '@parkwatch/domain/data-quality/feeds';
import type { Text } from '@parkwatch/domain/text/text';
import type { RecordReceipt } from '@parkwatch/domain/wire/ingest';
import type { Sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { fieldWords } from '../http/field-words.ts';
import { publishLevelNews } from '../major-hazards/publish-level-news.ts';
import type { LevelNews } from '../major-hazards/publish-level-news.ts';
import { requestZones } from '../zones/request-zones.ts';
import { keepBatch } from './batches.ts';
import type { BatchCall } from './batches.ts';
import { countRecords, enterprisesNamed } from './count-records.ts';
import { keyOf, ownEnterprises, upsert } from './record-store.ts';
import type { ChangedRecord, RecordKey, Stock } from './record-store.ts';
import { REFUSED } from './refusal-words.ts';

type Sent = { readonly enterpriseCode: string; readonly externalId: string };
/** A record of an enterprise that the source may write for. */
export type OwnRecord<T> = T & { readonly index: number; readonly enterpriseId: number };
export type Refusal = RecordReceipt['rejections'][number];
export type Checked<T> = {
  readonly records: readonly OwnRecord<T>[];
  readonly refused: readonly Refusal[];
};

/** What storing records brought with it, for those who have to hear of it. */
export type Aftermath = {
  /** Facilities whose content it changed. */
  readonly stocks?: readonly Stock[];
  /** Units whose verdict or level it changed (GB 18218). */
  readonly news?: readonly LevelNews[];
};

type Upsert = {
  /** One statement. */
  readonly upsert: Sql;
  /** Whether the statement takes the time as `$2`. */
  readonly isTimed: boolean;
};
type Store<T> = {
  /** Several: a record with parts of its own. Answers the records that were new or changed. */
  store(tx: Tx, records: readonly OwnRecord<T>[], now: Date): Promise<readonly ChangedRecord[]>;
};

/** What is told apart between facilities, inventories, self-checks, inspections and the rest. */
export type RecordKind<T extends Sent> = (Upsert | Store<T>) & {
  /** Endpoint id, for the audit trail. */
  readonly action: string;
  readonly schema: z.ZodType<T>;
  /** The feed of the enterprise's data quality that it keeps alive; absent: none. */
  readonly feed?: Feed;
  /** Whether the risk zones depend on such records. */
  readonly movesZones: boolean;
  /** Checks that need the database; what they refuse is not stored. */
  check(tx: Tx, records: readonly OwnRecord<T>[], now: Date): Promise<Checked<T>>;
  after?(tx: Tx, records: readonly OwnRecord<T>[], now: Date): Promise<Aftermath>;
};

type Call = {
  readonly caller: Caller;
  readonly records: readonly unknown[];
  readonly now: Date;
  /** The batch that the call names: its receipt is kept with what it stored. */
  readonly batch?: BatchCall | undefined;
};

/** The ingest of records: check each alone → store by external id → receipt per record. One call, one transaction. */
export function takeRecords<T extends Sent>(
  parts: Parts,
  kind: RecordKind<T>,
  { caller, records, now, batch: call }: Call,
): Promise<RecordReceipt> {
  const parsed = parseAll(kind.schema, records);
  return parts.db.tx(caller.scope, async (tx) => {
    const owned = await ownedBy(tx, parsed.records);
    const checked = await kind.check(tx, owned.records, now);
    const { records: last, refused: repeated } = lastOfEach(checked.records);
    const changed = last.length === 0 ? [] : await stored(tx, kind, { records: last, now });
    const { stocks = [], news = [] } = (await kind.after?.(tx, last, now)) ?? {};
    const created = changed.filter(({ isNew }) => isNew).length;
    const counts = {
      created,
      updated: changed.length - created,
      unchanged: last.length - changed.length,
    };
    if (changed.length > 0) {
      if (kind.movesZones) await requestZones(tx, now, kind.action);
      await parts.audit.record(tx, caller, { action: kind.action, detail: counts });
    }
    const rejections = [...parsed.refused, ...owned.refused, ...checked.refused, ...repeated];
    rejections.sort((a, b) => a.index - b.index);
    const receipt = { ...counts, rejected: rejections.length, rejections };
    const named = await enterprisesNamed(tx, records);
    await countRecords(tx, { caller, feed: kind.feed, named, records, rejections, now });
    await keepBatch(tx, { call, caller, now, enterpriseIds: named.values() }, receipt);
    await publishStocks(parts, tx, stocks);
    await publishLevelNews(parts, tx, news);
    return receipt;
  });
}

function stored<T extends Sent>(
  tx: Tx,
  kind: RecordKind<T>,
  { records, now }: { readonly records: readonly OwnRecord<T>[]; readonly now: Date },
): Promise<readonly ChangedRecord[]> {
  if ('store' in kind) return kind.store(tx, records, now);
  return upsert(tx, kind.upsert, { records, ...(kind.isTimed ? { now } : {}) });
}

/** The level of a tank is live: each enterprise learns of its own facilities, the park of all. */
async function publishStocks({ outbox }: Parts, tx: Tx, stocks: readonly Stock[]): Promise<void> {
  const byOwner = Map.groupBy(stocks, (stock) => stock.enterpriseId);
  const events = [...byOwner].map(([enterpriseId, own]) => ({
    audience: { park: true, enterpriseIds: [enterpriseId] },
    payload: own.map(({ facilityId, quantityT }) => ({ facilityId, quantityT })),
  }));
  await outbox.publishAll(tx, 'stock', events);
}

type Indexed<T> = T & { readonly index: number };

function parseAll<T extends Sent>(schema: z.ZodType<T>, list: readonly unknown[]) {
  const records: Indexed<T>[] = [];
  const refused: Refusal[] = [];
  for (const [index, item] of list.entries()) {
    const parsed = schema.safeParse(item);
    if (parsed.success) {
      records.push({ ...parsed.data, index });
      continue;
    }
    refused.push(unreadable({ index, externalId: idOf(item) }, parsed.error.issues[0]!));
  }
  return { records, refused };
}

/** A record whose form is wrong, by the first fault that was found. */
export function unreadable(
  { index, externalId }: { readonly index: number; readonly externalId: unknown },
  issue: z.core.$ZodIssue,
): Refusal {
  const name = typeof externalId === 'string' ? externalId.slice(0, 100) : null;
  const path = `/${issue.path.map(String).join('/')}`;
  return { index, externalId: name, path, ...told(fieldWords(issue)) };
}

/** The enterprise's own id under either of its names. */
function idOf(item: unknown): unknown {
  const { externalId, id } = (item ?? {}) as { externalId?: unknown; id?: unknown };
  return externalId ?? id;
}

/** A record of another enterprise is refused like one that does not exist. */
async function ownedBy<T extends Sent>(
  tx: Tx,
  records: readonly Indexed<T>[],
): Promise<Checked<T>> {
  const codes = [...new Set(records.map(({ enterpriseCode }) => enterpriseCode))];
  const ids = await ownEnterprises(tx, codes);
  const owned: OwnRecord<T>[] = [];
  const refused: Refusal[] = [];
  for (const record of records) {
    const enterpriseId = ids.get(record.enterpriseCode);
    if (enterpriseId !== undefined) owned.push({ ...record, enterpriseId });
    else refused.push(refusal(record, '/enterpriseCode', REFUSED.notOwnEnterprise));
  }
  return { records: owned, refused };
}

export function refusal(
  { index, externalId }: { index: number; externalId: string },
  path: string,
  words: Text,
): Refusal {
  return { index, externalId, path, ...told(words) };
}

/** In both languages under the names of a receipt. */
function told({ zh, en }: Text) {
  return { message: en, messageZh: zh };
}

/** Of records with one id in a call the last counts. */
function lastOfEach<T extends RecordKey & { index: number }>(records: readonly T[]) {
  const last = new Map(records.map((record) => [keyOf(record), record]));
  const refused = records
    .filter((record) => last.get(keyOf(record)) !== record)
    .map((record) => refusal(record, '/externalId', REFUSED.repeated));
  return { records: [...last.values()], refused };
}
