import { open, rename } from 'node:fs/promises';
import type { SheetData } from 'write-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { RowError } from './file-fault.ts';

const HEADINGS = ['行号 Row', '列 Column', '值 Value', '问题', 'Problem'];
/** A person corrects the first and sends the file again. */
const MOST_ERRORS = 10_000;
const LONGEST_CELL = 1000;

/**
 * What is wrong with a file, row by row, as `<path>.errors.xlsx` and `<path>.errors.csv`. Whole or not at all, and
 * nothing in it is a formula: the values come from strangers (CSV injection, OWASP).
 */
export async function writeReport(path: string, errors: readonly RowError[]): Promise<void> {
  const rows = rowsOf(errors);
  await writeWhole(`${path}.errors.csv`, Buffer.from(csvOf(rows)));
  const sheet: SheetData = [
    HEADINGS.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ value: xmlText(value), type: String }))),
  ];
  const columns = [{ width: 10 }, { width: 20 }, { width: 30 }, { width: 50 }, { width: 60 }];
  const book = writeXlsxFile(sheet, { columns, stickyRowsCount: 1, sheet: '错误 Errors' });
  await writeWhole(`${path}.errors.xlsx`, await book.toBuffer());
}

function rowsOf(errors: readonly RowError[]): string[][] {
  const sorted = [...errors].sort((a, b) => a.row - b.row);
  const rows = sorted
    .slice(0, MOST_ERRORS)
    .map(({ row, column, value, message }) => [
      ...[row === 0 ? '' : String(row), column ?? '', value, message.zh, message.en],
    ]);
  const left = errors.length - MOST_ERRORS;
  if (left > 0) rows.push(['', '', '', `另有 ${left} 处错误`, `and ${left} more`]);
  return rows.map((row) => row.map((cell) => cell.slice(0, LONGEST_CELL).toWellFormed()));
}

/** With a byte-order mark: Excel reads it as UTF-8, and Chinese is right. */
function csvOf(rows: readonly (readonly string[])[]): string {
  const lines = [HEADINGS, ...rows].map((row) => row.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function csvCell(text: string): string {
  const isNumber = /^-?\d+([.,]\d+)?$/.test(text);
  const plain = !isNumber && /^[\s]*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Characters that XML does not have. @source XML 1.0, 2.2 */
function xmlText(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

export async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const half = `${path}.tmp`;
  const file = await open(half, 'w');
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(half, path);
}
