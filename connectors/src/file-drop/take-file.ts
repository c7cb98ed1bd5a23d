import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type {
  FileDropDevice,
  FileDropSettings,
  FileMapping,
} from '@parkwatch/domain/sources/file-drop';
import type { Decoded, Host, ValueReading } from '../contract.ts';
import { deliverFile } from './deliver-file.ts';
import { FileFault, fault } from './file-fault.ts';
import type { RowError, Told } from './file-fault.ts';
import { markKey } from './file-marks.ts';
import type { FileMark, FileMarks } from './file-marks.ts';
import { join } from 'node:path';
import type { Inbox } from './inbox.ts';
import type { Mapped } from './map-rows.ts';
import { pickMapping, readMappings, READY_MAPPINGS } from './pick-mapping.ts';
import { readFile } from './read-file.ts';
import { writeReport } from './report.ts';

export type FileDevice = DeviceAccount<FileDropDevice>;
/** An account with its folder. */
export type Box = { readonly device: FileDevice; readonly inbox: Inbox };
export type FileParts = {
  readonly settings: FileDropSettings;
  readonly host: Host<FileDropDevice>;
  readonly marks: FileMarks;
  readonly signal: AbortSignal;
};

/** Of a file, for the engineer. */
export const SHOWN_BYTES = 4096;
const SHOWN_NOTES = 20;

/**
 * One file from the inbox to `done` or `failed`, with its report. It leaves the inbox only when everything of it is
 * durable in the spool: a crash before that makes it come again, and ids make that harmless.
 * @throws what `host.deliver` does when the spool can take no more: the file stays
 */
export async function takeFile(parts: FileParts, box: Box, name: string): Promise<void> {
  const { host, settings, signal } = parts;
  const from = { account: box.device.account };
  let bytes: Buffer = Buffer.alloc(0);
  try {
    bytes = await box.inbox.read(name, settings.fileBytes);
    const mapping = await mappingFor(parts, box, name);
    const key = markKey(from.account, bytes, mapping);
    if ((await parts.marks.get(key))?.isClean === true)
      return await dropRepeat(parts, box, { name, bytes });
    const { encoding, utcOffsetMin, rows, readS } = settings;
    const reading = { bytes, mapping, encoding, utcOffsetMin, rows };
    const mapped = withNames(await readFile(reading, { readS, signal }), box.device, settings);
    show(parts, box, { name, bytes, decoded: decodedOf(name, mapping, mapped) });
    await keep(parts, box, { name, key, mapping, mapped });
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const reason = error.message.slice(0, 300).toWellFormed();
    show(parts, box, {
      name,
      bytes,
      decoded: { rejected: `bad-file: ${name.slice(0, 100)}: ${reason}` },
    });
    await fail(box, name, error.told);
    host.log.warn({ account: from.account, file: name, reason }, 'file.failed');
  }
}

async function mappingFor(
  { settings, host }: FileParts,
  box: Box,
  name: string,
): Promise<FileMapping> {
  if (!/\.(csv|txt|xlsx)$/i.test(name)) {
    throw fault('只接收 .csv 与 .xlsx 文件', 'Only .csv and .xlsx files are taken');
  }
  const { mappings, wrong } = await readMappings(join(box.inbox.folder, 'mappings'));
  for (const { file, reason } of wrong) {
    host.log.warn({ account: box.device.account, file, reason }, 'file.bad-mapping');
  }
  const all = [
    ...mappings,
    ...box.device.settings.mappings,
    ...settings.mappings,
    ...READY_MAPPINGS,
  ];
  const mapping = pickMapping(name, all);
  if (mapping === undefined) throw fault('没有适用的映射', 'No mapping is for files of this name');
  return mapping;
}

type Shown = { readonly name: string; readonly bytes: Buffer; readonly decoded: Decoded };

function show({ host }: FileParts, { device }: Box, { bytes, decoded }: Shown): void {
  host.saw({ account: device.account }, bytes.subarray(0, SHOWN_BYTES), decoded);
}

export function decodedOf(
  name: string,
  { feed }: FileMapping,
  { readings, rows, errors }: Mapped,
): Decoded {
  const wrong = errors.slice(0, SHOWN_NOTES).map(({ row, column, message }) => {
    return `row ${row}${column === null ? '' : `, ${column}`}: ${message.en}`;
  });
  const head = `${name.slice(0, 100)}: ${feed}, ${rows} rows, ${errors.length} errors`;
  return { readings: readings.map(({ item }) => item), notes: [head, ...wrong] };
}

/** The names of points: which the park does not know is told in the report, and to the engineer by the host's list. */
function withNames(mapped: Mapped, device: FileDevice, settings: FileDropSettings): Mapped {
  if (mapped.readings.length === 0) return mapped;
  const isPassing = (device.settings.mapping ?? settings.mapping) === 'pass-through';
  const errors: RowError[] = [...mapped.errors];
  const readings = mapped.readings.map(({ row, item }) => {
    const isOwn = item.point.startsWith(device.settings.codePrefix);
    const isKnown = isPassing ? isOwn : Object.hasOwn(device.points, item.point);
    if (!isKnown) {
      const message = { zh: '测点未在系统中配置', en: 'No point of this name is configured' };
      errors.push({ row, column: null, value: item.point, message });
    }
    const named: ValueReading = isPassing && isOwn ? { ...item, isParkCode: true } : item;
    return { row, item: named };
  });
  return { ...mapped, readings, errors };
}

type Keeping = {
  readonly name: string;
  readonly key: string;
  readonly mapping: FileMapping;
  readonly mapped: Mapped;
};

async function keep(
  parts: FileParts,
  box: Box,
  { name, key, mapping, mapped }: Keeping,
): Promise<void> {
  const delivery = await deliverFile(parts, box.device, { key, mapping, mapped });
  const end = delivery.taken === 0 ? 'failed' : 'done';
  const path = await box.inbox.place(name, end);
  const mark: FileMark = {
    ...{ key, account: box.device.account, path, isClean: delivery.errors.length === 0 },
    ...{
      errors: delivery.errors.slice(0, 20_000),
      waiting: delivery.waiting,
      titles: titlesOf(mapping),
    },
  };
  await parts.marks.put(mark);
  await box.inbox.move(name, path);
  if (mark.errors.length > 0) await writeReport(path, mark.errors);
  await delivery.follow(mark);
  const counts = { rows: mapped.rows, errors: mark.errors.length };
  parts.host.log.info({ account: box.device.account, file: name, ...counts }, 'file.taken');
}

/** Headings by the field they stand for. */
export function titlesOf({ columns }: FileMapping): Record<string, string> {
  return Object.fromEntries(columns.map(({ field, header }) => [field, [header].flat()[0]!]));
}

type Repeat = { readonly name: string; readonly bytes: Buffer };

async function dropRepeat(parts: FileParts, box: Box, { name, bytes }: Repeat): Promise<void> {
  const notes = [`${name.slice(0, 100)}: the same file was taken before`];
  show(parts, box, { name, bytes, decoded: { readings: [], notes } });
  await box.inbox.move(name, await box.inbox.place(name, 'done'));
  parts.host.log.info({ account: box.device.account, file: name }, 'file.repeated');
}

async function fail({ inbox }: Box, name: string, message: Told): Promise<void> {
  const path = await inbox.place(name, 'failed');
  await inbox.move(name, path);
  await writeReport(path, [{ row: 0, column: null, value: name, message }]);
}
