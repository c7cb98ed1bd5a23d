import { readSheet, SheetNotFoundError } from 'read-excel-file/node';
import { fault, FileFault } from './file-fault.ts';
import { tooManyRows } from './read-csv.ts';
import { MAX_CELL_LENGTH, MAX_COLUMNS } from './table.ts';
import type { Cell, Row } from './table.ts';
import { packZip, readZip } from './zip.ts';
import type { ZipEntry } from './zip.ts';

type Options = { readonly sheet?: string | number | undefined; readonly rows: number };

const HEAD_ROWS = 1200;
const MAX_CELLS = 4_000_000;
/**
 * The library cuts a serial (days as a double, written with 15 digits: 9 µs at most beside the time that was meant) down
 * to a millisecond, which makes a third of all minutes one too early. A hundredth of a second takes that back; what a
 * sheet says below it is not kept, since it cannot be told from the cut.
 */
const TICK_MS = 10;

/**
 * Rows of a sheet. The library is given a file that holds what we have inflated and looked at, and nothing else: it
 * would fill the gaps before a row 1,000,000,000 with rows, and read every entry that a stream of headers names.
 * @throws FileFault
 */
export async function readXlsx(bytes: Buffer, { sheet, rows }: Options): Promise<Row[]> {
  const entries = readZip(bytes, (name) => name.endsWith('.xml') || name.endsWith('.xml.rels'));
  for (const entry of entries) checkEntry(entry, rows);
  try {
    const found = await readSheet(packZip(entries), sheet ?? 1);
    return found.map((cells, at) => ({
      number: at + 1,
      cells: (cells as unknown[]).slice(0, MAX_COLUMNS).map(cellOf),
    }));
  } catch (error) {
    if (error instanceof FileFault) throw error;
    if (error instanceof SheetNotFoundError) {
      throw fault(`没有工作表“${sheet ?? 1}”`, `There is no sheet ${sheet ?? 1}`);
    }
    throw fault('不是有效的 XLSX 文件', 'This is no valid XLSX file');
  }
}

function checkEntry({ name, content }: ZipEntry, rows: number): void {
  const text = content.toString('latin1');
  // No spreadsheet has a document type: entities that blow up, or name files of ours (XXE), can only be told in one.
  if (/<!(DOCTYPE|ENTITY)/i.test(text) || content[0] === 0xff || content[0] === 0xfe) {
    throw fault(
      '文件含有不允许的 XML 声明',
      'The file holds an XML declaration that is not allowed',
    );
  }
  // The workbook says where its sheets are: one may stand anywhere.
  const isSheet = /<(?:\w+:)?sheetData/.test(text) || /^xl\/worksheets\//i.test(name);
  if (!isSheet) return;
  checkPlaces(text, rows);
  const cells = occurrences(text, /<(?:\w+:)?c[\s/>]/g, MAX_CELLS);
  if (
    cells > MAX_CELLS ||
    occurrences(text, /<(?:\w+:)?row[\s/>]/g, rows + HEAD_ROWS) > rows + HEAD_ROWS
  ) {
    throw tooManyRows(rows);
  }
}

/** Every `r` of a row or cell names a place within bounds; one that is written otherwise is refused. */
function checkPlaces(text: string, rows: number): void {
  for (const [, place] of text.matchAll(/(?:[\s"']|(?<!xmlns):)r\s*=\s*["']([^"']{0,21})/g)) {
    const parts = /^([A-Z]{0,3})(\d{1,7})$/.exec(place!);
    if (parts === null) throw fault('单元格位置无效', 'A cell has a place that is none');
    if (Number(parts[2]) > rows + HEAD_ROWS) throw tooManyRows(rows);
    if (columnOf(parts[1]!) > MAX_COLUMNS) {
      throw fault(`列数超过 ${MAX_COLUMNS}`, `There are more than ${MAX_COLUMNS} columns`);
    }
  }
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function occurrences(text: string, pattern: RegExp, most: number): number {
  let count = 0;
  while (count <= most && pattern.exec(text) !== null) count += 1;
  return count;
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string') return value === '' ? null : value.slice(0, MAX_CELL_LENGTH);
  if (value instanceof Date) return new Date(Math.round(value.getTime() / TICK_MS) * TICK_MS);
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
