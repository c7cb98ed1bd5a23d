import type { FileDropDevice } from '@parkwatch/domain/sources/file-drop';
import { PARK_FEEDS } from '@parkwatch/domain/sources/record-feed';
import type { RecordFeed } from '@parkwatch/domain/sources/record-feed';
import type { Host, Refusal } from '../contract.ts';
import { wordOf } from './cell-value.ts';
import type { RowError } from './file-fault.ts';
import type { Mapped } from './map-rows.ts';

type Record = Mapped['records'][number];
/** A batch on its way, with the rows of its records. */
export type SentBatch = { readonly batch: string; readonly rows: number[] };

/** As many as the ingest takes in one call, well within the bytes of a body. */
const RECORDS = 5000;
const BATCH_BYTES = 8_000_000;

type Sending = {
  readonly account: string;
  readonly feed: RecordFeed;
  readonly records: readonly Record[];
  /** Name of a batch, by its number from 1. */
  readonly nameOf: (number: number) => string;
  /** What the park's system refused; it may come before the next batch is out. */
  readonly onAnswer: (batch: string, refusals: readonly Refusal[]) => void;
};

/** Records into the spool, batch by batch. @throws when the spool can take no more */
export async function sendRecords(
  host: Host<FileDropDevice>,
  { account, feed, records, nameOf, onAnswer }: Sending,
): Promise<SentBatch[]> {
  const batches = batchesOf(records).map((part, at) => ({ batch: nameOf(at + 1), part }));
  for (const { batch, part } of batches) {
    host.onReceipt(batch, (refusals) => onAnswer(batch, refusals));
    const items = part.map(({ item }) => item);
    await host.deliverRecords({ account }, { feed, batch, records: items });
  }
  return batches.map(({ batch, part }) => ({ batch, rows: part.map(({ row }) => row) }));
}

/** A refusal of the park's system as a fault of its row. */
export function errorOf(
  { index, path, message, messageZh = message, externalId }: Refusal,
  rows: readonly number[],
  titles: Readonly<{ [field: string]: string }>,
): RowError {
  const field = path.split('/')[1] ?? '';
  return {
    ...{ row: rows[index] ?? 0, column: titles[field] ?? (field === '' ? null : field) },
    value: externalId ?? '',
    message: { zh: `系统未接收：${messageZh}`, en: `The system refused it: ${message}` },
  };
}

const PARK_ONLY = {
  zh: '园区级数据，不能由单个企业的账号提交',
  en: 'Data of the whole park: not for accounts of single enterprises',
};

/** Records that an account of these enterprises may send; one that names none gets the first. Others are told as errors. */
export function ownRecords(
  { feed, records }: Pick<Sending, 'records'> & { readonly feed: string },
  codes: readonly string[],
  errors: RowError[],
) {
  if (codes.length === 0) return records;
  if (PARK_FEEDS.includes(feed)) {
    const refused = records.map(({ row }) => ({
      row,
      column: null,
      value: '',
      message: PARK_ONLY,
    }));
    errors.push(...refused);
    return [];
  }
  return records.flatMap(({ row, item }): Record[] => {
    const code = item['enterpriseCode'];
    if (code === undefined) return [{ row, item: { ...item, enterpriseCode: codes[0]! } }];
    if (codes.includes(wordOf(code))) return [{ row, item }];
    const message = { zh: '不是本账号的企业', en: 'This is no enterprise of this account' };
    errors.push({ row, column: null, value: wordOf(code), message });
    return [];
  });
}

function batchesOf(records: readonly Record[]): Record[][] {
  const batches: Record[][] = [];
  let bytes = Infinity;
  for (const record of records) {
    const size = JSON.stringify(record.item).length * 3;
    const last = batches.at(-1);
    if (last === undefined || last.length === RECORDS || bytes + size > BATCH_BYTES) {
      batches.push([record]);
      bytes = size;
    } else {
      last.push(record);
      bytes += size;
    }
  }
  return batches;
}
