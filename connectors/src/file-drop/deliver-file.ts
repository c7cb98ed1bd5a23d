import type { FileDropDevice, FileMapping } from '@parkwatch/domain/sources/file-drop';
import type { Host, Refusal } from '../contract.ts';
import { wordOf } from './cell-value.ts';
import type { RowError } from './file-fault.ts';
import type { FileMark, FileMarks } from './file-marks.ts';
import type { Mapped } from './map-rows.ts';
import { writeReport } from './report.ts';
import type { FileDevice } from './take-file.ts';

type Parts = { readonly host: Host<FileDropDevice>; readonly marks: FileMarks };
type Filed = { readonly key: string; readonly mapping: FileMapping; readonly mapped: Mapped };
type Record = Mapped['records'][number];

/** As many as the ingest takes in one call, well within the bytes of a body. */
const READINGS = 5000;
const RECORDS = 5000;
const BATCH_BYTES = 8_000_000;

export type FileDelivery = {
  /** Rows that went on. */
  readonly taken: number;
  readonly errors: readonly RowError[] & RowError[];
  readonly waiting: FileMark['waiting'];
  /** From now on what the park's system refuses goes to the report beside the file. */
  follow(mark: FileMark): Promise<void>;
};

/** Everything of a file into the spool. @throws when the spool can take no more */
export async function deliverFile(
  parts: Parts,
  device: FileDevice,
  { key, mapping, mapped }: Filed,
): Promise<FileDelivery> {
  const { host } = parts;
  const from = { account: device.account };
  const errors = [...mapped.errors];
  const readings = mapped.readings.map(({ item }) => item);
  for (let at = 0; at < readings.length; at += READINGS) {
    await host.deliver(from, readings.slice(at, at + READINGS));
  }
  const own = ownRecords(mapped.records, device.settings.enterpriseCodes, errors);
  const waiting: FileMark['waiting'] = [];
  // Answers may come before the mark of the file is there.
  const early = new Map<string, readonly Refusal[]>();
  let take: (batch: string, refusals: readonly Refusal[]) => void = (batch, refusals) =>
    void early.set(batch, refusals);
  const time = new Date(host.now()).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  for (const [number, records] of batchesOf(own).entries()) {
    const batch = `file-${time}-${key.slice(0, 8)}-${number + 1}`;
    waiting.push({ batch, rows: records.map(({ row }) => row) });
    host.onReceipt(batch, (refusals) => take(batch, refusals));
    const { feed } = mapping;
    if (feed === 'observations') continue;
    await host.deliverRecords(from, { feed, batch, records: records.map(({ item }) => item) });
  }
  const wrongRows = new Set(errors.map(({ row }) => row));
  const good = mapped.readings.filter(({ row }) => !wrongRows.has(row)).length;
  return {
    ...{ taken: good + own.length, errors, waiting },
    async follow(mark) {
      const follower = followMark(parts, mark);
      take = follower;
      for (const [batch, refusals] of early) follower(batch, refusals);
    },
  };
}

/** Goes on with files whose batches were not answered before the start. */
export async function resumeMarks(parts: Parts): Promise<void> {
  for (const mark of await parts.marks.waiting()) {
    const follower = followMark(parts, mark);
    for (const { batch } of mark.waiting) {
      parts.host.onReceipt(batch, (refusals) => follower(batch, refusals));
    }
  }
}

/** Takes answers one after the other: the report and the mark are written whole each time. */
function followMark({ host, marks }: Parts, first: FileMark) {
  let mark = first;
  let writing: Promise<void> = Promise.resolve();
  return (batch: string, refusals: readonly Refusal[]): void => {
    writing = writing
      .then(async () => {
        const answered = mark.waiting.find((one) => one.batch === batch);
        if (answered === undefined) return;
        const more = refusals.map((refusal) => errorOf(refusal, answered.rows, mark.titles));
        const errors = [...mark.errors, ...more].slice(0, 20_000);
        const waiting = mark.waiting.filter((one) => one !== answered);
        mark = { ...mark, errors, waiting, isClean: errors.length === 0 };
        if (more.length > 0) await writeReport(mark.path, errors);
        await marks.put(mark);
      })
      .catch((error: unknown) => {
        host.log.warn({ batch, reason: String(error) }, 'file.report-not-written');
      });
  };
}

function errorOf(
  { index, path, message, externalId }: Refusal,
  rows: readonly number[],
  titles: Readonly<{ [field: string]: string }>,
): RowError {
  const field = path.split('/')[1] ?? '';
  return {
    ...{ row: rows[index] ?? 0, column: titles[field] ?? (field === '' ? null : field) },
    value: externalId ?? '',
    message: { zh: `系统未接收：${message}`, en: `The system refused it: ${message}` },
  };
}

function ownRecords(records: readonly Record[], codes: readonly string[], errors: RowError[]) {
  if (codes.length === 0) return records;
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
