import { sql, sqlText } from '../sql.ts';
import type { Tx } from '../tx.ts';
import { contentSum } from './format.ts';
import type { Content, Head, Item, Partition, Row, Sequence, TableInfo } from './format.ts';
import { MOST_CHARS, MOST_ROWS } from './row-batch.ts';

const TABLES = sql(import.meta, './tables.sql');
const PARTITIONS = sql(import.meta, './partitions.sql');
const SEQUENCES = sql(import.meta, './sequences.sql');

/** Types whose values have a length of their own; rows of others are short. */
const VARIABLE = /^(bytea|text|character|json|geometry|geography|tsvector|xml|hstore)|\[\]$/;

/**
 * Text forms that do not depend on the server's settings; no time-out, as a whole database takes as
 * long as it takes; and an error, not fewer rows, should a policy ever bind the owner.
 */
const SETTINGS = sqlText(`SELECT set_config(name, value, true) FROM (VALUES
  ('DateStyle', 'ISO, YMD'), ('IntervalStyle', 'postgres'), ('TimeZone', 'UTC'), ('bytea_output', 'hex'),
  ('extra_float_digits', '1'), ('statement_timeout', '0'), ('idle_in_transaction_session_timeout', '0'),
  ('row_security', 'off')) AS setting (name, value)`);

export type Catalogue = Pick<Head, 'tables' | 'partitions' | 'sequences'>;

/** To be called first in a transaction that reads or writes rows as text. */
export async function settle(tx: Tx): Promise<void> {
  await tx.rows(SETTINGS);
}

/** What there is to save. */
export async function catalogue(tx: Tx): Promise<Catalogue> {
  return {
    tables: await tx.rows<TableInfo>(TABLES),
    partitions: await tx.rows<Partition>(PARTITIONS),
    sequences: await tx.rows<Sequence>(SEQUENCES),
  };
}

/** The rows of a table as text, a cursor's fetch at a time: a table may be larger than memory. */
export async function* exportRows(tx: Tx, { name, columns }: TableInfo): AsyncGenerator<Row> {
  const list = columns.map(({ name: column }, at) => `${identifier(column)}::text AS c${at}`);
  // A table without columns of its own still has rows to count.
  const select = `SELECT ${list.join(', ') || 'NULL'} FROM ${identifier(name)}`;
  await tx.run({ text: `DECLARE export NO SCROLL CURSOR FOR ${select}`, name: `export ${name}` });
  const fetchRows = await rowsAFetch(tx, { name, columns });
  const fetch = { text: `FETCH ${fetchRows} FROM export`, name: `export ${name}` };
  for (;;) {
    const rows = await tx.rows<Record<string, string | null>>(fetch);
    for (const row of rows) yield columns.map((_, at) => row[`c${at}`] ?? null);
    if (rows.length < fetchRows) break;
  }
  await tx.run(sqlText('CLOSE export'));
}

/**
 * So many rows that even the longest ones together stay below what one answer may hold: a cursor gives rows by number, and
 * the embedded database gives an answer in one piece. `octet_length` of bytea and text does not read the value itself.
 */
async function rowsAFetch(tx: Tx, { name, columns }: TableInfo): Promise<number> {
  const lengths = columns
    .filter(({ type }) => VARIABLE.test(type))
    .map(({ name: column, type }) =>
      type === 'bytea'
        ? `coalesce(octet_length(${identifier(column)}) * 2::bigint, 0)`
        : `coalesce(octet_length(${identifier(column)}${type === 'text' ? '' : '::text'})::bigint, 0)`,
    );
  if (lengths.length === 0) return MOST_ROWS;
  const text = `SELECT max(${lengths.join(' + ')}) AS chars FROM ${identifier(name)}`;
  const longest = await tx.one<{ chars: number | null }>({ text, name: `measure ${name}` });
  const rows = Math.floor(MOST_CHARS / ((longest?.chars ?? 0) + 1));
  return Math.min(MOST_ROWS, Math.max(1, rows));
}

/** Head and rows of all tables. */
export async function* exportItems(tx: Tx, head: Head): AsyncGenerator<Item> {
  yield { kind: 'head', head };
  for (const table of head.tables) {
    yield { kind: 'table', name: table.name };
    for await (const row of exportRows(tx, table)) yield { kind: 'row', row };
  }
}

/** Count and digest of what a table holds now, as a backup of it would state them. */
export async function storedContent(tx: Tx, table: TableInfo): Promise<Content> {
  const sum = contentSum();
  for await (const row of exportRows(tx, table)) sum.add(JSON.stringify(row));
  return sum.content();
}

/** A name from the catalogue, quoted. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
