import { createHash } from 'node:crypto';
import type { Quality } from '@parkwatch/domain/reading/reading';
import type { FileColumn, FileMapping } from '@parkwatch/domain/sources/file-drop';
import type { ValueReading } from '../contract.ts';
import { foldedWord, textOf, valueOf, wordOf } from './cell-value.ts';
import type { Value } from './cell-value.ts';
import { fault } from './file-fault.ts';
import type { RowError, Told } from './file-fault.ts';
import type { Cell, Row } from './table.ts';

type Item<T> = { readonly row: number; readonly item: T };
/** What a file says: readings or records with the rows they come from, and what is wrong with others. */
export type Mapped = {
  readonly rows: number;
  readonly readings: readonly Item<ValueReading>[];
  readonly records: readonly Item<Readonly<Record<string, Value>>>[];
  readonly errors: readonly RowError[];
};

type Placed = FileColumn & { readonly at: number; readonly title: string };
type Fields = Readonly<Record<string, Value>>;

/** Rows by their mapping: pure. @throws FileFault when a needed column is not there */
export function mapRows(rows: readonly Row[], mapping: FileMapping, utcOffsetMin: number): Mapped {
  const columns = placeColumns(rows, mapping);
  const offset = mapping.utcOffsetMin ?? utcOffsetMin;
  const readings: Item<ValueReading>[] = [];
  const records: Item<Fields>[] = [];
  const errors: RowError[] = [];
  let count = 0;
  const first = mapping.headerRow + mapping.skipRows;
  for (const { number, cells } of rows) {
    if (number <= first || cells.every((cell) => cell === null)) continue;
    const marked = markOf({ number, cells }, columns, mapping);
    if (marked === 'help') continue;
    count += 1;
    if (marked !== null) {
      errors.push(marked);
      continue;
    }
    const { fields, wrong } = readRow({ number, cells }, columns, offset);
    errors.push(...wrong);
    if (mapping.feed === 'observations') {
      const found = readingsOf(fields, columns, { mapping, number });
      readings.push(...found.readings);
      if (wrong.length === 0) errors.push(...found.errors);
    } else if (wrong.length === 0) {
      records.push({ row: number, item: recordOf(fields, mapping) });
    }
  }
  return { rows: count, readings, records, errors };
}

/** Rows of a template that are no data. One that is marked as the example and says something else is told: nothing is lost silently. */
function markOf(
  { number, cells }: Row,
  columns: readonly Placed[],
  { marks }: FileMapping,
): 'help' | RowError | null {
  const mark = typeof cells[0] === 'string' ? foldedWord(cells[0]) : '';
  if (marks === undefined || mark === '') return null;
  if (mark === foldedWord(marks.help)) return 'help';
  if (mark !== foldedWord(marks.example)) return null;
  const changed = columns.find(({ at, example }) => {
    const cell = cells[at] ?? null;
    return foldedWord(cell === null ? '' : textOf(cell)) !== foldedWord(String(example ?? ''));
  });
  if (changed === undefined) return 'help';
  const cell = cells[changed.at] ?? null;
  return {
    ...{
      row: number,
      column: changed.title,
      value: cell === null ? '' : textOf(cell).slice(0, 200),
    },
    message: {
      zh: '本行仍标为“示例”，未导入；如需导入请清空第一列',
      en: 'The row is still marked as an example and was not imported: empty its first column',
    },
  };
}

function placeColumns(rows: readonly Row[], { headerRow, columns }: FileMapping): Placed[] {
  const header = rows.find(({ number }) => number === headerRow)?.cells ?? [];
  const titles = header.map((cell) => (cell === null ? '' : foldedWord(textOf(cell))));
  const placed: Placed[] = [];
  for (const column of columns) {
    const names = [column.header].flat();
    const wanted = new Set(names.map(foldedWord));
    const at = titles.findIndex((title) => wanted.has(title));
    if (at !== -1) placed.push({ ...column, at, title: textOf(header[at]!) });
    else if (column.isRequired) throw missing(names, header);
  }
  if (placed.length === 0) throw missing([columns[0]!.header].flat(), header);
  return placed;
}

/** Headings in a sentence: as many as a person reads. */
const SHOWN_HEADINGS = 150;

function missing(names: readonly string[], header: readonly Cell[]) {
  const found = header.flatMap((cell) => (cell === null ? [] : textOf(cell).slice(0, 40)));
  const all = found
    .slice(0, 30)
    .join('、')
    .replaceAll(/\p{Cc}/gu, ' ');
  const there = all === '' ? '–' : all.slice(0, SHOWN_HEADINGS);
  return fault(
    `缺少列“${names.join('”或“')}”，表头为：${there}`,
    `The column ${names.join(' or ')} is missing; the headings are: ${there}`,
  );
}

type ReadFields = { readonly fields: Fields; readonly wrong: readonly RowError[] };

function readRow({ number, cells }: Row, columns: readonly Placed[], offset: number): ReadFields {
  const fields: Record<string, Value> = {};
  const wrong: RowError[] = [];
  const note = (column: Placed, value: string, message: Told) =>
    wrong.push({ row: number, column: column.title, value: value.slice(0, 200), message });
  for (const column of columns) {
    const cell = cells[column.at] ?? null;
    if (cell === null || cell === '') {
      if (column.isRequired) note(column, '', { zh: '必填项为空', en: 'This must not be empty' });
      continue;
    }
    const read = valueOf(cell, column, offset);
    if ('wrong' in read) note(column, textOf(cell), read.wrong);
    else fields[column.point === undefined ? column.field : `@${column.at}`] = read.value;
  }
  return { fields, wrong };
}

type Found = { readonly readings: Item<ValueReading>[]; readonly errors: RowError[] };
type From = { readonly mapping: FileMapping; readonly number: number };

/** One reading a row, or one for each column that is a point. */
function readingsOf(fields: Fields, columns: readonly Placed[], { mapping, number }: From): Found {
  const { constants } = mapping;
  const all: Fields = { ...constants, ...fields };
  const atMs = Date.parse(wordOf(all['time'] ?? ''));
  const whole = (zh: string, en: string): Found => ({
    readings: [],
    errors: [{ row: number, column: null, value: '', message: { zh, en } }],
  });
  if (!Number.isFinite(atMs)) return whole('没有时间', 'There is no time');
  const quality = qualityOf(all['quality']);
  const unit = typeof all['unit'] === 'string' ? all['unit'].slice(0, 30) : null;
  const wide = columns.filter(({ point }) => point !== undefined);
  const values: [string, Value | undefined][] =
    wide.length > 0
      ? wide.map(({ point, at }) => [point!, fields[`@${at}`]])
      : [[wordOf(all['point'] ?? ''), all['value']]];
  const readings = values.flatMap(([point, value]): Item<ValueReading>[] => {
    if (point === '' || typeof value !== 'number') return [];
    const name = point.slice(0, 300);
    return [{ row: number, item: { point: name, atMs, value, unit, quality } }];
  });
  return readings.length === 0
    ? whole('没有测点或数值', 'There is no point or no value')
    : { readings, errors: [] };
}

function qualityOf(value: Value | undefined): Quality {
  return value === 'bad' || value === 'uncertain' ? value : 'good';
}

function recordOf(fields: Fields, { constants, keyFields, feed }: FileMapping): Fields {
  const record = { ...constants, ...fields };
  if (record['externalId'] !== undefined || record['id'] !== undefined) return record;
  return { ...record, externalId: externalIdOf(record, keyFields, feed) };
}

/** Made of the key, so that the row of a corrected file is the same record; of the whole row where no key is told. */
function externalIdOf(record: Fields, keyFields: readonly string[], feed: string): string {
  const known = keyFields.filter((field) => record[field] !== undefined);
  const names = known.length > 0 ? known : Object.keys(record).sort();
  const key = names.map((name) => wordOf(record[name])).join('|');
  if (known.length > 0 && key.length <= 100) return key;
  return createHash('sha256').update(`${feed}\n${key}`).digest('hex').slice(0, 40);
}
