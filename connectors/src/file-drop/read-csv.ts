import { CsvError, parse } from 'csv-parse/sync';
import { fault } from './file-fault.ts';
import { MAX_CELL_LENGTH, MAX_COLUMNS } from './table.ts';
import type { Row } from './table.ts';

type Delimiter = ',' | ';' | '\t' | '|';
type Options = {
  readonly delimiter?: Delimiter | undefined;
  /** Of data, besides what stands before. */
  readonly rows: number;
};

const LONGEST_RECORD = 1_000_000;
/** Headings and what may stand before them. */
const HEAD_ROWS = 1200;

/** Rows of a CSV with their line numbers. @throws FileFault */
export function readCsv(text: string, { delimiter, rows }: Options): Row[] {
  if (text.includes('\u0000')) throw fault('不是文本文件', 'This is no text file');
  try {
    const most = rows + HEAD_ROWS;
    const records = parse(text, {
      ...{ bom: true, delimiter: delimiter ?? delimiterOf(text), info: true, to: most + 1 },
      ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: false },
      max_record_size: LONGEST_RECORD,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    if (records.length > most) throw tooManyRows(rows);
    return records.map(({ info, record }) => ({
      // A record may span lines: a person looks for where it begins.
      number: info.lines - lineBreaks(record),
      cells: record.slice(0, MAX_COLUMNS).map((cell) => emptyAsNull(cell)),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw fault(`CSV 格式有误（${error.code}）`, `The CSV is malformed (${error.code})`);
  }
}

export function tooManyRows(rows: number) {
  return fault(`行数超过 ${rows}`, `There are more than ${rows} rows`);
}

function emptyAsNull(cell: string): string | null {
  const text = cell.slice(0, MAX_CELL_LENGTH).trim();
  return text === '' ? null : text;
}

function lineBreaks(record: readonly string[]): number {
  return record.reduce(
    (sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0),
    0,
  );
}

/** The sign that stands most often in the first line that has any. */
function delimiterOf(text: string): Delimiter {
  const signs = [',', ';', '\t', '|'] as const;
  for (const line of text.slice(0, 20_000).split('\n', 20)) {
    const counts = signs.map((sign) => line.split(sign).length - 1);
    const most = Math.max(...counts);
    if (most > 0) return signs[counts.indexOf(most)]!;
  }
  return ',';
}
