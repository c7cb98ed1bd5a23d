import { open, rename } from 'node:fs/promises';
import {
  FAULT_HEADINGS,
  FAULT_WIDTHS,
  faultRows,
  xmlText,
} from '@parkwatch/domain/templates/fault-rows';
import type { SheetData } from 'write-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import type { RowError } from './file-fault.ts';

/**
 * What is wrong with a file, row by row, as `<path>.errors.xlsx` and `<path>.errors.csv`. Whole or not at all, and
 * nothing in it is a formula: the values come from strangers (CSV injection, OWASP).
 */
export async function writeReport(path: string, errors: readonly RowError[]): Promise<void> {
  const rows = faultRows(errors);
  await writeWhole(`${path}.errors.csv`, Buffer.from(csvOf(rows)));
  const sheet: SheetData = [
    FAULT_HEADINGS.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value) => ({ value: xmlText(value), type: String }))),
  ];
  const columns = FAULT_WIDTHS.map((width) => ({ width }));
  const book = writeXlsxFile(sheet, { columns, stickyRowsCount: 1, sheet: '错误 Errors' });
  await writeWhole(`${path}.errors.xlsx`, await book.toBuffer());
}

/** With a byte-order mark: Excel reads it as UTF-8, and Chinese is right. */
function csvOf(rows: readonly (readonly string[])[]): string {
  const lines = [FAULT_HEADINGS, ...rows].map((row) => row.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function csvCell(text: string): string {
  const isNumber = /^-?\d+([.,]\d+)?$/.test(text);
  const plain = !isNumber && /^[\s]*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
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
