import type { FileDropDevice, FileMapping } from '@parkwatch/domain/sources/file-drop';
import type { Host, Refusal } from '../contract.ts';
import type { RowError } from './file-fault.ts';
import type { FileMark, FileMarks } from './file-marks.ts';
import type { Mapped } from './map-rows.ts';
import { writeReport } from './report.ts';
import { errorOf, ownRecords, sendRecords } from './send-records.ts';
import type { FileDevice } from './take-file.ts';

type Parts = { readonly host: Host<FileDropDevice>; readonly marks: FileMarks };
type Filed = { readonly key: string; readonly mapping: FileMapping; readonly mapped: Mapped };

/** As many as the ingest takes in one call. */
const READINGS = 5000;

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
  const { feed } = mapping;
  const whole = { feed, records: mapped.records };
  const own = ownRecords(whole, device.settings.enterpriseCodes, errors);
  // Answers may come before the mark of the file is there.
  const early = new Map<string, readonly Refusal[]>();
  let take: (batch: string, refusals: readonly Refusal[]) => void = (batch, refusals) =>
    void early.set(batch, refusals);
  const time = new Date(host.now()).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const waiting =
    feed === 'observations'
      ? []
      : await sendRecords(host, {
          ...{ account: device.account, feed, records: own },
          nameOf: (number) => `file-${time}-${key.slice(0, 8)}-${number}`,
          onAnswer: (batch, refusals) => take(batch, refusals),
        });
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
