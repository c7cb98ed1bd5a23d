import {
  FAULT_HEADINGS,
  FAULT_WIDTHS,
  faultRows,
  xmlText,
} from '@parkwatch/domain/templates/fault-rows';
import type { RowFault } from '@parkwatch/domain/templates/fault-rows';
import type { FileTemplate } from '@parkwatch/domain/templates/file-template';
import { templateSheet } from '@parkwatch/domain/templates/file-templates';
import type { Cell, SheetData } from 'write-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';

/** Rows below the example that keep what is typed as it is typed: Excel makes no dates of times and no numbers of codes. */
const ROWS_TO_FILL = 200;
const HEADING_COLOUR = '#DCE9F7';
const HELP_COLOUR = '#F3F3F3';

/** A template as XLSX: headings, a row of help and an example, which file-drop both passes over. No macro, no formula. */
export function templateBook(template: Pick<FileTemplate, 'name' | 'columns'>): Promise<Buffer> {
  const { name, widths, headings, help, example } = templateSheet(template);
  const empty: readonly Cell[] = widths.map(() => ({ value: '', type: String, format: '@' }));
  const sheet: SheetData = [
    headings.map(({ text, isRequired }) => ({
      ...{ value: text, type: String, fontWeight: 'bold' as const },
      ...{ backgroundColor: HEADING_COLOUR, wrap: true },
      ...(isRequired ? { textColor: '#B00020' } : {}),
    })),
    help.map((value) => ({
      ...{ value, type: String, wrap: true, alignVertical: 'top' as const },
      ...{ fontStyle: 'italic' as const, backgroundColor: HELP_COLOUR },
    })),
    example.map((value): Cell => {
      const style = { textColor: '#777777', fontStyle: 'italic' as const };
      if (value === null) return { ...style, value: '', type: String, format: '@' };
      return typeof value === 'number'
        ? { ...style, value, type: Number }
        : { ...style, value, type: String, format: '@' };
    }),
    ...Array.from({ length: ROWS_TO_FILL }, () => [...empty]),
  ];
  const columns = widths.map((width) => ({ width }));
  const options = { columns, stickyRowsCount: 1, stickyColumnsCount: 1, sheet: sheetName(name) };
  return writeXlsxFile(sheet, options).toBuffer();
}

/** What is wrong with a file, as XLSX; every cell a text. */
export function faultBook(faults: readonly RowFault[], all: number): Promise<Buffer> {
  const sheet: SheetData = [
    FAULT_HEADINGS.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...faultRows(faults, all).map((row) =>
      row.map((value) => ({ value: xmlText(value), type: String })),
    ),
  ];
  const columns = FAULT_WIDTHS.map((width) => ({ width }));
  return writeXlsxFile(sheet, { columns, stickyRowsCount: 1, sheet: '错误 Errors' }).toBuffer();
}

/** Names of sheets have no brackets, slashes, colons, stars and question marks. @source ECMA-376 part 1, 18.2.19 */
function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*:[\]]/g, ' ');
}
