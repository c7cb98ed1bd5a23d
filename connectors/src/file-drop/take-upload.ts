import { findTemplate, mappingOf } from '@parkwatch/domain/templates/file-templates';
import type { FileMapping } from '@parkwatch/domain/sources/file-drop';
import { MAX_KEPT_FAULTS } from '@parkwatch/domain/wire/file-uploads';
import type { UploadFault, UploadReport } from '@parkwatch/domain/wire/file-uploads';
import type { Refusal, Upload } from '../contract.ts';
import { fault, FileFault } from './file-fault.ts';
import type { RowError } from './file-fault.ts';
import type { Mapped } from './map-rows.ts';
import { readFile } from './read-file.ts';
import { errorOf, ownRecords, sendRecords } from './send-records.ts';
import type { SentBatch } from './send-records.ts';
import { decodedOf, SHOWN_BYTES, titlesOf } from './take-file.ts';
import type { FileDevice, FileParts } from './take-file.ts';

type Parts = Omit<FileParts, 'marks'>;

/**
 * Takes uploaded files, one at a time, with the code that takes dropped ones. Nothing of them is kept here: what was not
 * told to its end comes again, and ids make that harmless.
 */
export function uploadTaker(parts: Parts, devices: readonly FileDevice[]) {
  const byAccount = new Map(devices.map((device) => [device.account, device]));
  let before: Promise<unknown> = Promise.resolve();
  return async (upload: Upload): Promise<void> => {
    const mine = before.then(() => read(parts, byAccount.get(upload.account), upload));
    before = mine.catch(() => undefined);
    const sent = await mine;
    // The next file is read while the answers to this one are on their way.
    if (sent !== null) await follow(parts, upload, sent);
  };
}

type Sent = {
  readonly rows: number;
  readonly errors: readonly RowError[];
  readonly batches: readonly SentBatch[];
  readonly answers: Answers;
  readonly titles: Readonly<Record<string, string>>;
};

/** Reads a file and sends its records on; null: nothing of it could be taken, which is told. @throws when the spool is full */
async function read(
  parts: Parts,
  device: FileDevice | undefined,
  upload: Upload,
): Promise<Sent | null> {
  const { host, signal } = parts;
  signal.throwIfAborted();
  const { id, name, account } = upload;
  // What its configuration no longer gives is for another source, or waits.
  if (device?.settings.takesUploads !== true) throw new Error('the account takes no uploads');
  const bytes = await upload.fetch();
  try {
    const mapping = mappingFor(upload);
    const { feed } = mapping;
    if (feed === 'observations') throw fault('此模板不是业务记录', 'The template has no records');
    const mapped = await readMapped(parts, mapping, bytes);
    host.saw({ account }, bytes.subarray(0, SHOWN_BYTES), decodedOf(name, mapping, mapped));
    const errors = [...mapped.errors];
    const { enterpriseCode } = upload;
    const codes = enterpriseCode === null ? device.settings.enterpriseCodes : [enterpriseCode];
    const records = ownRecords({ feed, records: mapped.records }, codes, errors);
    const answers = openAnswers();
    const batches = await sendRecords(host, {
      ...{ account, feed, records, onAnswer: answers.put },
      nameOf: (number) => (number === 1 ? `upload-${id}` : `upload-${id}-${number}`),
    });
    host.log.info({ account, upload: id, rows: mapped.rows, errors: errors.length }, 'upload.read');
    return { rows: mapped.rows, errors, batches, answers, titles: titlesOf(mapping) };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const reason = error.message.slice(0, 300).toWellFormed();
    const rejected = `bad-file: ${name.slice(0, 100)}: ${reason}`;
    host.saw({ account }, bytes.subarray(0, SHOWN_BYTES), { rejected });
    host.log.warn({ account, upload: id, reason }, 'upload.failed');
    const whole = { row: 0, column: null, value: '', message: error.told };
    await upload.report(reportOf('failed', 0, [whole]));
    return null;
  }
}

function mappingFor({ template: id }: Upload): FileMapping {
  const template = findTemplate(id);
  // A gateway that is older than the api.
  if (template === undefined)
    throw fault(
      '网关不认识此模板，请升级网关',
      'The gateway does not know this template: update it',
    );
  return mappingOf(template);
}

function readMapped(
  { settings, signal }: Parts,
  mapping: FileMapping,
  bytes: Buffer,
): Promise<Mapped> {
  const { encoding, utcOffsetMin, rows, readS, fileBytes } = settings;
  if (bytes.length > fileBytes) throw fault('文件过大', 'The file is too large');
  return readFile({ bytes, mapping, encoding, utcOffsetMin, rows }, { readS, signal });
}

/** Waits for what the park's system says to each batch, and tells the end. */
async function follow({ signal }: Parts, upload: Upload, sent: Sent): Promise<void> {
  const { rows, errors, batches, answers, titles } = sent;
  if (batches.length > 0) await upload.report(reportOf('read', rows, errors));
  const all = [...errors];
  for (const { batch, rows: ofBatch } of batches) {
    const refusals = await answers.get(batch, signal);
    for (const refusal of refusals) all.push(errorOf(refusal, ofBatch, titles));
  }
  await upload.report(reportOf(batches.length === 0 ? 'failed' : 'delivered', rows, all));
}

type Answers = {
  readonly put: (batch: string, refusals: readonly Refusal[]) => void;
  /** @throws when the signal is aborted before the answer is there */
  get(batch: string, signal: AbortSignal): Promise<readonly Refusal[]>;
};

function openAnswers(): Answers {
  const slots = new Map<string, PromiseWithResolvers<readonly Refusal[]>>();
  const slotOf = (batch: string) => {
    const slot = slots.get(batch) ?? Promise.withResolvers<readonly Refusal[]>();
    slots.set(batch, slot);
    return slot;
  };
  return {
    put: (batch, refusals) => slotOf(batch).resolve(refusals),
    async get(batch, signal) {
      const aborted = Promise.withResolvers<never>();
      const stop = () => aborted.reject(signal.reason as Error);
      signal.addEventListener('abort', stop, { once: true });
      try {
        signal.throwIfAborted();
        return await Promise.race([slotOf(batch).promise, aborted.promise]);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
  };
}

/** Rows with a fault are refused, those of them that were refused in part alike. */
function reportOf(
  state: UploadReport['state'],
  rows: number,
  errors: readonly RowError[],
): UploadReport {
  const wrong = new Set(errors.map(({ row }) => row).filter((row) => row > 0)).size;
  const rejected = Math.min(rows, wrong);
  const faults = errors.slice(0, MAX_KEPT_FAULTS).map(faultOf);
  return { state, rows, accepted: rows - rejected, rejected, faults, faultCount: errors.length };
}

function faultOf({ row, column, value, message }: RowError): UploadFault {
  const short = (text: string, most: number) => text.slice(0, most).toWellFormed();
  return {
    ...{ row, column: column === null ? null : short(column, 500), value: short(value, 500) },
    message: { zh: short(message.zh, 1000), en: short(message.en, 1000) },
  };
}
