/** What is wrong with a row of a file; row 0: with the file. */
export type RowFault = {
  readonly row: number;
  readonly column: string | null;
  readonly value: string;
  readonly message: { readonly zh: string; readonly en: string };
};

export const FAULT_HEADINGS = ['行号 Row', '列 Column', '值 Value', '问题', 'Problem'] as const;
/** Widths of the columns of a report, in characters. */
export const FAULT_WIDTHS = [10, 20, 30, 50, 60] as const;
/** A person corrects the first and sends the file again. */
const MOST_FAULTS = 10_000;
const LONGEST_CELL = 1000;

/**
 * Rows of an error report, as texts: nothing in it may become a number or a formula, the values come from strangers.
 * @param all  how many faults there are where only the first are given
 */
export function faultRows(faults: readonly RowFault[], all = faults.length): string[][] {
  const sorted = [...faults].sort((a, b) => a.row - b.row);
  const rows = sorted
    .slice(0, MOST_FAULTS)
    .map(({ row, column, value, message }) => [
      ...[row === 0 ? '' : String(row), column ?? '', value, message.zh, message.en],
    ]);
  const left = all - rows.length;
  if (left > 0) rows.push(['', '', '', `另有 ${left} 处错误`, `and ${left} more`]);
  return rows.map((row) => row.map((cell) => cell.slice(0, LONGEST_CELL).toWellFormed()));
}

/** Characters that XML does not have. @source XML 1.0, 2.2 */
export function xmlText(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
