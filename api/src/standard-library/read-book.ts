import { STANDARD_COLUMNS } from '@parkwatch/domain/standard-library/import-template';
import type { ReadRow } from '@parkwatch/domain/standard-library/import-rows';
import { fileMapping } from '@parkwatch/domain/sources/file-drop';
import { TEMPLATE_MARKS } from '@parkwatch/domain/templates/file-templates';
import type { RowFault } from '@parkwatch/domain/templates/fault-rows';
import { STANDARD_IMPORT_ROWS } from '@parkwatch/domain/wire/standard-changes';
import { FileFault } from '@parkwatch/connectors/file-drop/file-fault';
import { readFile } from '@parkwatch/connectors/file-drop/read-file';
import { contentFault } from '../file-uploads/check-content.ts';
import { problem } from '../http/problem.ts';

/** A person waits for it. */
const READ_S = 20;
const PARK_OFFSET_MIN = 480;

/** The template's columns as file-drop reads them. The feed is never delivered: no ingest stands behind it. */
const mapping = fileMapping.parse({
  ...{ name: 'standards', file: '*.xlsx', feed: 'self-checks', marks: TEMPLATE_MARKS },
  keyFields: ['key'],
  columns: STANDARD_COLUMNS.map(({ note: _note, header, ...column }) => ({
    ...column,
    header: [...header, column.field],
  })),
});

/**
 * The rows of a workbook and what is wrong with its cells, read by the gateways' own reader: in a thread of its own, within bounds of
 * time, memory, rows and inflated bytes.
 * @throws Problem `invalid-file` for what is no workbook, or has not the columns
 */
export async function readBook(
  name: string,
  content: Buffer,
): Promise<{ rows: ReadRow[]; faults: RowFault[] }> {
  const fault = /\.xlsx$/i.test(name) ? contentFault(name, content) : NO_BOOK;
  if (fault !== null) throw problem('invalid-file', { detail: fault });
  const reading = {
    ...{ bytes: content, mapping, encoding: 'auto' as const, utcOffsetMin: PARK_OFFSET_MIN },
    rows: STANDARD_IMPORT_ROWS,
  };
  try {
    const signal = new AbortController().signal;
    const { records, errors } = await readFile(reading, { readS: READ_S, signal });
    const rows = records.map(({ row, item }) => ({ row, fields: item }));
    return { rows, faults: [...errors] };
  } catch (error) {
    if (error instanceof FileFault) throw problem('invalid-file', { detail: error.told });
    throw error;
  }
}

const NO_BOOK = { zh: '只接收 .xlsx 文件', en: 'Only .xlsx files are taken' };
